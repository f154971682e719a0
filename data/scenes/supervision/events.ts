import { z } from 'zod'
import { Instant, ItemId } from '../../contract/envelope.ts'
import { defineEvent } from '../../language/event.ts'

const SUBJECT = '330106001001'
const ITEM = 'example-item-1'

/** The id of an item: a person's own, or `rule/fold/key` of what the clock opened. */
const SupervisionId = z
  .string()
  .min(1)
  .max(300)
  .regex(/^[^\u0000-\u001f\u007f]+$/)

/** 立项督办 by a person: the organisation that owes it is the subject. What it is about stays with who opened it. */
const opened = defineEvent({
  kind: 'supervision.opened',
  label: { zh: '督办立项', en: 'Supervision opened' },
  rank: 10,
  ribbon: true,
  payload: z.strictObject({ item: ItemId, due: Instant }),
  examples: [
    {
      subject: SUBJECT,
      time: '2026-02-10T09:00:00+08:00',
      data: { item: ITEM, due: '2026-02-25T18:00:00+08:00' },
    },
  ],
})

/** A step that says nothing but which item it is of. */
function stepOf(kind: string, label: { zh: string; en: string }, at: { rank: number; time: string }) {
  return defineEvent({
    kind,
    label,
    rank: at.rank,
    payload: z.strictObject({ item: SupervisionId }),
    examples: [{ subject: SUBJECT, time: `2026-02-${at.time}:00+08:00`, data: { item: ITEM } }],
  })
}

/** 举证: a reference to what shows that it is done; never a photo of people. */
const evidence = defineEvent({
  kind: 'supervision.evidence.given',
  label: { zh: '督办举证', en: 'Evidence given' },
  rank: 50,
  payload: z.strictObject({ item: SupervisionId, evidence: ItemId }),
  examples: [
    { subject: SUBJECT, time: '2026-02-16T09:00:00+08:00', data: { item: ITEM, evidence: 'example-record-7' } },
  ],
})

export const EVENTS = [
  opened,
  stepOf('supervision.acknowledged', { zh: '督办签收', en: 'Acknowledged' }, { rank: 20, time: '11T09:00' }),
  stepOf('supervision.progressed', { zh: '督办进展', en: 'Progressed' }, { rank: 30, time: '12T09:00' }),
  stepOf('supervision.urged', { zh: '督办催办', en: 'Urged' }, { rank: 40, time: '13T09:00' }),
  stepOf('supervision.contested', { zh: '督办异议', en: 'Contested' }, { rank: 45, time: '14T09:00' }),
  evidence,
  stepOf('supervision.closed', { zh: '督办销号', en: 'Closed' }, { rank: 60, time: '17T09:00' }),
  stepOf('supervision.reopened', { zh: '督办重启', en: 'Reopened' }, { rank: 70, time: '18T09:00' }),
]
