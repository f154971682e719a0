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

test('weeks that have no room for their numbers are due later, and none is lost', () => {
  const large = { overdue: 64_700, weeks: Array(8).fill(12_345), later: 99_999 }
  const sum = (columns: ReturnType<typeof weekColumns>) => columns.reduce((n, { value }) => n + value, 0)
  expect(weekColumns(large)).toHaveLength(10)
  expect(weekColumns({ overdue: 7, weeks: [23, 14, 18, 11, 8, 16, 12, 9], later: 31 }, 38)).toHaveLength(10)
  const narrow = weekColumns(large, 38)
  expect(narrow).toHaveLength(5)
  expect(narrow.at(-1)?.label.zh).toBe('以后')
  expect(sum(narrow)).toBe(sum(weekColumns(large)))
  expect(weekColumns(large, 1)).toHaveLength(3)
})
