import type { DeskColumn } from '../../data/contract/desk.ts'
import type { Fault } from './fault.ts'

/** Tables and views of an artefact, as far as the sandbox needs them. */
export interface Readable {
  readonly version: number
  readonly tables: Readonly<
    Record<string, { readonly files: readonly string[]; readonly columns: readonly DeskColumn[] }>
  >
  readonly views: readonly { readonly name: string; readonly sql: string }[]
}

/** What may be made of it and how much of it is answered. */
export interface RunOrder {
  readonly kind: 'run'
  /** The files by their names in the sandbox's own folder. */
  readonly readable: Readable
  readonly rows: number
  readonly bytes: number
  readonly memoryMb: number
  /** Write the result as a Parquet file of this name in the folder, instead of telling it. */
  readonly file: string | null
  /** What such a file says of itself. */
  readonly watermark: string | null
}

/** What the server tells the sandbox, a line of JSON each: first what to check, then, if that passed, to run it. */
export type ToSandbox = { readonly kind: 'check'; readonly sql: string; readonly tables: readonly string[] } | RunOrder

/** What the sandbox tells, a line of JSON each; `kind` is its first field, so that lines of rows need not be read. */
export type FromSandbox =
  | { readonly kind: 'ready' }
  | { readonly kind: 'passed' }
  | { readonly kind: 'fault'; readonly fault: Fault }
  | { readonly kind: 'columns'; readonly columns: readonly DeskColumn[] }
  | { readonly kind: 'rows'; readonly rows: readonly (readonly unknown[])[] }
  | { readonly kind: 'progress'; readonly percent: number }
  | { readonly kind: 'end'; readonly rows: number; readonly truncated: boolean; readonly ms: number }

/** What the server tells the starter of its processes. */
export type ToStarter =
  | { readonly kind: 'start'; readonly id: string; readonly command: readonly string[]; readonly folder: string }
  | { readonly kind: 'kill'; readonly id: string }

/** What the starter tells: a process is gone, and which signal ended it. */
export interface FromStarter {
  readonly kind: 'gone'
  readonly id: string
  readonly signal: NodeJS.Signals | null
}
