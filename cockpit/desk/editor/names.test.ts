import { expect, test } from 'vitest'
import { chineseNames, isQuotedAt } from './names.ts'

const tables = [
  {
    ...{ name: 'entry', label: { zh: '台账分录', en: 'Entries' }, rows: 1, metric: null },
    columns: [{ name: 'amount', type: 'BIGINT', label: { zh: '数额', en: 'Amount' } }],
  },
]
const orgs = [{ code: '330106', name: '西湖区', short: '西湖' }]
const words = (text: string, isQuoted = false) =>
  chineseNames({ tables, orgs, text, isQuoted }).map(({ word, sql }) => `${word}=${sql}`)

test('an organisation is written as its code, in quotes unless it stands in some', () => {
  expect(words('')).toEqual(['台账分录=entry', "西湖区='330106'", "西湖='330106'"])
  expect(words('', true)).toEqual(['西湖区=330106', '西湖=330106'])
  expect([isQuotedAt("WHERE code = '西"), isQuotedAt("code = 'a' AND n = 西")]).toEqual([true, false])
})

test('columns are offered of the tables that the text speaks of', () => {
  expect(words('SELECT  FROM entry e')).toContain('数额=amount')
})
