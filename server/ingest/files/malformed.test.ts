import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { emptyFolder } from '../../testing/engine.ts'
import { csv, gb18030, type TestCell, xlsx, xlsxParts } from '../../testing/spreadsheets.ts'
import { FileRefused } from './limits.ts'
import { readFile } from './read-file.ts'
import type { ReadMessage } from './read-messages.ts'
import { readInProcess } from './reader.ts'
import { FILE_REASONS } from './reasons.ts'
import { openWorkbook } from './workbook.ts'

const HEAD = ['党支部代码', '会议类型', '召开时间', '应到人数', '实到人数', '时长']
const ROW: TestCell[] = ['330106001001', '主题党日', '2026-01-21 14:00', 21, 18, 90]

function file(bytes: Uint8Array | string): { path: string; out: string } {
  const folder = emptyFolder()
  const path = join(folder, 'upload')
  writeFileSync(path, bytes)
  return { path, out: join(folder, 'rows') }
}

/** The codes of all refusals of these tests. */
const produced = new Set<string>()

/** The rows of a file, or why it is refused. */
async function rowsOf(bytes: Uint8Array | string) {
  const at = file(bytes)
  const told: ReadMessage[] = []
  try {
    await readFile({ ...at, hint: null, tell: (message) => told.push(message) })
  } catch (error) {
    if (error instanceof FileRefused) produced.add(error.reason.code)
    return error instanceof Error ? error.message : String(error)
  }
  const rows = readFileSync(at.out, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
  return { rows: rows.map((line) => JSON.parse(line)), read: told.at(-1) }
}

const parts = (rows: readonly (readonly TestCell[])[] = [HEAD, ROW]) => xlsxParts([{ rows }])
const zipped = (more: Record<string, Uint8Array>, rows?: readonly (readonly TestCell[])[]) =>
  zipSync({ ...parts(rows), ...more })

describe('what is no table is refused in words that help', () => {
  const cases: [string, Uint8Array | string, RegExp][] = [
    ['an empty file', '', /文件是空的/],
    ['an RTF document', '{\\rtf1 a}', /RTF/],
    ['an archive', Buffer.from([0x1f, 0x8b, 8, 0]), /压缩包/],
    ['embedded programs', zipped({ 'xl/activeX/a.bin': strToU8('x') }), /嵌有程序/],
    ['a password', locked(), /密码/],
    ['a workbook without sheets', zipped({ 'xl/workbook.xml': strToU8('<workbook/>') }), /没有可见的工作表/],
    ['rows beyond the limit', zipped({ 'xl/worksheets/sheet1.xml': sheetOf('<row r="1048577"/>') }), /超过 1048576 行/],
    ['a record that never ends', `${csv([HEAD])}${'党'.repeat(270_000)}`, /不像一张表/],
    [
      'more parts than a workbook has',
      zipped(Object.fromEntries(Array.from({ length: 2_001 }, (_, i) => [`xl/p${i}.xml`, new Uint8Array(0)]))),
      /部件超过/,
    ],
    ['a header with a column twice', csv([[...HEAD, '会议类型'], ROW]), /两列都是：会议类型/],
    ['an old .xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), /旧版 Excel.*另存为/],
    ['a PDF', '%PDF-1.7\n', /PDF/],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47]), /图片/],
    ['a web page with the name of a table', '\ufeff<html><table><tr><td>1', /网页表格/],
    ['a zip with another content', zipSync({ 'a.txt': strToU8('x') }), /不是 Excel 工作簿/],
    ['half a workbook', Buffer.from(zipped({})).subarray(0, 900), /不完整或已损坏/],
    ['a zip directory and nothing else', Buffer.from(`PK\u0005\u0006${'\0'.repeat(18)}`, 'latin1'), /不是完整的 Excel/],
    ['macros', zipped({ 'xl/vbaProject.bin': strToU8('x') }), /有宏/],
    ['external links', zipped({ 'xl/externalLinks/externalLink1.xml': strToU8('<x/>') }), /外部链接/],
    ['a data connection', zipped({ 'xl/connections.xml': strToU8('<x/>') }), /外部数据/],
    ['bytes that are no text', Buffer.from([1, 2, 0, 3]), /不是文本文件/],
    ['bytes in no encoding', Buffer.from([0x61, 0x2c, 0xff, 0xff, 0x0a]), /编码读不懂/],
    ['UTF-8 cut within a character', Buffer.from(csv([HEAD, ['主题党日']])).subarray(0, -4), /只有一半/],
    ['a quote that never ends', `${csv([HEAD])}"330106`, /引号没有结束/],
    [
      'no header',
      csv([
        ['a', 'b'],
        ['1', '2'],
      ]),
      /没有找到表头/,
    ],
    ['a header without its columns', csv([HEAD.slice(0, 3)]), /缺少列：应到人数、实到人数、时长/],
    ['a doctype', zipped({ 'xl/workbook.xml': strToU8('<!DOCTYPE x [<!ENTITY a "b">]><workbook/>') }), /读不懂/],
    [
      'broken XML',
      zipped({ 'xl/worksheets/sheet1.xml': strToU8('<worksheet><sheetData><row') }),
      /读不懂|没有找到表头/,
    ],
    ['rows that are no rows', zipped({ 'xl/worksheets/sheet1.xml': sheetOf('<row r="1.5"/>') }), /读不懂/],
    ['a sheet of another size than the directory says', lying(), /不完整或已损坏/],
  ]
  test.each(cases)('%s', async (_, bytes, reason) => expect(await rowsOf(bytes)).toMatch(reason))

  test('a zip bomb is refused by its directory, unpacked by nobody', async () => {
    const bomb = zipped({ 'xl/media/bomb.bin': new Uint8Array(30_000_000) })
    expect(bomb.length).toBeLessThan(100_000)
    const began = performance.now()
    expect(await rowsOf(bomb)).toMatch(/大得不像一张表/)
    expect(performance.now() - began).toBeLessThan(1_000)
  })
})

