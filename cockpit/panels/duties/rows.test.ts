import { expect, test } from 'vitest'
import { metricById } from '../../../data/scenes/index.ts'
import { dutyRows, RULES, weekColumns } from './rows.ts'

test('every rule has a metric for what is open and one for what is overdue', () => {
  expect(RULES.length).toBeGreaterThan(20)
  for (const { open, overdue } of RULES)
    expect([metricById(open)?.id, metricById(overdue)?.id]).toEqual([open, overdue])
})

test('rules with overdue items come first, rules with nothing to do are left out', () => {
  const at = (value: number) => ({ x: value })
  const cells = {
    'supervision-open-rule-term-due': at(9),
    'supervision-open-rule-task-due': at(2),
    'supervision-overdue-rule-task-due': at(1),
    'supervision-open-rule-other': at(0),
  }
  expect(dutyRows(cells, { org: 'x', most: 9 }).map(({ open }) => open)).toEqual([
    'supervision-open-rule-task-due',
    'supervision-open-rule-term-due',
  ])
  expect(dutyRows(cells, { org: 'x', most: 1 })).toHaveLength(1)
})

test('only the column of what is overdue asks for attention', () => {
  const columns = weekColumns({ overdue: 2, weeks: [3, 0], later: 4 })
  expect(columns.map(({ value }) => value)).toEqual([2, 3, 0, 4])
  expect(columns.filter((column) => 'isUrgent' in column)).toHaveLength(1)
})
