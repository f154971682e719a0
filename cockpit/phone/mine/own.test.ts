import { expect, test } from 'vitest'
import type { ChainEvent } from '../../../data/contract/rest.ts'
import { duesByMonth, toCsv } from './own.ts'

const label = { zh: '党费', en: 'Dues' }
const event = (kind: string, month: string, fen: number, more: Partial<ChainEvent> = {}): ChainEvent => ({
  ...{ seq: 1, kind, label, detail: null, nr: null, time: `${month}-05T09:00:00+08:00`, org: 'b1', orgName: '一支部' },
  ...{ other: null, stage: null, month, fen, corrected: null },
  ...more,
})
const withdrawn = { time: '', reason: '', withdrawn: true }

test('dues by month: several payments add up, what was taken back does not count, unknown is not 0', () => {
  expect(
    duesByMonth([
      event('dues.assessed', '2026-05', 1_500),
      event('dues.paid', '2026-05', 500),
      event('dues.paid', '2026-05', 1_000),
      event('dues.paid', '2026-05', 9_999, { corrected: withdrawn }),
      event('dues.assessed', '2026-06', 1_500),
      event('dues.paid', '2026-07', 300),
    ]),
  ).toEqual([
    { month: '2026-07', assessedFen: null, paidFen: 300 },
    { month: '2026-06', assessedFen: 1_500, paidFen: null },
    { month: '2026-05', assessedFen: 1_500, paidFen: 1_500 },
  ])
})

test('the readable file is in order of time, quotes what it must, and runs no formula', () => {
  const own = {
    chain: {
      version: 1,
      pseudonym: 'p',
      stage: null,
      events: [event('dues.paid', '2026-05', 1_500, { orgName: '=1+1,"一"' })],
    },
    score: {
      ...{ version: 1, epoch: 'e', year: 2026, notice: label, ruleSet: null, total: -2 },
      movements: [
        {
          ...{ item: 'i', label, version: '1', group: 'minus', points: -2, capped: 0, cap: null },
          ...{ time: '2026-04-01T09:00:00+08:00', seq: 2, kind: 'k', kindLabel: { zh: '事', en: 'deed' }, org: 'b1' },
        },
      ],
    },
    record: { version: 1, pseudonym: 'p', name: null, year: 2026, deeds: [], sums: [] },
  }
  const csv = toCsv(own, {
    head: ['时间', '事项', '内容', '组织', '数', '单位'],
    ...{ points: '分', yuan: '元', minutes: '分钟', withdrawn: '已撤回', say: ({ zh }) => zh },
  })
  expect(csv.split('\r\n')).toEqual([
    '\ufeff"时间","事项","内容","组织","数","单位",""',
    '"2026-04-01T09:00:00+08:00","党费","事","b1","-2","分",""',
    '"2026-05-05T09:00:00+08:00","党费","2026-05","\'=1+1,""一""","15.00","元",""',
    '',
  ])
})
