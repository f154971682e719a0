import type { Chance } from '../chance.ts'
import { sentinel } from './sentinels.ts'

/** The rows of a table as texts. */
export type Rows = readonly (readonly string[])[]

const CELLS = [
  '',
  ' ',
  '\u3000',
  '-',
  '无',
  '0',
  '-1',
  '1.5',
  '1e309',
  'NaN',
  '１２',
  '12 人',
  '1,234',
  '99999999999',
  '0.30000000000000004',
  '44197',
  '44197.583333',
  '-44197',
  '2958466',
  '2021.1',
  '2021.13',
  '2021-02-30',
  '0000-00-00',
  '9999年99月99日',
  '21/7/1',
  '2021年7月',
  '星期三',
  '=1+1',
  '=cmd|"/c calc"!A0',
  '@SUM(A1)',
  '+86',
  "'=x",
  '#REF!',
  '__proto__',
  'constructor',
  'toString',
  '\u0000',
  '\u0007',
  '\u007f',
  '\u202e',
  '\ud800',
  '\ufeff',
  '🀄',
  '合计',
  '注：',
  '党'.repeat(1_999),
  '党'.repeat(2_500),
  'x'.repeat(40_000),
  'a"b',
  '"',
  'a\nb',
  'a\r\nb',
  ',',
  '\t',
  ';',
  '<script>',
  '&amp;',
  ']]>',
  '_x0000_',
  '_x000D_',
  '_xFFFF_',
  '330106001001',
  '3.30106E+11',
  '330106199003071234',
  'null',
  'undefined',
  '[object Object]',
] // prettier-ignore
const HEADERS = [
  '__proto__',
  'constructor',
  'toString',
  '',
  '姓名',
  '党员编号',
  '所在党支部代码',
  '代码',
  '召开时间',
  '应到人数',
  'member',
  'org',
  '党'.repeat(3_000),
  '*（必填）',
  '\u0000',
]

type Change = (rows: string[][], chance: Chance) => void

const rowOf = (rows: string[][], chance: Chance) => (rows.length > 0 ? chance.pick(rows) : [])
const put = (row: string[], chance: Chance, text: string) => {
  row[chance.whole(0, Math.max(0, row.length - 1))] = text
}

const CHANGES: Readonly<Record<string, Change>> = {
  cell: (rows, chance) => put(rowOf(rows, chance), chance, chance.pick(CELLS)),
  cells(rows, chance) {
    for (let i = chance.whole(2, 12); i > 0; i--) put(rowOf(rows, chance), chance, chance.pick(CELLS))
  },
  person: (rows, chance) => put(rowOf(rows, chance), chance, sentinel(chance)),
  header: (rows, chance) =>
    put(chance.pick(rows.slice(0, 5).length > 0 ? rows.slice(0, 5) : [[]]), chance, chance.pick(HEADERS)),
  dropColumn(rows, chance) {
    const place = chance.whole(0, 12)
    for (const row of rows) row.splice(place, 1)
  },
  doubleColumn(rows, chance) {
    const place = chance.whole(0, 12)
    for (const row of rows) row.splice(place, 0, row[place] ?? '')
  },
  swapColumns(rows, chance) {
    const [a, b] = [chance.whole(0, 10), chance.whole(0, 10)]
    // Short rows grow to where they are swapped.
    for (const row of rows) {
      while (row.length <= Math.max(a, b)) row.push('')
      row.splice(a, 1, ...row.splice(b, 1, row[a] ?? ''))
    }
  },
  dropRow: (rows, chance) => void rows.splice(chance.whole(0, rows.length), 1),
  doubleRow: (rows, chance) => void rows.splice(chance.whole(0, rows.length), 0, [...rowOf(rows, chance)]),
  shuffled(rows, chance) {
    rows.sort(() => chance.unit() - 0.5)
  },
  blanks: (rows, chance) =>
    void rows.splice(chance.whole(0, rows.length), 0, ...Array.from({ length: chance.whole(1, 200) }, () => [''])),
  shorter: (rows, chance) => void rowOf(rows, chance).splice(chance.whole(0, 5)),
  longer: (rows, chance) =>
    void rowOf(rows, chance).push(
      ...Array.from({ length: chance.pick([1, 3, 300, 3_000]) }, () => chance.pick(CELLS.slice(0, 20))),
    ),
  many(rows, chance) {
    const row = rowOf(rows, chance)
    for (let i = 0; i < 300; i++) rows.push(row.map((cell) => (chance.happens(0.3) ? `${cell}${i}` : cell)))
  },
  nothing: (rows) => void rows.splice(0),
}
const NAMES = Object.keys(CHANGES)

/** A table with some things wrong with it, and their names. */
export function spoilRows(rows: Rows, chance: Chance): { rows: string[][]; notes: string[] } {
  const copy = rows.map((row) => [...row])
  const notes: string[] = []
  for (let i = chance.pick([0, 1, 1, 1, 2, 4]); i > 0; i--) {
    const name = chance.pick(NAMES)
    CHANGES[name]?.(copy, chance)
    notes.push(name)
  }
  return { rows: copy, notes }
}
