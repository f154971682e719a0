import { z } from 'zod'
import { Instant, OrgCode } from '../contract/envelope.ts'
import { defineEvent } from '../language/event.ts'

/** The kind that takes earlier events back; it belongs to no scene and corrects those of all. */
export const CORRECTION_KIND = 'event.corrected'

/** 更正：takes an earlier event of the same source back, or puts another payload, time or subject in its place. */
export const eventCorrected = defineEvent({
  kind: CORRECTION_KIND,
  label: { zh: '更正', en: 'Event corrected' },
  rank: 90,
  payload: z.strictObject({
    /** The `id` of the earlier event; a later correction of the same event replaces an earlier one. */
    id: z.string().min(1).max(200),
    reason: z.string().min(1).max(500),
    replacement: z
      .strictObject({
        subject: OrgCode.optional(),
        time: Instant.optional(),
        data: z.record(z.string(), z.unknown()),
      })
      .optional(),
  }),
  examples: [
    {
      subject: '330106001001',
      time: '2026-01-24T09:00:00+08:00',
      data: {
        id: 'example-meeting-1',
        reason: '到会人数录入有误',
        replacement: { data: { form: 'theme-day', attended: 19, expected: 21, minutes: 90 } },
      },
    },
    {
      subject: '330106001002',
      time: '2026-01-24T09:05:00+08:00',
      data: { id: 'example-meeting-2', reason: '重复录入' },
    },
  ],
})
