import { describe, expect, test } from 'vitest'
import type { Cell, Reading } from './column.ts'
import { bestHeader } from './header.ts'
import { columnOf, IMPORTS, labelOfField } from './index.ts'
import { readCell } from './read-cell.ts'
import { REASONS } from './reasons.ts'

const produced = new Set<string>()
const text = (value: string): Cell => ({ text: value })
const number = (value: number): Cell => ({ text: String(value), isNumber: true })
const read = (reading: Reading, cell: Cell, date1904 = false) => {
  const result = readCell(reading, cell, { date1904 })
  if (!result.ok) produced.add(result.reason.code)
  return result.ok ? result.value : result.reason.zh
}
const month = (cell: Cell) => read({ kind: 'month' }, cell)
const instant = (cell: Cell) => read({ kind: 'instant' }, cell)

describe('dates as officials write them', () => {
  test.each([
    ['2021.07'],
    ['2021.7'],
    ['2021-7'],
    ['2021/07'],
    ['2021年7月'],
    ['202107'],
    ['2021.07.01'],
    ['2021年7月1日'],
    ['2021-7-1'],
    ['2021/7/1'],
    ['20210701'],
    ['２０２１．０７'],
    ['２０２１年７月１日'],
    [' 2021 年 7 月 1 日 '],
    ['2021-07-01 00:00:00'],
    ['2021-07-01T08:30:00+08:00'.slice(0, 16)],
    ['2021年7月1日（星期四）'],
    ["'2021-07"],
    ['44378'],
  ])('%s is July 2021', (written) => expect(month(text(written))).toBe('2021-07'))

  test('numbers of a spreadsheet: a day number, a year with its month, digits', () => {
    expect(month(number(44_378))).toBe('2021-07')
    expect(month(number(2021.07))).toBe('2021-07')
    expect(month(number(202_107))).toBe('2021-07')
    expect(instant(number(44_378.604166666664))).toBe('2021-07-01T14:30:00+08:00')
    expect(read({ kind: 'month' }, number(42_916), true)).toBe('2021-07')
  })

  test('a time of day is kept, wherever it stands', () => {
    for (const written of ['2026-1-21 14:05', '2026年1月21日14时05分', '2026/1/21 14:05:00', '2026.1.21 14：05'])
      expect([written, instant(text(written))]).toEqual([written, '2026-01-21T14:05:00+08:00'])
    expect(instant(text('2026-01-21T06:05:00Z'))).toBe('2026-01-21T14:05:00+08:00')
    expect(instant(text('2026-01-21'))).toBe('2026-01-21T00:00:00+08:00')
  })

  test('what could be two months, is no day, or says too little is refused with what to do', () => {
    expect(month(text('2021.1'))).toMatch(/1 月还是 10 月/)
    expect(month(number(2021.1))).toMatch(/1 月还是 10 月/)
    expect(month(text('2021-10'))).toBe('2021-10')
    expect(month(text('2021.10'))).toBe('2021-10')
    expect(month(text('2021'))).toMatch(/只有年份/)
    expect(month(number(2021))).toMatch(/只有年份/)
    expect(instant(text('2021年7月'))).toMatch(/缺少日/)
    expect(instant(text('2021-02-30'))).toMatch(/没有这一天/)
    expect(instant(text('2021-13-01'))).toMatch(/没有这一天/)
    expect(instant(text('2021-01-01 25:00'))).toMatch(/没有这个时刻/)
    expect(month(text('去年'))).toMatch(/读不懂/)
  })
})

