import { z } from 'zod'
import { addMonths, addWorkingDays, addYears } from './calendar.ts'
import { development } from './development.ts'
import { defineRule, dueBy, earliestAt, FactCount, FactDay, type Rule, sure, verdict } from './rule.ts'

/** 申请人须年满十八岁: on the day of application. Born on 29 February: of age on 28 February of a common year. */
const age = defineRule(development, {
  id: 'development-age',
  label: { zh: '申请人年龄', en: 'Age of the applicant' },
  remedy: { zh: '年满后再提出申请', en: 'Apply again when of age' },
  facts: z.strictObject({ birthDate: FactDay, appliedOn: FactDay }),
  example: { birthDate: '2008-03-01', appliedOn: '2026-03-01' },
  judge: ({ birthDate, appliedOn }, { parameters: { applicantAge } }) =>
    sure(
      verdict([
        [
          appliedOn < addYears(birthDate, applicantAge),
          { zh: `申请之日未满 ${applicantAge} 周岁`, en: `Under ${applicantAge} on the day of application` },
        ],
      ]),
    ),
})

/** 派人谈话. */
const talk = defineRule(development, {
  id: 'development-talk',
  label: { zh: '派人谈话', en: 'Talk with the applicant' },
  remedy: { zh: '尽快派人谈话并记录', en: 'Send somebody to talk, and note it' },
  facts: z.strictObject({ appliedOn: FactDay, talkedOn: FactDay.optional() }),
  example: { appliedOn: '2026-01-31' },
  judge: ({ appliedOn, talkedOn }, { day, parameters }) =>
    sure(dueBy(addMonths(appliedOn, parameters.talkMonths), { day, doneOn: talkedOn })),
})

/** 考察积极分子: `lastOn` is the last inspection, or the day on which the person became an activist. */
const inspection = defineRule(development, {
  id: 'development-inspection',
  label: { zh: '考察积极分子', en: 'Inspection of an activist' },
  remedy: { zh: '补做考察并记录', en: 'Hold the inspection, and note it' },
  facts: z.strictObject({ lastOn: FactDay, inspectedOn: FactDay.optional() }),
  example: { lastOn: '2025-12-31' },
  judge: ({ lastOn, inspectedOn }, { day, parameters }) =>
    sure(dueBy(addMonths(lastOn, parameters.inspectMonths), { day, doneOn: inspectedOn })),
})

/** 列为发展对象: a full calendar year as an activist. */
const candidate = defineRule(development, {
  id: 'development-candidate-earliest',
  label: { zh: '列为发展对象', en: 'Earliest as a candidate' },
  remedy: { zh: '培养教育和考察满一年后再列为发展对象', en: 'List as a candidate after the full year' },
  facts: z.strictObject({ activistSince: FactDay, listedOn: FactDay.optional() }),
  example: { activistSince: '2025-03-10' },
  judge: ({ activistSince, listedOn }, { day, parameters }) =>
    sure(earliestAt(addMonths(activistSince, parameters.activistMonths), { day, doneOn: listedOn })),
})

/** 公示: may end on the fifth working day after the day of posting, which does not count itself. */
const notice = defineRule(development, {
  id: 'development-notice',
  label: { zh: '发展对象公示', en: 'Public notice of a candidate' },
  remedy: { zh: '公示不足的，补足工作日', en: 'Go on until the working days are full' },
  facts: z.strictObject({ postedOn: FactDay, endedOn: FactDay.optional() }),
  example: { postedOn: '2026-09-28' },
  judge({ postedOn, endedOn }, { day, parameters: { noticeWorkingDays } }) {
    if (noticeWorkingDays === null) return null
    const end = addWorkingDays(postedOn, noticeWorkingDays)
    return { result: earliestAt(end.day, { day, doneOn: endedOn }), provisional: end.provisional }
  },
})

/** 集中培训: so many days, or so many hours. */
const course = defineRule(development, {
  id: 'development-training',
  label: { zh: '发展对象集中培训', en: 'Training of a candidate' },
  remedy: { zh: '补足培训时间', en: 'Complete the training' },
  facts: z
    .strictObject({ days: FactCount.optional(), hours: FactCount.optional() })
    .refine((facts) => facts.days !== undefined || facts.hours !== undefined, '须有培训天数或学时'),
  example: { days: 2, hours: 24 },
  judge: ({ days = 0, hours = 0 }, { parameters: { trainingDays, trainingHours } }) =>
    sure(
      verdict([
        [
          days < trainingDays && hours < trainingHours,
          {
            zh: `培训不足 ${trainingDays} 天，也不足 ${trainingHours} 学时`,
            en: `Less than ${trainingDays} days and than ${trainingHours} hours`,
          },
        ],
      ]),
    ),
})

