// Apart from the schemas: pages read it.

/** In place of a count of people that is not for everybody: 1 to 4, or one that would give such a count away. */
export const SUPPRESSED = 'suppressed'

/** A value as it is sent; `null` is 未报. */
export type CellValue = number | null | typeof SUPPRESSED

/** Values by metric and organisation. Only what the view asks for is there. */
export type Cells = Readonly<Record<string, Readonly<Record<string, CellValue>>>>
