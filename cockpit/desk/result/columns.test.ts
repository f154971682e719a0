import { expect, test } from 'vitest'
import { cellText, roleOf, toNumber, widthsOf } from './columns.ts'

const column = (type: string) => ({ name: 'c', type })

test('every numeric type of the engine is a number, dates are times, the rest is text', () => {
  for (const type of [
    'BIGINT',
    'UBIGINT',
    'HUGEINT',
    'INTEGER',
    'UINTEGER',
    'TINYINT',
    'DOUBLE',
    'FLOAT',
    'DECIMAL(18,2)',
  ])
    expect([type, roleOf(column(type))]).toEqual([type, 'number'])
  for (const type of ['DATE', 'TIMESTAMP', 'TIMESTAMP WITH TIME ZONE'])
    expect([type, roleOf(column(type))]).toEqual([type, 'time'])
  for (const type of ['VARCHAR', 'BOOLEAN', 'INTERVAL', 'INTEGER[]', 'STRUCT(a INTEGER)'])
    expect([type, roleOf(column(type))]).toEqual([type, 'text'])
})

test('what is missing is a dash and no number, and 0 is 0', () => {
  expect([cellText(null, 'number'), toNumber(null), cellText(0, 'number'), toNumber(0)]).toEqual(['—', null, '0', 0])
})

test('integers beyond JSON keep all their digits', () => {
  expect(cellText('-9007199254740993', 'number')).toBe('−9,007,199,254,740,993')
  expect(cellText(1234.5, 'number')).toBe('1,234.5')
  expect(cellText('330106', 'text')).toBe('330106')
})

test('a column is as wide as its longest text, Chinese counting double, within bounds', () => {
  const rows = [['西湖区'], ['中共杭州市西湖区翠苑街道工作委员会第三支部委员会']]
  expect(widthsOf([column('VARCHAR')], rows.slice(0, 1))).toEqual([8])
  expect(widthsOf([column('VARCHAR')], rows)).toEqual([38])
})
