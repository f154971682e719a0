import { z } from 'zod'
import { Instant, ItemId, MemberCode } from '../../../contract/envelope.ts'
import { defineEvent } from '../../../language/event.ts'
import { keysOf } from '../../../language/label.ts'
import { parseDay } from '../../../language/time.ts'
import { ACTIVITY_KINDS, TASK_KINDS } from './vocabulary.ts'

const SUBJECT = '330106001001'

/** A calendar date, `2024-05-12`. */
const DateText = z.string().refine((text) => parseDay(text) !== undefined, '须为日期，如 2024-05-12')
const Persons = z.int().nonnegative().max(100_000)
/** A term as the regulation sets it, in whole years. */
const Years = z.int().min(1).max(5)

/** Codes of those who came, each once; a source may leave them out. */
export const Members = z
  .array(MemberCode)
  .min(1)
  .max(5_000)
  .refine((members) => new Set(members).size === members.length, '名单中有重复的党员')

/** Codes of those who did not come, each once; nobody is an answer too. */
export const Absent = z
  .array(MemberCode)
  .max(5_000)
  .refine((absent) => new Set(absent).size === absent.length, '名单中有重复的党员')

/** 届次登记: the term that runs already when the record begins, so that its end is known. No election is counted. */
const termRegistered = defineEvent({
  kind: 'org.term.registered',
  label: { zh: '届次登记', en: 'Term registered' },
  rank: 14,
  payload: z.strictObject({
    /** The day of the election that began it. */
    elected: DateText,
    years: Years,
    /** When it ends, where that was set otherwise (an approved delay). */
    next: DateText.optional(),
  }),
  examples: [
    { subject: '330106001002', time: '2026-01-09T09:00:00+08:00', data: { elected: '2024-05-12', years: 5 } },
    { subject: SUBJECT, time: '2026-01-09T09:05:00+08:00', data: { elected: '2021-01-30', years: 5 } },
  ],
})

/** 换届选举: a new committee, or a secretary, is elected for a term. */
const termElected = defineEvent({
  kind: 'org.term.elected',
  label: { zh: '换届选举', en: 'Election held' },
  rank: 15,
  ribbon: true,
  payload: z
    .strictObject({
      years: Years,
      /** Entitled to vote, and present of them. */
      entitled: Persons.min(1),
      present: Persons,
      elected: z.int().min(1).max(60),
      next: DateText.optional(),
    })
    .refine((p) => p.present <= p.entitled, { path: ['present'], message: '到会人数不能多于有选举权的人数' }),
  examples: [
    {
      subject: SUBJECT,
      time: '2026-02-02T14:00:00+08:00',
      data: { years: 5, entitled: 20, present: 18, elected: 5 },
    },
  ],
})

/** 任务下达: the organisation that is to do it is the subject. What it says stays with the source. */
const taskAssigned = defineEvent({
  kind: 'task.assigned',
  label: { zh: '任务下达', en: 'Task assigned' },
  rank: 10,
  ribbon: true,
  payload: z.strictObject({ task: ItemId, due: Instant, kind: z.enum(keysOf(TASK_KINDS)).default('task-other') }),
  examples: [
    {
      subject: SUBJECT,
      time: '2026-02-03T09:00:00+08:00',
      data: { task: 'example-task-1', due: '2026-02-20T18:00:00+08:00', kind: 'task-service' },
    },
  ],
})

/** What a task goes through later says no more than which task. */
function taskStep(step: { kind: string; zh: string; en: string; rank: number; date: string; ribbon?: true }) {
  const { kind, zh, en, rank, date, ribbon } = step
  return defineEvent({
    kind,
    label: { zh, en },
    rank,
    ...(ribbon ? { ribbon } : {}),
    payload: z.strictObject({ task: ItemId }),
    examples: [{ subject: SUBJECT, time: `2026-02-${date}:00+08:00`, data: { task: 'example-task-1' } }],
  })
}

const taskClaimed = taskStep({ kind: 'task.claimed', zh: '任务认领', en: 'Task claimed', rank: 20, date: '04T10:00' })
const taskProgressed = taskStep({
  kind: 'task.progressed',
  zh: '任务进展',
  en: 'Task progressed',
  rank: 30,
  date: '06T10:00',
})
const taskUrged = taskStep({ kind: 'task.urged', zh: '任务催办', en: 'Task urged', rank: 35, date: '11T10:00' })

/** 码上有行动: an activity other than the meetings of the regulation; `task` is the one it was held for. */
export const activityHeld = defineEvent({
  kind: 'activity.held',
  label: { zh: '党员活动', en: 'Activity held' },
  rank: 40,
  ribbon: true,
  members: true,
  payload: z
    .strictObject({
      activity: ItemId,
      kind: z.enum(keysOf(ACTIVITY_KINDS)),
      attended: Persons,
      minutes: z.int().positive().max(1_440),
      task: ItemId.optional(),
      members: Members.optional(),
    })
    .refine((p) => (p.members?.length ?? 0) <= p.attended, { path: ['members'], message: '名单人数多于参加人数' }),
  examples: [
    {
      subject: SUBJECT,
      time: '2026-02-09T14:00:00+08:00',
      data: {
        activity: 'example-activity-1',
        kind: 'activity-service',
        attended: 12,
        minutes: 120,
        task: 'example-task-1',
        members: ['example-0003'],
      },
    },
  ],
})

const taskDone = taskStep({
  kind: 'task.done',
  zh: '任务完成',
  en: 'Task done',
  rank: 50,
  date: '13T16:00',
  ribbon: true,
})

/** 民主评议党员: how many of a branch's members were given which grade for a year. No names. */
export const appraisalGiven = defineEvent({
  kind: 'appraisal.given',
  label: { zh: '民主评议结果', en: 'Appraisal given' },
  rank: 50,
  payload: z
    .strictObject({
      year: z.int().min(1949).max(2099),
      expected: Persons.min(1),
      excellent: Persons,
      qualified: Persons,
      basic: Persons,
      unqualified: Persons,
    })
    .refine((p) => p.excellent + p.qualified + p.basic + p.unqualified <= p.expected, {
      path: ['expected'],
      message: '评定人数之和不能多于应参评人数',
    }),
  examples: [
    {
      subject: '330106001001',
      time: '2026-02-10T16:00:00+08:00',
      data: { year: 2025, expected: 20, excellent: 5, qualified: 14, basic: 1, unqualified: 0 },
    },
  ],
})

export const TERM_EVENTS = [termRegistered, termElected]
export const WORK_EVENTS = [
  taskAssigned,
  taskClaimed,
  taskProgressed,
  taskUrged,
  activityHeld,
  taskDone,
  appraisalGiven,
]
