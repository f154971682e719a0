import type { Cell } from '../../../data/imports/column.ts'

/** A row of a file as it stands there; `line` is the number that the official sees beside it. */
export interface Row {
  readonly line: number
  readonly cells: readonly Cell[]
}

/** A table of a file, row by row. */
export interface Sheet {
  /** The sheet's name; null in a CSV file. */
  readonly name: string | null
  readonly date1904: boolean
  rows(): AsyncIterable<Row>
}
