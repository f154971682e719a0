import { z } from 'zod'
import { ROLES } from './roles.ts'

/** One act that somebody answers for. Its hash is over itself and the hash of the one before. */
export const AuditEntry = z.strictObject({
  /** Epoch ms. */
  time: z.number(),
  actor: z.string(),
  /** `server`: the server itself; `nobody`: who is not known. */
  role: z.enum([...ROLES, 'server', 'nobody']),
  /** What kind of act: `session.opened`, `member.read`, `import.applied`, `retention.purged`. */
  type: z.string(),
  /** What it was done to. */
  object: z.string(),
  /** What was asked for. */
  detail: z.unknown(),
  /** `done`, or the code it was refused with. */
  result: z.string(),
  hash: z.string(),
})
export type AuditEntry = z.infer<typeof AuditEntry>

/** `GET /api/audit`: the latest acts, newest first. `brokenAt`: the first line that does not follow from the one before. */
export const AuditAnswer = z.object({
  total: z.int(),
  brokenAt: z.int().nullable(),
  entries: z.array(AuditEntry),
})
export type AuditAnswer = z.infer<typeof AuditAnswer>
