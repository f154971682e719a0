import type { Reason } from '../../../data/language/reason.ts'

/** What a file may be. Each is far beyond what a city's rosters need, and far below what would hurt the server. */
export const LIMITS = {
  /** Entries of a workbook's zip. */
  entries: 2_000,
  /** Bytes that the parts of a workbook may unpack to, together. */
  unpackedBytes: 1_073_741_824,
  /** How many times larger a part may be unpacked, if it is larger than `ratioFrom`. */
  ratio: 300,
  ratioFrom: 4_194_304,
  /** Bytes of a small part (workbook, relations, styles). */
  partBytes: 8_388_608,
  /** Rows of a sheet or lines of a CSV file, and columns that are looked at. */
  rows: 1_048_576,
  columns: 256,
  /** Characters of one cell that are kept; a longer one is refused by its reader. */
  cellChars: 2_001,
  /** Characters of all shared strings together. */
  sharedChars: 134_217_728,
  /** Characters of one CSV record. */
  recordChars: 262_144,
  /** The reading process. */
  heapMb: 512,
  dataMb: 2_048,
  seconds: 120,
} as const

/** The file cannot be read, whatever its rows say. The reason is for the official who dropped it. */
export class FileRefused extends Error {
  readonly reason: Reason

  constructor(reason: Reason, options?: ErrorOptions) {
    super(reason.zh, options)
    this.reason = reason
  }
}
