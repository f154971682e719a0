import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import type { DeskValue } from '../../../data/contract/desk.ts'
import { toXlsx } from './xlsx.ts'

const columns = [
  { name: 'code', type: 'VARCHAR' },
  { name: 'n', type: 'HUGEINT' },
]
const sheets = (rows: DeskValue[][]) => {
  const parts = unzipSync(toXlsx({ columns, rows }, { names: ['结果', '说明'], lines: ['版本 7', '=演示'] }))
  return [1, 2].map((n) => strFromU8(parts[`xl/worksheets/sheet${n}.xml`] ?? new Uint8Array()))
}

test('codes keep their zeros, numbers are numbers, what is missing is empty, nothing is a formula', () => {
  const [rows = '', about = ''] = sheets([
    ['0330106', 12],
    ['=1+1', null],
    ['a<b&"c"', '9007199254740993'],
  ])
  expect(rows).toContain('<t xml:space="preserve">0330106</t></is></c><c><v>12</v></c>')
  expect(rows).toContain('<t xml:space="preserve">=1+1</t></is></c><c/>')
  expect(rows).toContain('a&#60;b&#38;&#34;c&#34;')
  // A spreadsheet would round it.
  expect(rows).toContain('<t xml:space="preserve">9007199254740993</t>')
  expect(rows + about).not.toContain('<f>')
  expect(about).toContain('版本 7')
})
