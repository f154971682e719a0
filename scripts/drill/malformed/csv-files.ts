import { gb18030 } from '../../../server/testing/spreadsheets.ts'
import type { Chance } from '../chance.ts'
import type { Rows } from './tables.ts'

/** What is wrong with a CSV beyond its cells. */
const TEXTS: Readonly<Record<string, (text: string, chance: Chance) => string>> = {
  quote: (text, chance) => at(text, chance, '"'),
  quotes: (text) => text.replaceAll(',', '","'),
  delimiter: (text, chance) => text.replaceAll(',', chance.pick(['\t', ';', '，', '|', ':', ' '])),
  delimiters: (text, chance) => text.replace(/,/g, () => chance.pick([',', '\t', ';'])),
  newline: (text, chance) => text.replaceAll('\r\n', chance.pick(['\n', '\r', '\n\r', '\u2028', '\r\r\n'])),
  nul: (text, chance) => at(text, chance, '\u0000'),
  control: (text, chance) =>
    at(text, chance, chance.pick(['\u0001', '\u001a', '\u000b', '\u0085', '\ufeff', '\ufffd'])),
  endless: (text, chance) =>
    at(text, chance, chance.pick(['x', '"', ',', '党']).repeat(chance.pick([70_000, 270_000, 600_000]))),
  cutText: (text, chance) => text.slice(0, chance.whole(0, text.length)),
  formula: (text, chance) => at(text, chance, '=HYPERLINK("http://x.example","y")'),
  tag: (text, chance) =>
    `${chance.pick(['<html>', '<?xml version="1.0"?>', '<table>', 'sep=;\r\n', '%PDF-1.4', '{\\rtf1', 'PK', '{"a":1}'])}${text}`,
}
const NAMES = Object.keys(TEXTS)

const at = (text: string, chance: Chance, more: string) => {
  const place = chance.whole(0, text.length)
  return text.slice(0, place) + more + text.slice(place)
}

/** A table as CSV in one of the encodings of offices, with a fault of the format in some. */
export function writeCsv(rows: Rows, chance: Chance): { bytes: Buffer; notes: string[] } {
  const notes: string[] = []
  let text = rows.map((row) => `${row.map(field).join(',')}\r\n`).join('')
  if (chance.happens(0.3)) {
    const name = chance.pick(NAMES)
    text = TEXTS[name]?.(text, chance) ?? text
    notes.push(name)
  }
  const encoding = chance.pick([
    'utf-8',
    'bom',
    'gb18030',
    'gb18030',
    'gb18030',
    'utf-16le',
    'utf-16le',
    'utf-16be',
    'latin1',
  ])
  return { bytes: encode(text, encoding), notes: [...notes, encoding] }
}

function field(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function encode(text: string, encoding: string): Buffer {
  switch (encoding) {
    case 'bom':
      return Buffer.from(`\ufeff${text}`)
    case 'gb18030':
      return gbOf(text)
    case 'utf-16le':
      return Buffer.from(`\ufeff${text}`, 'utf16le')
    case 'utf-16be':
      return Buffer.from(`\ufeff${text}`, 'utf16le').swap16()
    case 'latin1':
      return Buffer.from(text, 'latin1')
    default:
      return Buffer.from(text)
  }
}

/** GB18030 as far as two bytes go; for what they cannot say an encoder writes a question mark. */
function gbOf(text: string): Buffer {
  try {
    return gb18030(text)
  } catch {
    return gb18030(text.replace(/[^\u0000-\u007f\u4e00-\u9fa5\u3000-\u3002\uff00-\uff5e]/gu, '?'))
  }
}
