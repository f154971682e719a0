import { z } from 'zod'
import { absences } from './absences.ts'
import { away } from './away.ts'
import { addMonths } from './calendar.ts'
import { defineRule, dueBy, earliestAt, FactCount, FactDay, type Rule, sure, verdict } from './rule.ts'
import { training } from './training.ts'

/** 集中学习培训: minutes of classes held in a year. */
const hours = defineRule(training, {
  id: 'training-hours',
  label: { zh: '年度学时', en: 'Training hours of a year' },
  remedy: { zh: '安排补学', en: 'Arrange what is missing' },
  facts: z.strictObject({ who: z.enum(['member', 'secretary']), minutes: FactCount }),
  example: { who: 'member', minutes: 1_440 },
  judge({ who, minutes }, { parameters: { memberHours, secretaryHours, hourMinutes } }) {
    const due = who === 'member' ? memberHours : secretaryHours
    return sure(verdict([[minutes < due * hourMinutes, { zh: `不足 ${due} 学时`, en: `Less than ${due} hours` }]]))
  },
})

/** 多次缺席: a person misses so many meetings of a quarter, or so many of a year one after another. */
const absence = defineRule(absences, {
  id: 'absence-repeated',
  label: { zh: '多次缺席组织生活', en: 'Repeated absence from meetings' },
  remedy: { zh: '了解原因，谈心帮助', en: 'Find out why, and help' },
  facts: z.strictObject({ inQuarter: FactCount, inRow: FactCount }),
  example: { inQuarter: 1, inRow: 2 },
  judge: (missed, { parameters: { inQuarter, inRow } }) =>
    sure(
      verdict([
        [missed.inQuarter >= inQuarter, { zh: `一个季度缺席 ${inQuarter} 次`, en: `Missed ${inQuarter} in a quarter` }],
        [missed.inRow >= inRow, { zh: `连续缺席 ${inRow} 次`, en: `Missed ${inRow} in a row` }],
      ]),
    ),
})

/** 流动党员: counts as one from so many consecutive months away on. */
const counts = defineRule(away, {
  id: 'away-counts',
  label: { zh: '列为流动党员', en: 'Counts as away' },
  remedy: { zh: '核对去向，纳入流动党员管理', en: 'Find out where, and enter it' },
  facts: z.strictObject({ awaySince: FactDay, countedOn: FactDay.optional() }),
  example: { awaySince: '2026-05-31' },
  judge: ({ awaySince, countedOn }, { day, parameters }) =>
    sure(earliestAt(addMonths(awaySince, parameters.awayMonths), { day, doneOn: countedOn })),
})

/** 停止党籍 of somebody out of contact: not before so many months. */
const stop = defineRule(away, {
  id: 'lost-stop',
  label: { zh: '失联停止党籍', en: 'Stopping after lost contact' },
  remedy: { zh: '继续查找；满期后由党组织决定', en: 'Go on looking; the organisation decides after that' },
  facts: z.strictObject({ lostSince: FactDay, stoppedOn: FactDay.optional() }),
  example: { lostSince: '2026-08-31' },
  judge: ({ lostSince, stoppedOn }, { day, parameters }) =>
    sure(earliestAt(addMonths(lostSince, parameters.lostStopMonths), { day, doneOn: stoppedOn })),
})

/** 除名: not before so many months after 停止党籍. */
const remove = defineRule(away, {
  id: 'lost-remove',
  label: { zh: '停止党籍后除名', en: 'Removal after stopping' },
  remedy: { zh: '满期后由党组织决定', en: 'The organisation decides after that' },
  facts: z.strictObject({ stoppedOn: FactDay, removedOn: FactDay.optional() }),
  example: { stoppedOn: '2024-02-29' },
  judge: ({ stoppedOn, removedOn }, { day, parameters }) =>
    sure(earliestAt(addMonths(stoppedOn, parameters.stoppedRemoveMonths), { day, doneOn: removedOn })),
})

/** 组织关系介绍信: received while it is valid. */
const letter = defineRule(away, {
  id: 'transfer-letter',
  label: { zh: '转接介绍信有效期', en: 'Letter of transfer' },
  remedy: { zh: '联系转入组织接收，或撤销后重开', en: 'Have it received, or cancel it and write another' },
  facts: z.strictObject({ openedOn: FactDay, receivedOn: FactDay.optional() }),
  example: { openedOn: '2025-11-30' },
  judge: ({ openedOn, receivedOn }, { day, parameters }) =>
    sure(dueBy(addMonths(openedOn, parameters.transferMonths), { day, doneOn: receivedOn })),
})

export const PEOPLE_RULES: readonly Rule[] = [hours, absence, counts, stop, remove, letter]
