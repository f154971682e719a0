import { z } from 'zod'
import { MemberCode } from '../../../contract/envelope.ts'
import { defineEvent, type EventExample } from '../../../language/event.ts'
import { keysOf } from '../../../language/label.ts'
import { parseDay } from '../../../language/time.ts'
import { STAGES, STEPS, type StepId } from './vocabulary.ts'

const Month = z.string().regex(/^(19|20)\d{2}-(0[1-9]|1[0-2])$/, '须为年月，如 1980-06')
const Date_ = z.string().refine((text) => parseDay(text) !== undefined, '须为日期，如 2026-03-01')
const Count = z.int().nonnegative().max(100_000)

/** What must be said beside the step itself; at least one of a list within the list. */
const NEEDS: Partial<Record<StepId, readonly (readonly string[])[]>> = {
  application: [['birthMonth']],
  registered: [['stage'], ['since']],
  training: [['days', 'hours']],
  notice: [['workingDays']],
  'branch-meeting': [['entitled'], ['present'], ['yes']],
  'conversion-meeting': [['entitled'], ['present'], ['yes']],
  extended: [['months']],
}
const ALWAYS = new Set(['member', 'step'])
/** With whom the record of somebody begins; a name may come with it, as everywhere for the people store alone. */
const BEGINS: ReadonlySet<StepId> = new Set(['application', 'registered'])

const SUBJECT = '330106001001'
const at = (step: StepId, time: string, more: Readonly<Record<string, unknown>> = {}): EventExample => ({
  subject: SUBJECT,
  time: `${time}:00+08:00`,
  data: { member: 'example-0101', step, ...more },
})

/**
 * 发展党员的一个环节已完成: of somebody who is no member yet (`member` is the code that the member will have), reported
 * by the branch. Admission and conversion themselves are `member.admitted` and `member.converted`.
 *
 * Units: `days`, `workingDays` in days, `hours` in hours of training; `entitled`, `present`, `yes` in persons.
 * Source: 中国共产党发展党员工作细则.
 */
export const developmentStep = defineEvent({
  kind: 'development.step',
  label: { zh: '发展党员环节', en: 'Step of a development' },
  rank: 15,
  member: 'applicant',
  payload: z
    .strictObject({
      member: MemberCode,
      step: z.enum(keysOf(STEPS)),
      name: z.string().min(1).max(60).optional(),
      birthMonth: Month.optional(),
      stage: z.enum(keysOf(STAGES)).optional(),
      since: Date_.optional(),
      days: Count.optional(),
      hours: Count.optional(),
      workingDays: Count.optional(),
      entitled: Count.optional(),
      present: Count.optional(),
      yes: Count.optional(),
      months: z.int().min(6).max(12).optional(),
    })
    .superRefine((p, ctx) => {
      const needs = NEEDS[p.step] ?? []
      const given = Object.entries(p).flatMap(([key, value]) => (value === undefined ? [] : [key]))
      for (const oneOf of needs)
        if (!oneOf.some((field) => given.includes(field)))
          ctx.addIssue({ code: 'custom', path: [oneOf[0] ?? ''], message: '该环节须报此项' })
      const known = needs.flat()
      for (const field of given)
        if (!ALWAYS.has(field) && !known.includes(field) && !(field === 'name' && BEGINS.has(p.step)))
          ctx.addIssue({ code: 'custom', path: [field], message: '该环节没有此项' })
      const { entitled = 0, present = 0, yes = 0 } = p
      if (yes > present) ctx.addIssue({ code: 'custom', path: ['yes'], message: '赞成人数不能多于到会人数' })
      if (present > entitled)
        ctx.addIssue({ code: 'custom', path: ['present'], message: '到会人数不能多于有表决权的人数' })
    }),
  examples: [
    at('application', '2026-02-02T09:00', { birthMonth: '1999-08' }),
    at('talk', '2026-02-20T14:00'),
    {
      subject: SUBJECT,
      time: '2026-02-03T09:00:00+08:00',
      data: { member: 'example-0102', step: 'registered', stage: 'activist', since: '2025-01-15' },
    },
    {
      subject: SUBJECT,
      time: '2026-02-04T09:00:00+08:00',
      data: { member: 'example-0102', step: 'candidate' },
    },
    {
      subject: SUBJECT,
      time: '2026-02-09T09:00:00+08:00',
      data: { member: 'example-0102', step: 'training', days: 3, hours: 24 },
    },
    {
      subject: SUBJECT,
      time: '2026-02-11T15:00:00+08:00',
      data: { member: 'example-0102', step: 'branch-meeting', entitled: 21, present: 20, yes: 19 },
    },
  ],
})
