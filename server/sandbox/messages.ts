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

/** The tables that a process answers from; their files by their names in the process's own folder. */
export interface Place {
  readonly tables: Readable['tables']
  /** What a text may name, tables and views, in small letters. */
  readonly names: readonly string[]
  readonly memoryMb: number
  /** The one file in the folder that may be written. */
  readonly file: string | null
}

/** A text, and how much of its result is answered. */
export interface Question {
  readonly sql: string
  /** The views that it names. */
  readonly views: Readable['views']
  readonly rows: number
  readonly bytes: number
  /** What a result that is written as a file says of itself. */
  readonly watermark: string | null
}

/** What the server tells the sandbox, a line of JSON each: at its start, for a process without tables, and then texts until one passes. */
export type ToSandbox =
  | { readonly kind: 'start'; readonly place: Place | null }
  | ({ readonly kind: 'place' } & Place)
  | ({ readonly kind: 'ask' } & Question)

/** What the sandbox tells, a line of JSON each; `kind` is its first field, so that lines of rows need not be read. */
export type FromSandbox =
  | { readonly kind: 'ready' }
  /** It did not pass: nothing was run. */
  | { readonly kind: 'refused'; readonly fault: Fault }
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
