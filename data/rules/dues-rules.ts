import { z } from 'zod'
import { fromCalendar } from '../language/time.ts'
import { addMonths } from './calendar.ts'
import { dues } from './dues.ts'
import { defineRule, earliestAt, FactDay, type Rule, sure } from './rule.ts'

interface Band {
  readonly upToFen: number | null
  readonly perMille: number
}

/** The share of the whole base that a base falls under: hence the cliffs. */
function shareOf(baseFen: number, bands: readonly Band[]): number {
  return bands.find(({ upToFen }) => upToFen === null || baseFen <= upToFen)?.perMille ?? 0
}

/** Whole fen, halves up. */
const duesOf = (baseFen: number, perMille: number) => Math.floor((baseFen * perMille + 500) / 1_000)

/** 每月党费. `baseFen`: 在职 after-tax regular pay, 离退休 the pension paid; others pay a fixed sum. */
const rate = defineRule(dues, {
  id: 'dues-rate',
  label: { zh: '党费数额', en: 'Amount of dues' },
  remedy: { zh: '按基数重新核定', en: 'Assess anew from the base' },
  facts: z
    .strictObject({
      kind: z.enum(['in-service', 'retired', 'farmer', 'student', 'laid-off', 'on-relief']),
      baseFen: z.int().nonnegative().max(100_000_000_00).optional(),
    })
    .refine(({ kind, baseFen }) => baseFen !== undefined || (kind !== 'in-service' && kind !== 'retired'), {
      path: ['baseFen'],
      message: '在职和离退休党员须有计算基数（分）',
    }),
  example: { kind: 'in-service', baseFen: 500_001 },
  judge({ kind, baseFen = 0 }, { parameters }) {
    switch (kind) {
      case 'in-service':
      case 'retired': {
        const perMille = shareOf(baseFen, kind === 'retired' ? parameters.retired : parameters.inService)
        return sure({ kind: 'amount', fen: duesOf(baseFen, perMille), perMille })
      }
      case 'farmer':
        return sure({ kind: 'range', leastFen: parameters.farmerLeastFen, mostFen: parameters.farmerMostFen })
      case 'student':
      case 'laid-off':
      case 'on-relief':
        return sure({ kind: 'amount', fen: parameters.fixedFen, perMille: null })
    }
  },
})

/** 预备党员 pay from the branch meeting on. */
const from = defineRule(dues, {
  id: 'dues-from',
  label: { zh: '开始交纳党费', en: 'Dues begin' },
  remedy: { zh: '从支部大会通过之日起交纳', en: 'Pay from the branch meeting on' },
  facts: z.strictObject({ metOn: FactDay, paidOn: FactDay.optional() }),
  example: { metOn: '2026-03-15' },
  judge: ({ metOn, paidOn }, { day }) => sure(earliestAt(metOn, { day, doneOn: paidOn })),
})

/** 未交: full months since the first one that is not paid. What follows from six is for people to decide. */
const arrears = defineRule(dues, {
  id: 'dues-arrears',
  label: { zh: '党费未交', en: 'Dues not paid' },
  remedy: { zh: '了解原因，提醒补交', en: 'Ask why, and remind' },
  facts: z.strictObject({
    firstUnpaidMonth: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, '须为月份，如 2026-03'),
  }),
  example: { firstUnpaidMonth: '2026-03' },
  judge({ firstUnpaidMonth }, { day, parameters: { remindMonths, forPeopleMonths } }) {
    const [year, month] = firstUnpaidMonth.split('-').map(Number)
    const since = fromCalendar(year ?? 0, month ?? 0, 1)
    if (day >= addMonths(since, forPeopleMonths))
      return sure({
        kind: 'class',
        class: 'for-people',
        label: {
          zh: `满 ${forPeopleMonths} 个月，由党组织依规处理`,
          en: `${forPeopleMonths} months: for people to decide`,
        },
      })
    if (day >= addMonths(since, remindMonths))
      return sure({
        kind: 'class',
        class: 'remind',
        label: { zh: `满 ${remindMonths} 个月，提醒`, en: 'To be reminded' },
      })
    return sure({ kind: 'class', class: 'fine', label: { zh: '未到提醒时间', en: 'Nothing to be done yet' } })
  },
})

export const DUES_RULES: readonly Rule[] = [rate, from, arrears]
