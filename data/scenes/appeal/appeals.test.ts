import { expect, test } from 'vitest'
import { present, runKeyed, type Told } from '../../testing/keyed.ts'
import { appealFold } from './appeals.ts'

const tell = (step: string, day: string, data = {}): Told => ({
  kind: `appeal.${step}`,
  time: `2026-03-${day}T09:00`,
  data: { appeal: 'a1', ...data },
})
const raised = tell('raised', '02', { category: 'traffic' })
const run = (...events: Told[]) => present(runKeyed(appealFold, events).sums)

test('resolved at once counts as answered then, and in time', () => {
  expect(run(raised, tell('resolved', '04'))).toEqual({
    'appeal.raised': 1,
    'appeal.raised/traffic': 1,
    'appeal.answered': 1,
    'appeal.answered/within-3-days': 1,
    'appeal.answered.timely': 1,
    'appeal.resolved': 1,
    'appeal.resolved.timely': 1,
    'appeal.settled': 1,
  })
})

test('says by what it was resolved, where the source does: a task, a service, both, or neither', () => {
  const by = (data: object) => {
    const sums = run(raised, tell('resolved', '04', data))
    return [sums['appeal.resolved.by.task'], sums['appeal.resolved.by.service']]
  }
  expect([by({ task: 't1' }), by({ service: 's1' }), by({ task: 't1', service: 's1' }), by({})]).toEqual([
    [1, undefined],
    [undefined, 1],
    [1, 1],
    [undefined, undefined],
  ])
})
