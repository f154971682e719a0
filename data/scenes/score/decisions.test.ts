import { expect, test } from 'vitest'
import { keyedEvent, runKeyed } from '../../testing/run-keyed.ts'
import { decisionFold } from './decisions.ts'

const decided = (key: string, time: string, data: object = {}) => ({
  ...keyedEvent('ruleset.decided', time, {
    org: 0,
    data: { proposal: 'p', about: 'member', validFrom: '2027-01-01', decision: 'adopted', ...data },
  }),
  key,
})
const adopted = decided('proposal/p', '03-02T09:00')

test('a proposal is decided once, and counted once whatever it touches', () => {
  expect(runKeyed(decisionFold, [adopted]).sums).toMatchObject({ 'score.ruleset.adopted': 1 })
  const again = runKeyed(decisionFold, [adopted, decided('proposal/p', '03-03T09:00', { decision: 'refused' })])
  expect(again.refusal?.code).toBe('ruleset-decided')
  expect(again.sums).toEqual(runKeyed(decisionFold, [adopted]).sums)
})

test('of one subject one set is adopted for a year', () => {
  const year = (time: string) => decided('year/member/2027-01-01', time)
  const { refusal, sums } = runKeyed(decisionFold, [year('03-02T09:00'), year('03-03T09:00')])
  expect(refusal?.code).toBe('ruleset-year-taken')
  expect(sums).toEqual({})
  expect(decisionFold.keys({ ...adopted, ts: adopted.ts, member: '' })).toEqual([
    { key: 'proposal/p' },
    { key: 'year/member/2027-01-01' },
  ])
})

test('nothing is adopted that is valid already', () => {
  const late = decided('proposal/p', '03-02T09:00', { validFrom: '2026-01-01' })
  expect(runKeyed(decisionFold, [late]).refusal?.code).toBe('ruleset-past')
})
