import { z } from 'zod'
import { ItemId } from '../../contract/envelope.ts'
import { defineEvent } from '../../language/event.ts'
import { keysOf } from '../../language/label.ts'
import { CATEGORIES, SATISFACTIONS } from './vocabulary.ts'

const SUBJECT = '330106001001'

/** 群众提出诉求：the organisation that must answer is the subject. No text and no person: those stay with the source. */
const appealRaised = defineEvent({
  kind: 'appeal.raised',
  label: { zh: '诉求提出', en: 'Appeal raised' },
  rank: 10,
  ribbon: true,
  payload: z.strictObject({
    appeal: ItemId,
    category: z.enum(keysOf(CATEGORIES)),
  }),
  examples: [
    {
      subject: SUBJECT,
      time: '2026-02-02T09:10:00+08:00',
      data: { appeal: 'example-appeal-1', category: 'environment' },
    },
    { subject: SUBJECT, time: '2026-02-02T10:00:00+08:00', data: { appeal: 'example-appeal-2', category: 'welfare' } },
  ],
})

/** 首次答复：the first answer that whoever raised it got. */
const appealAnswered = defineEvent({
  kind: 'appeal.answered',
  label: { zh: '诉求答复', en: 'Appeal answered' },
  rank: 20,
  payload: z.strictObject({ appeal: ItemId }),
  examples: [{ subject: SUBJECT, time: '2026-02-03T09:00:00+08:00', data: { appeal: 'example-appeal-1' } }],
})

/** 办结；`task` and `service` are what it was resolved by, where a system says so. */
const appealResolved = defineEvent({
  kind: 'appeal.resolved',
  label: { zh: '诉求办结', en: 'Appeal resolved' },
  rank: 30,
  ribbon: true,
  payload: z.strictObject({ appeal: ItemId, task: ItemId.optional(), service: ItemId.optional() }),
  examples: [{ subject: SUBJECT, time: '2026-02-05T16:00:00+08:00', data: { appeal: 'example-appeal-1' } }],
})

/** 评价 by whoever raised it: of how it was resolved. */
const appealRated = defineEvent({
  kind: 'appeal.rated',
  label: { zh: '诉求评价', en: 'Appeal rated' },
  rank: 40,
  payload: z.strictObject({ appeal: ItemId, satisfaction: z.enum(keysOf(SATISFACTIONS)) }),
  examples: [
    {
      subject: SUBJECT,
      time: '2026-02-06T12:00:00+08:00',
      data: { appeal: 'example-appeal-1', satisfaction: 'satisfied' },
    },
  ],
})

/** 重新办理：resolved, but not for whoever raised it; it waits again. */
const appealReopened = defineEvent({
  kind: 'appeal.reopened',
  label: { zh: '诉求重办', en: 'Appeal reopened' },
  rank: 50,
  payload: z.strictObject({ appeal: ItemId }),
  examples: [{ subject: SUBJECT, time: '2026-02-08T09:30:00+08:00', data: { appeal: 'example-appeal-1' } }],
})

export const EVENTS = [appealRaised, appealAnswered, appealResolved, appealRated, appealReopened]