test('a workbook with more text than a server should keep is refused', async () => {
  const { path } = file(xlsx([HEAD, ROW]))
  const reading = openWorkbook(path, HEAD.join('').length - 1)
  await expect(reading).rejects.toMatchObject({ reason: { code: 'file-strings' } })
  produced.add('file-strings')
  const book = await openWorkbook(path)
  expect(book.sheets).toHaveLength(1)
  book.close()
})

const sheetOf = (rows: string) => strToU8(`<worksheet><sheetData>${rows}</sheetData></worksheet>`)

/** A workbook whose directory says that a part is encrypted. */
function locked(): Uint8Array {
  const bytes = Buffer.from(zipped({}))
  // The flags stand 38 bytes before the name in the central directory.
  const flags = bytes.lastIndexOf('xl/worksheets/sheet1.xml') - 38
  bytes.writeUInt16LE(bytes.readUInt16LE(flags) | 1, flags)
  return bytes
}

/** A workbook whose directory claims fewer bytes than a part unpacks to. */
function lying(): Uint8Array {
  const bytes = Buffer.from(zipped({}))
  const name = bytes.lastIndexOf('xl/worksheets/sheet1.xml')
  // The uncompressed size stands 22 bytes before the name in the central directory.
  bytes.writeUInt32LE(100, name - 22)
  return bytes
}

describe('what is wrong in a row refuses that row', () => {
  test('a formula, an error value, a cell that is too long; the others go on', async () => {
    const rows: TestCell[][] = [
      HEAD,
      ROW,
      [...ROW.slice(0, 3), { formula: 'D2' }, 1, 90],
      [...ROW.slice(0, 1), '党'.repeat(3_000), ...ROW.slice(2)],
      [...ROW.slice(0, 4), { error: '#REF!' }, 90],
      ROW,
    ]
    const result = await rowsOf(xlsx(rows))
    expect(result).toMatchObject({
      rows: [
        { n: 2 },
        { n: 3, w: '应到人数', y: { code: 'cell-formula' } },
        { n: 4, w: '会议类型', y: { code: 'cell-too-long' } },
        { n: 5, w: '实到人数', y: { code: 'cell-error' } },
        { n: 6 },
      ],
    })
  })

  test('a formula in a column that nobody reads, or in the total, does no harm', async () => {
    const rows: TestCell[][] = [
      ['序号', ...HEAD],
      [{ formula: 'ROW()' }, ...ROW],
      ['合计', '', '', '', { formula: 'SUM(E2)' }],
    ]
    expect(await rowsOf(xlsx(rows))).toMatchObject({
      rows: [{ n: 2, f: { expected: 21 } }],
      read: { skipped: { total: 1 } },
    })
  })
})

