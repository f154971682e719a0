import { z } from 'zod'
import { keysOf } from '../language/label.ts'
import { NOTICE_KINDS } from './notice-kinds.ts'

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
