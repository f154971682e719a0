import { type FileHandle, open } from 'node:fs/promises'
import type { StoredRow } from './read-messages.ts'

const WRITE_CHARS = 262_144
export const REASON_LABEL = '退回原因'

/** What a spreadsheet would take for a formula. */
const FORMULA = /^[=+@\t\r]|^-(?![\d.]+$)/

/** Digits that a spreadsheet would round or strip: a tab makes them a text, and is trimmed when they come back. */
const FRAGILE = /^(?:\d{12,}|0\d+|\d+[xX])$/

/** A field of the refused file: nothing that a spreadsheet would run or mangle. */
function csvField(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : FRAGILE.test(text) ? `${text}\t` : text
  return /[",\r\n\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Writes the refused rows as they came, with a reason each: to be mended and dropped again. UTF-8 with BOM, for Excel. */
export async function writeRefused(options: {
  path: string
  labels: readonly string[]
  rows: AsyncIterable<StoredRow>
  refusals: ReadonlyMap<number, { column: string; reason: string }>
}): Promise<void> {
  const { labels, refusals } = options
  // An earlier round's reasons make way for this one's.
  const kept = labels.map((label, place) => ({ label, place })).filter(({ label }) => label !== REASON_LABEL)
  const file = await open(options.path, 'w', 0o600)
  try {
    let waiting = `\ufeff${[...kept.map(({ label }) => csvField(label)), REASON_LABEL].join(',')}\r\n`
    for await (const row of options.rows) {
      const why = refusals.get(row.n)
      if (!why) continue
      const reason = `第 ${row.n} 行${why.column === '' ? '' : `「${why.column}」`}：${why.reason}`
      waiting += `${[...kept.map(({ place }) => csvField(row.c[place] ?? '')), csvField(reason)].join(',')}\r\n`
      if (waiting.length > WRITE_CHARS) waiting = await flush(file, waiting)
    }
    await flush(file, waiting)
  } finally {
    await file.close()
  }
}

async function flush(file: FileHandle, text: string): Promise<string> {
  await file.write(text)
  return ''
}
