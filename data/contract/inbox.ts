import { z } from 'zod'
import type { Label } from '../language/label.ts'
import { keysOf } from '../language/label.ts'

/** Why somebody is told of an item of supervision: of what he owes, what he opened, and what came up to him. */
export const NOTICE_KINDS = {
  opened: { zh: '新的督办事项', en: 'A new item' },
  'handed-over': { zh: '移交到本级', en: 'Handed over to you' },
  reopened: { zh: '重启', en: 'Opened again' },
  urged: { zh: '被催办', en: 'Urged' },
  due: { zh: '将到期', en: 'Due soon' },
  overdue: { zh: '已逾期', en: 'Overdue' },
  closed: { zh: '已认可销号', en: 'Accepted and closed' },
  evidence: { zh: '有举证，等你认可', en: 'Evidence waits for you' },
  contested: { zh: '有异议，等你答复', en: 'An objection waits for you' },
  escalated: { zh: '提级到本级', en: 'Came up to you' },
} as const satisfies Readonly<Record<string, Label>>
export type NoticeKind = keyof typeof NOTICE_KINDS

const LabelSchema = z.strictObject({ zh: z.string(), en: z.string() })

/** One thing to know of one's own duties: an organisation's, never a person's. Times RFC 3339, +08:00. */
export const Notice = z.strictObject({
  id: z.string(),
  kind: z.enum(keysOf(NOTICE_KINDS)),
  item: z.string(),
  label: LabelSchema,
  owner: z.strictObject({ org: z.string(), name: z.string() }),
  due: z.string(),
  time: z.string(),
})
export type Notice = z.infer<typeof Notice>

/** `GET /api/inbox`: newest first. Read is what the owner of the session has marked, on whatever device. */
export const InboxAnswer = z.strictObject({
  scope: z.string(),
  unread: z.int(),
  notices: z.array(Notice.extend({ isRead: z.boolean() })),
})
export type InboxAnswer = z.infer<typeof InboxAnswer>

/** `POST /api/inbox/read`: notices that were read, or are to be unread again. Answered as `GET /api/inbox`. */
export const InboxRead = z.strictObject({
  ids: z.array(z.string().regex(/^[\w-]{1,64}$/)).max(200),
  isRead: z.boolean(),
})
