import type { ImportId } from '../../../data/imports/column.ts'
import type { Reason } from '../../../data/language/reason.ts'
import type { Skipped } from './table.ts'

/** What a file turned out to be: no value of any row is in it. */
export interface FileFacts {
  readonly kind: ImportId
  readonly format: 'csv' | 'xlsx'
  readonly encoding: string | null
  readonly sheet: string | null
  readonly headerLine: number
  readonly columns: readonly { readonly header: string; readonly column: string }[]
  /** Headers that mean nothing here. */
  readonly ignored: readonly string[]
  /** The header row as it stands, for the file of refused rows. */
  readonly labels: readonly string[]
}

/** What the reading process tells: where it is, the whole at its end, or why the file cannot be read. */
export type ReadMessage =
  | { readonly kind: 'progress'; readonly rows: number }
  | {
      readonly kind: 'read'
      readonly facts: FileFacts
      readonly rows: number
      readonly skipped: Readonly<Record<Skipped, number>>
    }
  | { readonly kind: 'refused'; readonly reason: Reason }

/** A line of the file that the reading process writes: short names, since there may be a million. */
export type StoredRow =
  | { readonly n: number; readonly c: readonly string[]; readonly f: Readonly<Record<string, string | number>> }
  | { readonly n: number; readonly c: readonly string[]; readonly w: string; readonly y: Reason }
