import { isUtf8 } from 'node:buffer'
import type { Reason } from '../../../data/language/reason.ts'
import { FileRefused } from './limits.ts'
import { FILE_REASONS } from './reasons.ts'

/** What the first bytes of a file say it is, where that is nothing we read. */
const FOREIGN: readonly (readonly [magic: Buffer, reason: Reason])[] = [
  [Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), FILE_REASONS['file-old-excel']],
  [Buffer.from('%PDF'), FILE_REASONS['file-pdf']],
  [Buffer.from('{\\rtf'), FILE_REASONS['file-rtf']],
  [Buffer.from([0x89, 0x50, 0x4e, 0x47]), FILE_REASONS['file-image']],
  [Buffer.from([0xff, 0xd8, 0xff]), FILE_REASONS['file-image']],
  [Buffer.from('Rar!'), FILE_REASONS['file-archive']],
  [Buffer.from([0x37, 0x7a, 0xbc, 0xaf]), FILE_REASONS['file-archive']],
  [Buffer.from([0x1f, 0x8b]), FILE_REASONS['file-archive']],
]

const HTML = /^\s*(?:<!doctype html|<html|<table|<\?xml|<meta|MIME-Version:)/i

/** Whether the bytes are a workbook or a text; throws `FileRefused` where they are something else. */
export function sniff(head: Buffer): 'xlsx' | 'csv' {
  if (head.length === 0) throw new FileRefused(FILE_REASONS['file-empty'])
  for (const [magic, reason] of FOREIGN) if (head.subarray(0, magic.length).equals(magic)) throw new FileRefused(reason)
  if (head.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 3, 4]))) return 'xlsx'
  if (head.subarray(0, 2).equals(Buffer.from('PK'))) throw new FileRefused(FILE_REASONS['file-zip-cut'])
  const start = head.subarray(0, 512).toString('latin1').replace(/^ï»¿/, '')
  if (HTML.test(start)) throw new FileRefused(FILE_REASONS['file-html'])
  return 'csv'
}

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le'

/**
 * The text of a CSV file, in whichever encoding it was saved.
 *
 * A byte order mark decides; without one, what is no UTF-8 is GB18030 (a superset of GBK and GB2312, which
 * Excel on a Chinese Windows writes). Throws `FileRefused` for what is no text, or was cut within a character.
 */
export function decode(bytes: Buffer): { text: string; encoding: Encoding } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: read('utf-16le', bytes), encoding: 'utf-16le' }
  if (bytes.includes(0)) throw new FileRefused(FILE_REASONS['file-not-text'])
  if (isUtf8(bytes)) return { text: read('utf-8', bytes), encoding: 'utf-8' }
  if (isCutUtf8(bytes)) throw new FileRefused(FILE_REASONS['file-cut'])
  return { text: read('gb18030', bytes), encoding: 'gb18030' }
}

function read(encoding: Encoding, bytes: Buffer): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw new FileRefused(FILE_REASONS['file-encoding'])
  }
}

/** UTF-8 up to its last, incomplete character; a text of which that is the only one beyond ASCII is none. */
function isCutUtf8(bytes: Buffer): boolean {
  for (let cut = 1; cut <= 3; cut++) {
    const rest = bytes.subarray(0, -cut)
    if (isUtf8(rest)) return rest.some((byte) => byte > 127)
  }
  return false
}
