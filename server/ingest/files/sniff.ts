import { isUtf8 } from 'node:buffer'
import { FileRefused } from './limits.ts'

/** What the first bytes of a file say it is, where that is nothing we read. */
const FOREIGN: readonly (readonly [magic: Buffer, message: string])[] = [
  [
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0]),
    '这是旧版 Excel 文件（.xls）或加了密码的工作簿：请在表格软件里“另存为”不加密的 .xlsx 再导入',
  ],
  [Buffer.from('%PDF'), '这是 PDF 文件：请导入原来的表格（.xlsx 或 .csv）'],
  [Buffer.from('{\\rtf'), '这是 RTF 文档：请导入原来的表格（.xlsx 或 .csv）'],
  [Buffer.from([0x89, 0x50, 0x4e, 0x47]), '这是图片：请导入原来的表格（.xlsx 或 .csv）'],
  [Buffer.from([0xff, 0xd8, 0xff]), '这是图片：请导入原来的表格（.xlsx 或 .csv）'],
  [Buffer.from('Rar!'), '这是压缩包：请解压后导入其中的表格'],
  [Buffer.from([0x37, 0x7a, 0xbc, 0xaf]), '这是压缩包：请解压后导入其中的表格'],
  [Buffer.from([0x1f, 0x8b]), '这是压缩包：请解压后导入其中的表格'],
]

const HTML = /^\s*(?:<!doctype html|<html|<table|<\?xml|<meta|MIME-Version:)/i

/** Whether the bytes are a workbook or a text; throws `FileRefused` where they are something else. */
export function sniff(head: Buffer): 'xlsx' | 'csv' {
  if (head.length === 0) throw new FileRefused('文件是空的')
  for (const [magic, message] of FOREIGN)
    if (head.subarray(0, magic.length).equals(magic)) throw new FileRefused(message)
  if (head.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 3, 4]))) return 'xlsx'
  if (head.subarray(0, 2).equals(Buffer.from('PK'))) throw new FileRefused('这个压缩格式的文件不是完整的 Excel 工作簿')
  const start = head.subarray(0, 512).toString('latin1').replace(/^ï»¿/, '')
  if (HTML.test(start))
    throw new FileRefused('这是网页表格，只是扩展名像表格：请在表格软件里打开，“另存为” .xlsx 再导入')
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
  if (bytes.includes(0)) throw new FileRefused('不是文本文件：请导入 .xlsx 或 .csv')
  if (isUtf8(bytes)) return { text: read('utf-8', bytes), encoding: 'utf-8' }
  if (isCutUtf8(bytes)) throw new FileRefused('文件不完整：最后一个字只有一半，请重新导出')
  return { text: read('gb18030', bytes), encoding: 'gb18030' }
}

function read(encoding: Encoding, bytes: Buffer): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw new FileRefused('文字编码读不懂：请在表格软件里“另存为” CSV UTF-8 或 .xlsx')
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
