import { expect, test } from 'vitest'
import { parseDay } from '../language/time.ts'
import { RULE_SETS, ruleAt } from './index.ts'
import { defineRuleSet, OWN } from './rule-set.ts'

const day = (text: string) => parseDay(text) ?? Number.NaN

test('a day has the version in force on it, the first and the last day of each included', () => {
  const version = (text: string) => ruleAt('development', day(text)).version
  expect(['2014-06-11', '2026-04-30', '2026-05-01', '2030-01-01'].map(version)).toEqual([
    '2014',
    '2014',
    '2026',
    '2026',
  ])
  expect(ruleAt('development', day('2020-01-01'))).toMatchObject({
    id: 'development',
    validFrom: '2014-06-11',
    validTo: '2026-04-30',
    checked: 'checked',
    parameters: { noticeWorkingDays: null },
  })
  expect(ruleAt('development', day('2026-05-01'))).toMatchObject({
    validTo: null,
    checked: 'second-hand',
    parameters: { noticeWorkingDays: 5 },
  })
})

test('the chart of development has 25 steps in five stages, in their order', () => {
  const { chart } = ruleAt('development', day('2026-05-01')).parameters
  const stages = chart.map(({ stage }) => stage)
  expect(chart).toHaveLength(25)
  expect(stages.filter((stage, i) => stage !== stages[i - 1])).toEqual([
    'application',
    'activist',
    'candidate',
    'admission',
    'conversion',
  ])
})

test('before the first version the first one is given, and says since when it holds', () => {
  expect(ruleAt('dues', day('2007-01-01'))).toMatchObject({ version: '2008', from: day('2008-04-01') })
})

test('every set says where it comes from, and ours says so', () => {
  for (const { id, label, versions } of RULE_SETS) {
    expect([id, label.zh.length > 0, label.en.length > 0]).toEqual([id, true, true])
    for (const { article, source, checked } of versions) {
      expect([id, article.length > 0, source.length > 0]).toEqual([id, true, true])
      if (checked === 'own') expect(article).toBe('本系统定义')
    }
  }
  expect(new Set(RULE_SETS.map(({ id }) => id)).size).toBe(RULE_SETS.length)
})

test('versions in disorder, of no date or none at all fail at the import', () => {
  const label = { zh: '某', en: 'Some' }
  const define = (...dates: string[]) =>
    defineRuleSet({ id: 'some', label, versions: dates.map((validFrom) => ({ ...OWN, validFrom, parameters: {} })) })
  expect(() => define('2026-02-01', '2026-01-01')).toThrow('not in order')
  expect(() => define('2026-02-30')).toThrow('no date')
  expect(() => define()).toThrow('no version')
})
