import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import type { DeskValue } from '../../../data/contract/desk.ts'
import { toCsv } from './csv.ts'

const columns = ['a', 'b,"c"'].map((name) => ({ name, type: 'VARCHAR' }))
const read = (rows: DeskValue[][]) => {
  const text = toCsv({ columns, rows }, ['党建云图', '版本 7', '演示数据'])
  expect(text.startsWith('\ufeff# 党建云图 · 版本 7 · 演示数据\r\n')).toBe(true)
  return parse(text, { bom: true, from_line: 2 }) as string[][]
}

test('comes back as it was, whatever stands in it', () => {
  const rows = [
    ['西湖区', 'a"b,c\nd'],
    ['9007199254740993', '-3'],
  ]
  expect(read(rows)).toEqual([['a', 'b,"c"'], ...rows])
})

test('no text is reckoned by a spreadsheet, and no number is changed', () => {
  const risky = ['=1+1', '+cmd', '-2+3', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1', '=HYPERLINK("http://x")']
  for (const text of risky) expect(read([[text, -1.5]])[1]).toEqual([`'${text}`, '-1.5'])
  expect(read([[0, null]])[1]).toEqual(['0', ''])
})
