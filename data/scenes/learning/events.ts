import { z } from 'zod'
import { Instant, ItemId, MemberCode } from '../../contract/envelope.ts'
import { defineEvent } from '../../language/event.ts'
import { keysOf } from '../../language/label.ts'
import { AUDIENCES, VENUES } from './vocabulary.ts'

const SUBJECT = '330106001001'
const at = (time: string) => `2026-02-${time}:00+08:00`
const example = (time: string, data: Readonly<Record<string, unknown>>) => ({ subject: SUBJECT, time: at(time), data })

const Persons = z.int().positive().max(100_000)
const Minutes = z.int().positive().max(1_440)
/** What somebody learns from: where a system knows, the loop of a task can be followed to its end. */
const learntFrom = { activity: ItemId.optional(), story: ItemId.optional(), task: ItemId.optional() }

/** 列入培训计划: how many hours (学时) for whom, and by when they shall have been held. */
const trainingPlanned = defineEvent({
  kind: 'training.planned',
  label: { zh: '培训计划', en: 'Training planned' },
  rank: 10,
  ribbon: true,
  payload: z.strictObject({
    training: ItemId,
    audience: z.enum(keysOf(AUDIENCES)),
    hours: z.int().positive().max(500),
    persons: Persons,
    by: Instant,
  }),
  examples: [
    example('02T09:00', {
      training: 'example-training-1',
      audience: 'for-members',
      hours: 8,
      persons: 20,
      by: '2026-03-31T18:00:00+08:00',
    }),
  ],
})

/**
 * 开班授课: a class that was held, entered once by whoever held it.
 *
 * Units: `minutes` in whole minutes, `persons` those present; `members` names them where the source knows them.
 */
export const classHeld = defineEvent({
  kind: 'class.held',
  label: { zh: '开班授课', en: 'Class held' },
  rank: 20,
  members: true,
  payload: z
    .strictObject({
      class: ItemId,
      training: ItemId.optional(),
      audience: z.enum(keysOf(AUDIENCES)),
      minutes: Minutes,
      persons: Persons,
      members: z.array(MemberCode).max(2_000).optional(),
      ...learntFrom,
    })
    .refine((p) => new Set(p.members).size === (p.members?.length ?? 0), {
      path: ['members'],
      message: '同一人不能列两次',
    })
    .refine((p) => (p.members?.length ?? 0) <= p.persons, {
      path: ['members'],
      message: '列名人数不能多于参加人数',
    }),
  examples: [
    example('05T14:00', {
      class: 'example-class-1',
      training: 'example-training-1',
      audience: 'for-members',
      minutes: 180,
      persons: 18,
      members: ['example-0003'],
    }),
  ],
})

/** 完成课程: one member's, or how many people of the organisation have completed it. Minutes of the course, each. */
export const courseCompleted = defineEvent({
  kind: 'course.completed',
  label: { zh: '课程完成', en: 'Course completed' },
  rank: 20,
  member: 'known',
  payload: z
    .strictObject({
      course: ItemId,
      minutes: Minutes,
      member: MemberCode.optional(),
      persons: Persons.optional(),
      ...learntFrom,
    })
    .refine((p) => (p.member === undefined) !== (p.persons === undefined), {
      path: ['persons'],
      message: '须写明党员或人数，二者取一',
    }),
  examples: [
    example('06T20:00', { course: 'example-course-1', minutes: 45, persons: 6 }),
    example('13T20:00', {
      course: 'example-course-2',
      minutes: 45,
      member: 'example-0003',
      story: 'example-story-1',
      task: 'example-task-1',
    }),
  ],
})

/** 参观: how many people used a venue; the organisation that runs it is the subject. */
export const exhibitVisited = defineEvent({
  kind: 'exhibit.visited',
  label: { zh: '阵地参观', en: 'Venue visited' },
  ribbon: true,
  payload: z.strictObject({ venue: ItemId, type: z.enum(keysOf(VENUES)), persons: Persons }),
  examples: [example('07T10:00', { venue: 'example-venue-1', type: 'service-centre', persons: 12 })],
})

export const EVENTS = [trainingPlanned, classHeld, courseCompleted, exhibitVisited]
