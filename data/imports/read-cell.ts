import { parseIdNumber } from '../language/personal.ts'
import { type Reason, withDetail } from '../language/reason.ts'
import type { Cell, Reading, Words } from './column.ts'
import { type DateOptions, readInstant, readMonth } from './read-date.ts'
import { MAX_TEXT, REASONS } from './reasons.ts'

/** The value of a cell in the terms of a payload, `undefined` where the cell is empty, or why it cannot be read. */
export type Read =
  | { readonly ok: true; readonly value: string | number | undefined }
  | { readonly ok: false; readonly reason: Reason }

const no = (reason: Reason): Read => ({ ok: false, reason })
const yes = (value: string | number | undefined): Read => ({ ok: true, value })

/** Full-width forms made half-width, blanks of every kind trimmed. */
function plain(text: string): string {
  return text.normalize('NFKC').trim()
}

/** What stands for nothing in a table. */
const NOTHING = /^(?:[-—–/\\]+|无|空|n\/?a|null)?$/i

/** Reads a cell as its column says. Reasons never repeat the value. */
export function readCell(reading: Reading, cell: Cell, options: DateOptions): Read {
  if (cell.fault !== undefined) return no(cell.fault)
  if (cell.text.length > MAX_TEXT) return no(REASONS['cell-too-long'])
  const text = plain(cell.text)
  if (NOTHING.test(text)) return yes(undefined)
  switch (reading.kind) {
    case 'text':
      return yes(oneLine(cell.text))
    case 'person':
      return yes(personName(cell.text))
    case 'code':
      return readCode(text, cell)
    case 'id-number':
      return readIdNumber(text, cell)
    case 'count':
      return readCount(text)
    case 'month':
      return readMonth(cell, options)
    case 'instant':
      return readInstant(cell, { ...options, coarse: reading.coarse === true })
    case 'word':
      return readWord(text, reading)
  }
}

/** A text on one line; what it is made of stays as it is, since it may be an official name. */
function oneLine(text: string): string {
  // The apostrophe that keeps a spreadsheet from running it is no part of it.
  return text
    .replace(/^'(?=[=+@\-\t\r])/, '')
    .replace(/[\s\u3000]+/g, ' ')
    .trim()
}

/** Two-character names are padded with blanks to line up. */
function personName(text: string): string {
  const name = oneLine(text)
  return /^[\p{Script=Han}\s·]+$/u.test(name) ? name.replace(/\s+/g, '') : name
}

const EXPONENT = /^\d(?:\.\d+)?[eE]\+?\d+$/

function readCode(text: string, cell: Cell): Read {
  const code = text.replace(/^'/, '').trim()
  if (cell.isNumber !== true) {
    if (EXPONENT.test(code) && code.includes('+')) return no(REASONS['cell-exponent'])
    return yes(code)
  }
  const value = Number(code)
  if (!Number.isInteger(value)) return no(REASONS['cell-code-number'])
  if (Math.abs(value) >= 1e15) return no(REASONS['cell-code-rounded'])
  return yes(String(value))
}

function readIdNumber(text: string, cell: Cell): Read {
  if (cell.isNumber === true || EXPONENT.test(text)) return no(REASONS['cell-id-rounded'])
  const id = text.replace(/^'/, '').replace(/\s/g, '').toUpperCase()
  return parseIdNumber(id) ? yes(id) : no(REASONS['cell-id-invalid'])
}

function readCount(text: string): Read {
  const digits = text.replace(/^'/, '').replace(/(?<=\d),(?=\d{3})/g, '')
  const m = /^(\d{1,9})(?:\.0+)?\s*(?:人次|人|名|分钟|分|min)?$/.exec(digits)
  return m ? yes(Number(m[1])) : no(REASONS['cell-count'])
}

const tables = new WeakMap<object, ReadonlyMap<string, string>>()

function wordTable(of: Words): ReadonlyMap<string, string> {
  const known = tables.get(of)
  if (known) return known
  const table = new Map<string, string>()
  for (const [key, label] of Object.entries(of.words))
    for (const word of [key, label.zh, label.en]) table.set(plainWord(word), key)
  for (const [word, key] of Object.entries(of.also)) table.set(plainWord(word), key)
  tables.set(of, table)
  return table
}

const plainWord = (text: string) => text.normalize('NFKC').replace(/\s/g, '').toLowerCase()

function readWord(text: string, of: Words): Read {
  const word = plainWord(text)
  const key = wordTable(of).get(word)
  if (key !== undefined) return yes(key)
  if (of.otherwise?.pattern.test(word)) return yes(of.otherwise.key)
  const labels = Object.values(of.words)
  return no(
    withDetail(REASONS['cell-word'], {
      zh: labels.map((label) => label.zh).join('、'),
      en: labels.map((label) => label.en).join(', '),
    }),
  )
}
