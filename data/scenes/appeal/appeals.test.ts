import { expect, test } from 'vitest'
import { runKeyed, type Told } from '../../testing/keyed.ts'
import { appealFold } from './appeals.ts'

const told = (step: string, day: string, data = {}): Told => ({
  kind: `appeal.${step}`,
  time: `2026-03-${day}T09:00`,
  data: { appeal: 'a1', ...data },
})
const raised = told('raised', '02', { category: 'traffic' })
const resolved = told('resolved', '04')
const rated = told('rated', '05', { satisfaction: 'satisfied' })

test('an appeal that is resolved at once counts as answered then, and waits again when it is reopened', () => {
  const { sums } = runKeyed(appealFold, [raised, resolved, rated, told('reopened', '06')])
  expect(sums).toMatchObject({
    'appeal.raised': 1,
    'appeal.answered': 1,
    'appeal.answered.timely': 1,
    'appeal.resolved.timely': 1,
    'appeal.waiting': 0,
    'appeal.working': 1,
    'appeal.settled': 0,
  })
})

test.each([
  ['answered before it was raised', [told('answered', '02')], 'appeal-unknown', true],
  ['raised twice', [raised, raised], 'appeal-raised', undefined],
  ['answered twice', [raised, told('answered', '03'), told('answered', '04')], 'appeal-answered', undefined],
  ['resolved twice', [raised, resolved, resolved], 'appeal-settled', undefined],
  ['rated before it is settled', [raised, rated], 'appeal-not-settled', true],
  ['reopened before it is settled', [raised, told('reopened', '03')], 'appeal-not-settled', true],
  ['rated twice', [raised, resolved, rated, rated], 'appeal-rated', undefined],
] as const)('%s is refused or waits', (_, events, code, early) => {
  const { refusal } = runKeyed(appealFold, events)
  expect([refusal?.code, refusal?.early]).toEqual([code, early])
})
