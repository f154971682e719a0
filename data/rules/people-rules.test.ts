import { describe, expect, test } from 'vitest'
import { cases, resultOf } from '../testing/rulings.ts'

const holds = (rule: string, at: string, facts: object, expected: object) =>
  expect(resultOf(rule, at, facts)).toMatchObject(expected)

describe('training hours are counted against 32 a year, 56 for secretaries', () => {
  test.each(
    cases('training-hours', '2026-12-31', [
      [
        { who: 'member', minutes: 32 * 45 },
        { kind: 'verdict', passes: true },
      ],
      [
        { who: 'member', minutes: 32 * 45 - 1 },
        { passes: false, because: [{ zh: '不足 32 学时' }] },
      ],
      [{ who: 'secretary', minutes: 56 * 45 }, { passes: true }],
      [
        { who: 'secretary', minutes: 32 * 45 },
        { passes: false, because: [{ zh: '不足 56 学时' }] },
      ],
    ]),
  )('%s on %s of %j', holds)
})

describe('who misses two meetings of a quarter, or three one after another, misses repeatedly', () => {
  test.each(
    cases('absence-repeated', '2026-11-26', [
      [
        { inQuarter: 1, inRow: 2 },
        { kind: 'verdict', passes: true },
      ],
      [
        { inQuarter: 2, inRow: 2 },
        { passes: false, because: [{ zh: '一个季度缺席 2 次' }] },
      ],
      [
        { inQuarter: 1, inRow: 3 },
        { passes: false, because: [{ zh: '连续缺席 3 次' }] },
      ],
    ]),
  )('%s on %s of %j', holds)
})

describe('who is away counts as such after six calendar months', () => {
  test.each([
    ...cases('away-counts', '2026-02-27', [
      [{ awaySince: '2025-08-31' }, { kind: 'earliest', earliest: '2026-02-28', standing: 'too-early' }],
    ]),
    ...cases('away-counts', '2026-02-28', [
      [{ awaySince: '2025-08-31' }, { standing: 'due' }],
      [{ awaySince: '2025-08-31', countedOn: '2026-02-27' }, { standing: 'too-early' }],
      [{ awaySince: '2025-08-31', countedOn: '2026-02-28' }, { standing: 'fine' }],
    ]),
  ])('%s on %s of %j', holds)
})

describe('who is out of contact may be stopped after six months and removed two years later, never before', () => {
  test.each([
    ...cases('lost-stop', '2026-06-29', [
      [{ lostSince: '2025-12-30' }, { earliest: '2026-06-30', standing: 'too-early' }],
      [{ lostSince: '2025-12-29' }, { earliest: '2026-06-29', standing: 'due' }],
      [{ lostSince: '2025-12-29', stoppedOn: '2026-06-28' }, { standing: 'too-early' }],
    ]),
    ...cases('lost-remove', '2026-02-28', [
      [{ stoppedOn: '2024-02-29' }, { earliest: '2026-02-28', standing: 'due' }],
      [{ stoppedOn: '2024-03-01' }, { earliest: '2026-03-01', standing: 'too-early' }],
      [{ stoppedOn: '2024-02-28', removedOn: '2026-02-28' }, { standing: 'fine' }],
    ]),
  ])('%s on %s of %j', holds)
})

describe('a letter of transfer is received within three calendar months', () => {
  test.each([
    ...cases('transfer-letter', '2026-02-28', [
      [{ openedOn: '2025-11-30' }, { kind: 'due', due: '2026-02-28', standing: 'due' }],
      [{ openedOn: '2025-11-27' }, { standing: 'overdue' }],
      [{ openedOn: '2025-11-30', receivedOn: '2026-02-28' }, { standing: 'fine' }],
    ]),
    ...cases('transfer-letter', '2024-03-01', [
      [{ openedOn: '2023-11-30' }, { due: '2024-02-29', standing: 'overdue' }],
    ]),
  ])('%s on %s of %j', holds)
})

describe('dues by kind, beside the published cases', () => {
  test.each(
    cases('dues-rate', '2026-03-01', [
      [
        { kind: 'in-service', baseFen: 0 },
        { kind: 'amount', fen: 0, perMille: 5 },
      ],
      [
        { kind: 'retired', baseFen: 300_001 },
        { fen: 1_500, perMille: 5 },
      ],
      [{ kind: 'farmer' }, { kind: 'range', leastFen: 20, mostFen: 100 }],
      [{ kind: 'laid-off' }, { fen: 20, perMille: null }],
      [{ kind: 'on-relief' }, { fen: 20 }],
    ]),
  )('%s on %s of %j', holds)
})

describe('dues are paid from the branch meeting on', () => {
  test.each([
    ...cases('dues-from', '2026-03-14', [[{ metOn: '2026-03-15' }, { earliest: '2026-03-15', standing: 'too-early' }]]),
    ...cases('dues-from', '2026-03-15', [
      [{ metOn: '2026-03-15' }, { standing: 'due' }],
      [{ metOn: '2026-03-15', paidOn: '2026-03-31' }, { standing: 'fine' }],
    ]),
  ])('%s on %s of %j', holds)
})

describe('dues not paid are reminded of after three months, and are for people to judge after six', () => {
  test.each([
    ...cases('dues-arrears', '2026-03-31', [[{ firstUnpaidMonth: '2026-01' }, { kind: 'class', class: 'fine' }]]),
    ...cases('dues-arrears', '2026-04-01', [[{ firstUnpaidMonth: '2026-01' }, { class: 'remind' }]]),
    ...cases('dues-arrears', '2026-06-30', [[{ firstUnpaidMonth: '2026-01' }, { class: 'remind' }]]),
    ...cases('dues-arrears', '2026-07-01', [
      [{ firstUnpaidMonth: '2026-01' }, { class: 'for-people', label: { zh: '满 6 个月，由党组织依规处理' } }],
    ]),
  ])('%s on %s of %j', holds)
})