describe('what people do to tables', () => {
  test('hidden and other sheets, rich and phonetic text, inline strings, rows without numbers are read', async () => {
    const inline = (text: string) => `<c t="inlineStr"><is><r><t>${text}</t></r><rPh><t>pinyin</t></rPh></is></c>`
    const sheet = `<x:worksheet xmlns:x="m"><x:sheetData>${[HEAD, ROW]
      .map((row) => `<row>${row.map((cell) => inline(String(cell))).join('')}</row>`)
      .join('')}</x:sheetData></x:worksheet>`
    const book = xlsxParts([{ rows: [['目录']] }, { rows: [HEAD, ROW], hidden: true }, { name: '一月', rows: [] }])
    book['xl/worksheets/sheet3.xml'] = strToU8(sheet)
    const result = await rowsOf(zipSync(book))
    expect(result).toMatchObject({ rows: [{ n: 2, f: { org: '330106001001', form: 'theme-day', minutes: 90 } }] })
    expect(result).toMatchObject({ read: { facts: { sheet: '一月', headerLine: 1 } } })
  })

  test('tabs, semicolons, UTF-16, lone carriage returns and quoted line breaks are read', async () => {
    const table = csv([HEAD, ROW])
    const tabbed = table.replaceAll(',', '\t')
    const variants = [
      tabbed,
      table.replaceAll(',', ';'),
      table.replaceAll('\r\n', '\r'),
      table.replace('会议类型', '"会议\r\n类型"'),
    ]
    for (const variant of variants) expect(await rowsOf(variant)).toMatchObject({ rows: [{ f: { attended: 18 } }] })
    expect(await rowsOf(Buffer.from(`\ufeff${tabbed}`, 'utf16le'))).toMatchObject({ rows: [{ f: { attended: 18 } }] })
    expect(await rowsOf(gb18030(table))).toMatchObject({ read: { facts: { encoding: 'gb18030' } } })
  })
})

describe('the reading process', () => {
  test('that does not end in time is ended', async () => {
    const at = file(csv([HEAD, ...Array.from({ length: 200_000 }, () => ROW)]))
    const reading = readInProcess({
      ...at,
      hint: null,
      onProgress: () => {},
      signal: new AbortController().signal,
      seconds: 0.5,
    })
    await expect(reading).rejects.toMatchObject({ reason: { code: 'import-slow' } })
  })

  test('that is cancelled is ended, and one that works tells what it read', async () => {
    const at = file(csv([HEAD, ROW]))
    const options = { ...at, hint: null, onProgress: () => {} }
    await expect(readInProcess({ ...options, signal: AbortSignal.abort() })).rejects.toMatchObject({
      reason: { code: 'import-cancelled' },
    })
    const done = await readInProcess({ ...options, ...file(csv([HEAD, ROW])), signal: new AbortController().signal })
    expect(done).toMatchObject({ rows: 1, facts: { kind: 'meetings' } })
    expect(existsSync(at.out)).toBe(false)
  })

  test.each([
    ['cannot be started', [join(emptyFolder(), 'no-such-program')], 'import-no-reader'],
    ['dies of what it reads', [process.execPath, '-e', 'process.exit(9)', '--'], 'import-too-much'],
  ])('that %s says so', async (_, command, code) => {
    const reading = readInProcess({
      ...file(csv([HEAD, ROW])),
      hint: null,
      onProgress: () => {},
      signal: new AbortController().signal,
      command,
    })
    await expect(reading).rejects.toMatchObject({ reason: { code } })
  })
})

test('every reason of a file is one of those above; the tests of imports raise the last one', () => {
  const ofReading = ['import-slow', 'import-cancelled', 'import-no-reader', 'import-too-much']
  expect([...produced, ...ofReading, 'import-internal'].sort()).toEqual(Object.keys(FILE_REASONS).sort())
})
