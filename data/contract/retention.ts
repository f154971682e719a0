import { z } from 'zod'

const Label = z.object({ zh: z.string(), en: z.string() })

/** `GET /api/retention`: how long each store keeps what. */
export const RetentionAnswer = z.object({
  stores: z.array(
    z.object({
      store: z.string(),
      label: Label,
      what: Label,
      class: z.enum(['internal', 'personal']),
      purpose: Label,
      /** null: never purged; `note` says why. */
      keepDays: z.int().nullable(),
      from: Label.nullable(),
      note: Label,
      source: z.string(),
    }),
  ),
})

export type RetentionAnswer = z.infer<typeof RetentionAnswer>

/** What a purge took out of one store: the proof stands in the audit log. */
export const Purged = z.object({
  store: z.string(),
  count: z.int(),
  /** What was older than this is gone. */
  upTo: z.string(),
  /** SHA-256 over what was removed, or that of the last of them in a chain; null where nothing was. */
  hash: z.string().nullable(),
})
export type Purged = z.infer<typeof Purged>

/** `POST /api/retention/purge`. */
export const PurgeAnswer = z.object({ purged: z.array(Purged) })
export type PurgeAnswer = z.infer<typeof PurgeAnswer>