/** 支部大会: after 预审. */
const meeting = defineRule(development, {
  id: 'development-meeting',
  label: { zh: '支部大会讨论接收', en: 'Branch meeting on admission' },
  remedy: { zh: '尽快召开支部大会讨论', en: 'Hold the branch meeting' },
  facts: z.strictObject({ reviewedOn: FactDay, metOn: FactDay.optional() }),
  example: { reviewedOn: '2026-06-30' },
  judge: ({ reviewedOn, metOn }, { day, parameters }) =>
    sure(dueBy(addMonths(reviewedOn, parameters.meetingMonths), { day, doneOn: metOn })),
})

/** 表决: more than half of the full members entitled to vote say yes; those present, where told, are more than half too. */
const vote = defineRule(development, {
  id: 'vote-passes',
  label: { zh: '支部大会表决', en: 'Vote of the branch meeting' },
  remedy: { zh: '人数不足的另行召开支部大会', en: 'Hold another meeting where too few came' },
  facts: z
    .strictObject({ entitled: FactCount.min(1), yes: FactCount, present: FactCount.optional() })
    .refine(({ entitled, yes }) => yes <= entitled, { path: ['yes'], message: '赞成票不能多于有表决权的人数' })
    .refine(({ entitled, present = 0 }) => present <= entitled, {
      path: ['present'],
      message: '到会人数不能多于有表决权的人数',
    }),
  example: { entitled: 20, yes: 11, present: 16 },
  judge: ({ entitled, yes, present = entitled }) =>
    sure(
      verdict([
        [
          2 * yes <= entitled,
          { zh: '赞成票未超过有表决权的正式党员的半数', en: 'Yes from no more than half of those entitled' },
        ],
        [
          2 * present <= entitled,
          { zh: '到会未超过有表决权的人数的半数', en: 'No more than half of those entitled were there' },
        ],
      ]),
    ),
})

/** 党委审批: of the admission; extended for a special cause, never longer than the most. */
const approval = defineRule(development, {
  id: 'development-approval',
  label: { zh: '党委审批接收', en: 'Approval of admission' },
  remedy: { zh: '尽快审批；特殊情况办理延期', en: 'Decide, or extend for a special cause' },
  facts: z.strictObject({ metOn: FactDay, isExtended: z.boolean().optional(), approvedOn: FactDay.optional() }),
  example: { metOn: '2026-08-31' },
  judge({ metOn, isExtended = false, approvedOn }, { day, parameters: { approvalMonths, approvalMostMonths } }) {
    const due = addMonths(metOn, isExtended ? approvalMostMonths : approvalMonths)
    return sure(dueBy(due, { day, doneOn: approvedOn }))
  },
})

/** 预备期满: a calendar year from the branch meeting, and the one extension that may have been given. */
const probation = defineRule(development, {
  id: 'development-probation-end',
  label: { zh: '预备期满', en: 'End of probation' },
  remedy: { zh: '期满后及时讨论转正；未满不得转正', en: 'Discuss conversion when it has ended, not before' },
  facts: z.strictObject({
    metOn: FactDay,
    extensions: z.array(FactCount).max(10).optional(),
    convertedOn: FactDay.optional(),
  }),
  example: { metOn: '2024-02-29' },
  judge({ metOn, extensions = [], convertedOn }, { day, parameters }) {
    const { probationMonths, extensionLeastMonths: least, extensionMostMonths: most } = parameters
    const [extension = 0] = extensions
    const limits = verdict([
      [extensions.length > 1, { zh: '预备期只能延长一次', en: 'Probation may be extended once' }],
      [
        extensions.some((months) => months < least || months > most),
        { zh: `延长须为 ${least} 至 ${most} 个月`, en: `An extension is ${least} to ${most} months` },
      ],
    ])
    if (limits.kind === 'verdict' && !limits.passes) return sure(limits)
    return sure(earliestAt(addMonths(metOn, probationMonths + extension), { day, doneOn: convertedOn }))
  },
})

/** 转正审批. */
const conversion = defineRule(development, {
  id: 'development-conversion',
  label: { zh: '党委审批转正', en: 'Approval of conversion' },
  remedy: { zh: '尽快审批转正决议', en: 'Decide on the conversion' },
  facts: z.strictObject({ metOn: FactDay, approvedOn: FactDay.optional() }),
  example: { metOn: '2026-11-30' },
  judge: ({ metOn, approvedOn }, { day, parameters }) =>
    sure(dueBy(addMonths(metOn, parameters.conversionMonths), { day, doneOn: approvedOn })),
})

export const DEVELOPMENT_RULES: readonly Rule[] = [
  age,
  talk,
  inspection,
  candidate,
  notice,
  course,
  meeting,
  vote,
  approval,
  probation,
  conversion,
]
