import { z } from 'zod'
import { Instant } from '../../contract/envelope.ts'
import { defineEvent } from '../../language/event.ts'

/** The key of a keyed fold, by which the clock speaks of it; the example opens an appeal's deadline. */
const payload = z.strictObject({
  /** Which rule of `data/rules/` the date follows from. */
  rule: z.string().min(1).max(100),
  fold: z.string().min(1).max(100),
  key: z.string().min(1).max(300),
  due: Instant,
  /** Under which id people speak of what is owed, where the key says who it is about. */
  item: z.string().min(1).max(300).optional(),
  /** The date is a stage of the thing itself: nothing that is owed, and nothing to be cleared. */
  stage: z.literal(true).optional(),
})

const EXAMPLE = {
  rule: 'appeal-answer',
  fold: 'appeal',
  key: 'example-appeal-2',
  due: '2026-02-05T10:00:00+08:00',
}

/** 时限已过：a date that follows from a rule has come, and what it asks for has not. Only the clock says so. */
const deadlinePassed = defineEvent({
  kind: 'deadline.passed',
  label: { zh: '时限已过', en: 'Deadline passed' },
  rank: 80,
  by: 'clock',
  payload,
  examples: [{ subject: '330106001001', time: EXAMPLE.due, data: EXAMPLE }],
})

/** 时限解除：what had passed its date has been done, or its date has changed. Only the clock says so. */
const deadlineCleared = defineEvent({
  kind: 'deadline.cleared',
  label: { zh: '时限解除', en: 'Deadline cleared' },
  rank: 81,
  by: 'clock',
  payload,
  examples: [{ subject: '330106001001', time: '2026-02-06T10:00:00+08:00', data: EXAMPLE }],
})

export const EVENTS = [deadlinePassed, deadlineCleared]
