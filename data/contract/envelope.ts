import { z } from 'zod'
import { parseInstant } from '../language/time.ts'

/**
 * No control characters: codes end up in keys, logs and screens. No half of a surrogate pair either (`u` leaves whole
 * ones alone): it has no UTF-8, so that the journal and the keyed states would hold another text than was sent.
 */
const CODE = /^[^\u0000-\u001f\u007f\ud800-\udfff]+$/u

/** An organisation's code as the upstream writes it. */
export const OrgCode = z.string().min(1).max(64).regex(CODE)

/** A member's code as the upstream writes it; it becomes a pseudonym at the door. */
export const MemberCode = z.string().min(1).max(64).regex(CODE)

/** The id of a thing that several events speak of (a task, an appeal, a wish), unique within its kind. */
export const ItemId = z.string().regex(/^[\w.:-]{1,64}$/, '须为 1–64 位字母、数字或 . _ : -')

/** An RFC 3339 instant with an offset. */
export const Instant = z
  .string()
  .refine((text) => parseInstant(text) !== undefined, '须为带时区的时间，如 2026-11-23T09:00:00+08:00')

/** An id or source: no surrogates either, so that the order of its UTF-16 is that of its UTF-8 (the journal relies on it). */
const Identifier = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^\u0000-\u001f\u007f\ud800-\udfff]+$/)

/** The server's own clock: nobody else may send under this name. */
export const CLOCK_SOURCE = 'urn:yuntu:clock'

/** What people do through the server's own doors is told under their role: nobody else may send under this name. */
export const ROLE_SOURCE = 'urn:yuntu:role:'

/** CloudEvents 1.0, the attributes we read; extension attributes are accepted and dropped. */
export const Envelope = z.object({
  specversion: z.literal('1.0').optional(),
  id: Identifier,
  source: Identifier,
  type: z.string().min(1).max(100),
  subject: OrgCode,
  time: Instant,
  data: z.record(z.string(), z.unknown()),
})
export type Envelope = z.infer<typeof Envelope>