describe('codes, counts and words', () => {
  const code: Reading = { kind: 'code' }
  const count: Reading = { kind: 'count' }
  const idNumber: Reading = { kind: 'id-number' }

  test('codes come in any width and as numbers, but never rounded', () => {
    expect(read(code, text('３３０１０６　'))).toBe('330106')
    expect(read(code, text('330106001001\t'))).toBe('330106001001')
    expect(read(code, number(330_106_001_001))).toBe('330106001001')
    expect(read(code, text('3.30106E+11'))).toMatch(/科学计数/)
    expect(read(code, number(3.3010619800601e17))).toMatch(/15 位/)
    expect(read(code, number(1.5))).toMatch(/文本或整数/)
    expect(read(code, { text: '', fault: REASONS['cell-formula'] })).toMatch(/公式/)
    expect(read(idNumber, text('11010519491231002x'))).toBe('11010519491231002X')
    expect(read(idNumber, text('110105194912310021'))).toMatch(/校验不通过/)
    expect(read(idNumber, number(110_105_194_912_310))).toMatch(/丢失末几位/)
  })

  test('counts come with units, commas and full-width digits', () => {
    for (const written of ['21', '２１', '21人', '21 人次', '21.0', ' 21 ']) expect(read(count, text(written))).toBe(21)
    expect(read(count, text('1,021'))).toBe(1021)
    expect(read(count, text('90分钟'))).toBe(90)
    for (const written of ['二十一', '-3', '2.5', '1e3']) expect(read(count, text(written))).toBe('须为整数')
  })

  test('words are labels, keys, and what else people say; a blank or a dash says nothing', () => {
    const education = columnOf(IMPORTS.members, 'education').reading
    expect(['大学本科', '本科', 'edu-bachelor', ' Bachelor '].map((word) => read(education, text(word)))).toEqual(
      Array(4).fill('edu-bachelor'),
    )
    const ethnicity = columnOf(IMPORTS.members, 'ethnicity').reading
    expect(['汉', '汉族', '畲族', '维吾尔族'].map((word) => read(ethnicity, text(word)))).toEqual([
      'han',
      'han',
      'minority',
      'minority',
    ])
    expect(read(education, text('幼儿园'))).toMatch(/^须为以下之一：研究生、/)
    for (const nothing of ['', '  ', '—', '/', '无']) expect(read(education, text(nothing))).toBeUndefined()
    expect(read({ kind: 'person' }, text('张　三'))).toBe('张三')
    expect(read({ kind: 'text' }, { text: 'x'.repeat(2_001) })).toMatch(/超过 2000 个字/)
  })
})

test('every reason of a cell is one of those above, but for what a workbook alone can show', () => {
  const elsewhere = ['cell-error', 'cell-missing']
  expect([...produced, ...elsewhere].sort()).toEqual(Object.keys(REASONS).sort())
})

describe('headers', () => {
  const kinds = Object.values(IMPORTS)
  test('are told apart by their words, in both languages, decorated or not', () => {
    const kindOf = (cells: string[]) => bestHeader(kinds, cells)?.kind.id
    expect(kindOf(['序号', '*组织代码', '组织 名称', '上级组织代码（必填）'])).toBe('organisations')
    expect(kindOf(['姓　名', '身份证号码', '所在党支部代码'])).toBe('members')
    expect(kindOf(['Branch code', 'Form', 'Held at', 'Expected', 'Attended', 'Minutes'])).toBe('meetings')
    expect(kindOf(['某某街道党员名册'])).toBeUndefined()
  })

  test('say what is missing and what is there twice', () => {
    expect(bestHeader(kinds, ['姓名', '性别', '学历'])).toMatchObject({
      missing: ['党员编号或身份证号', '所在党支部代码'],
    })
    expect(bestHeader(kinds, ['党员编号', '人员编号', '支部代码'])).toMatchObject({ twice: ['member'] })
  })

  test('no two columns of a kind are known by one word', () => {
    for (const kind of kinds) {
      const words = kind.columns.flatMap(({ label, aliases, field }) => [
        ...new Set([label.zh, label.en, ...aliases, field]),
      ])
      expect([kind.id, words.filter((word, i) => words.indexOf(word) !== i)]).toEqual([kind.id, []])
      for (const field of [...kind.needs, ...kind.keys].flat()) expect(columnOf(kind, field).field).toBe(field)
      for (const field of Object.values(kind.columnOf)) expect(columnOf(kind, field).field).toBe(field)
    }
  })

  test('a refusal of the door is told by its column', () => {
    expect(labelOfField(IMPORTS.members, 'data.education')).toBe('学历')
    expect(labelOfField(IMPORTS.members, 'subject')).toBe('所在党支部代码')
    expect(labelOfField(IMPORTS.meetings, 'data.replacement.data.attended')).toBe('实到人数')
    expect(labelOfField(IMPORTS.meetings, '')).toBe('')
  })
})
