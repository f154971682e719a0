import type { ImportId } from '../imports/column.ts'

/** How far an import is. `previewed` waits to be applied; `done` and `failed` are the end. */
export type ImportStatus = 'reading' | 'comparing' | 'previewed' | 'applying' | 'done' | 'failed'

/** Law: rows = new + changed + unchanged + refused + skipped. `disappeared` counts what the file no longer names. */
export interface ImportCounts {
  readonly rows: number
  readonly new: number
  readonly changed: number
  readonly unchanged: number
  readonly refused: number
  readonly skipped: number
  readonly disappeared: number
}

/** A refused row: the line that the official sees beside it, the column's label ('' for the whole row), the reason. */
export interface RefusedRow {
  readonly line: number
  readonly column: string
  /** What programs know the reason by. */
  readonly code: string
  readonly reason: string
  /** The same in English. */
  readonly reasonEn: string
}

/** What the file no longer names: an organisation, or how many members of one. Reported, never removed. */
export interface Disappeared {
  readonly org: string
  readonly name: string
  readonly members: number | null
}

/** `POST /api/imports`, `GET /api/imports/:id`. */
export interface ImportAnswer {
  readonly id: string
  readonly mode: 'preview' | 'apply'
  readonly status: ImportStatus
  /** Why it failed: in Chinese, in English, and for programs. */
  readonly problem: string | null
  readonly problemEn: string | null
  readonly problemCode: string | null
  /** Rows done, of how many (null while the file is being read). */
  readonly progress: { readonly done: number; readonly total: number | null }
  readonly file: {
    readonly kind: ImportId
    readonly format: 'csv' | 'xlsx'
    readonly encoding: string | null
    readonly sheet: string | null
    readonly headerLine: number
    readonly columns: readonly { readonly header: string; readonly column: string }[]
    readonly ignored: readonly string[]
  } | null
  /** What it will do (`previewed`) or has done (`done`). */
  readonly counts: ImportCounts | null
  /** The first refused rows; all of them are in `GET /api/imports/:id/refused`. */
  readonly refused: readonly RefusedRow[]
  readonly disappeared: readonly Disappeared[]
  /** The journal's version after it was applied; null where there was nothing to post. */
  readonly version: number | null
  /** When everything about it is deleted, RFC 3339. */
  readonly expires: string
}
