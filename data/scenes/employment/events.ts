import { z } from 'zod'
import { ItemId } from '../../contract/envelope.ts'
import { defineEvent } from '../../language/event.ts'
import { keysOf } from '../../language/label.ts'
import { CODE_SERVICES, POST_KINDS } from './vocabulary.ts'

const SUBJECT = '330106001001'
const at = (time: string) => `2026-02-${time}:00+08:00`
const example = (time: string, data: Readonly<Record<string, unknown>>) => ({ subject: SUBJECT, time: at(time), data })
const Posts = z.int().positive().max(10_000)

/** 发布招聘: a job with so many posts; the organisation that helped it along is the subject. */
const jobPosted = defineEvent({
  kind: 'job.posted',
  label: { zh: '岗位发布', en: 'Job posted' },
  rank: 10,
  ribbon: true,
  payload: z.strictObject({ job: ItemId, kind: z.enum(keysOf(POST_KINDS)), posts: Posts }),
  examples: [example('02T09:00', { job: 'example-job-1', kind: 'graduates', posts: 5 })],
})

/** 录用: so many of the posts were taken; by whom stays with the source. */
const jobFilled = defineEvent({
  kind: 'job.filled',
  label: { zh: '岗位录用', en: 'Posts filled' },
  rank: 20,
  payload: z.strictObject({ job: ItemId, posts: Posts }),
  examples: [example('12T16:00', { job: 'example-job-1', posts: 3 })],
})

/** 撤回: what is still open of a job is no longer offered. */
const jobWithdrawn = defineEvent({
  kind: 'job.withdrawn',
  label: { zh: '岗位撤回', en: 'Job withdrawn' },
  rank: 30,
  payload: z.strictObject({ job: ItemId }),
  examples: [example('16T09:00', { job: 'example-job-1' })],
})

/** 人才码使用: how many people used which service with it. */
export const codeUsed = defineEvent({
  kind: 'talent-code.used',
  label: { zh: '人才码使用', en: 'Talent code used' },
  ribbon: true,
  payload: z.strictObject({ service: z.enum(keysOf(CODE_SERVICES)), persons: z.int().positive().max(100_000) }),
  examples: [example('05T18:00', { service: 'housing', persons: 7 })],
})

export const EVENTS = [jobPosted, jobFilled, jobWithdrawn, codeUsed]
