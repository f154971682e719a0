import { z } from 'zod'
import { Instant, ItemId, OrgCode } from '../../contract/envelope.ts'
import { defineEvent } from '../../language/event.ts'
import { keysOf } from '../../language/label.ts'
import { CAUSES, OWNER_ROLES } from './vocabulary.ts'

const SUBJECT = '330106001001'
const ABOVE = '330106001'
const ITEM = 'example-item-1'

/** The id of an item: a person's own, or of what the clock opened `rule/fold/key` (`rule/hash` where that tells who). */
const SupervisionId = z
  .string()
  .min(1)
  .max(300)
  .regex(/^[^\u0000-\u001f\u007f\ud800-\udfff]+$/u)

/** 立项督办 by a person of the organisation `by`; the subject owes it. What exactly it is about stays with who opened it. */
const opened = defineEvent({
  kind: 'supervision.opened',
  label: { zh: '督办立项', en: 'Supervision opened' },
  rank: 10,
  ribbon: true,
  orgs: ['by'],
  acting: 'by',
  payload: z.strictObject({
    item: ItemId,
    by: OrgCode,
    cause: z.enum(keysOf(CAUSES)),
    role: z.enum(keysOf(OWNER_ROLES)).default('secretary'),
    due: Instant,
  }),
  examples: [
    {
      subject: SUBJECT,
      time: '2026-02-10T09:00:00+08:00',
      data: { item: ITEM, by: ABOVE, cause: 'key-task', due: '2026-02-25T18:00:00+08:00' },
    },
  ],
})

type Label = { zh: string; en: string }
const at = (time: string) => `2026-02-${time}:00+08:00`

/** A step of the organisation that owes the item: it says nothing but which. */
function ownStep(kind: string, label: Label, when: { rank: number; time: string }) {
  return defineEvent({
    kind,
    label,
    rank: when.rank,
    payload: z.strictObject({ item: SupervisionId }),
    examples: [{ subject: SUBJECT, time: at(when.time), data: { item: ITEM } }],
  })
}

/** A step of an organisation above, in whose name it is done. */
function stepAbove(kind: string, label: Label, when: { rank: number; time: string }) {
  return defineEvent({
    kind,
    label,
    rank: when.rank,
    orgs: ['by'],
    acting: 'by',
    payload: z.strictObject({ item: SupervisionId, by: OrgCode }),
    examples: [{ subject: SUBJECT, time: at(when.time), data: { item: ITEM, by: ABOVE } }],
  })
}

/** 举证: a reference to what shows that it is done; never a photo of people. */
const evidence = defineEvent({
  kind: 'supervision.evidence.given',
  label: { zh: '督办举证', en: 'Evidence given' },
  rank: 50,
  payload: z.strictObject({ item: SupervisionId, evidence: ItemId }),
  examples: [{ subject: SUBJECT, time: at('16T09:00'), data: { item: ITEM, evidence: 'example-record-7' } }],
})

/** 移交: another organisation below `by` owes it from now on, by the same date. */
const handedOver = defineEvent({
  kind: 'supervision.handed.over',
  label: { zh: '督办移交', en: 'Handed over' },
  rank: 75,
  orgs: ['by', 'to'],
  acting: 'by',
  payload: z.strictObject({ item: SupervisionId, by: OrgCode, to: OrgCode }),
  examples: [{ subject: SUBJECT, time: at('19T09:00'), data: { item: ITEM, by: ABOVE, to: '330106001002' } }],
})

export const EVENTS = [
  opened,
  ownStep('supervision.acknowledged', { zh: '督办签收', en: 'Acknowledged' }, { rank: 20, time: '11T09:00' }),
  ownStep('supervision.progressed', { zh: '督办进展', en: 'Progressed' }, { rank: 30, time: '12T09:00' }),
  stepAbove('supervision.urged', { zh: '督办催办', en: 'Urged' }, { rank: 40, time: '13T09:00' }),
  ownStep('supervision.contested', { zh: '督办异议', en: 'Contested' }, { rank: 45, time: '14T09:00' }),
  evidence,
  stepAbove('supervision.closed', { zh: '督办销号', en: 'Closed' }, { rank: 60, time: '17T09:00' }),
  stepAbove('supervision.reopened', { zh: '督办重启', en: 'Reopened' }, { rank: 70, time: '18T09:00' }),
  handedOver,
]
