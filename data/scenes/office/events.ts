import { z } from 'zod'
import { ItemId } from '../../contract/envelope.ts'
import { defineEvent } from '../../language/event.ts'
import { keysOf } from '../../language/label.ts'
import { MATTERS, OUTCOMES } from './vocabulary.ts'

const SUBJECT = '330106001001'
const on = (text: string) => `2026-02-${text}:00+08:00`

/** 收文: the organisation that must handle it is the subject. Title, text and people stay with the source. */
const received = defineEvent({
  kind: 'document.received',
  label: { zh: '收文', en: 'Document received' },
  rank: 10,
  payload: z.strictObject({ document: ItemId }),
  examples: [
    { subject: SUBJECT, time: on('02T09:00'), data: { document: 'example-document-1' } },
    { subject: SUBJECT, time: on('02T09:30'), data: { document: 'example-document-2' } },
  ],
})

/** 办结 of a document. */
const handled = defineEvent({
  kind: 'document.handled',
  label: { zh: '文件办结', en: 'Document handled' },
  rank: 20,
  payload: z.strictObject({ document: ItemId }),
  examples: [{ subject: SUBJECT, time: on('04T16:00'), data: { document: 'example-document-1' } }],
})

/** 发起审批: the organisation that must decide is the subject. */
const opened = defineEvent({
  kind: 'approval.opened',
  label: { zh: '审批发起', en: 'Approval opened' },
  rank: 10,
  payload: z.strictObject({ approval: ItemId, matter: z.enum(keysOf(MATTERS)) }),
  examples: [
    { subject: SUBJECT, time: on('03T09:00'), data: { approval: 'example-approval-1', matter: 'funds' } },
    { subject: SUBJECT, time: on('03T10:00'), data: { approval: 'example-approval-2', matter: 'events' } },
  ],
})

const decided = defineEvent({
  kind: 'approval.decided',
  label: { zh: '审批办结', en: 'Approval decided' },
  rank: 20,
  payload: z.strictObject({ approval: ItemId, outcome: z.enum(keysOf(OUTCOMES)) }),
  examples: [{ subject: SUBJECT, time: on('05T11:00'), data: { approval: 'example-approval-1', outcome: 'approved' } }],
})

export const EVENTS = [received, handled, opened, decided]
