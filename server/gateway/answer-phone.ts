import { z } from 'zod'
import type { SearchAnswer, TimelineAnswer } from '../../data/contract/standing.ts'
import { int, Label, Org, object, text } from './answer-parts.ts'

export const Search: z.ZodType<SearchAnswer> = object({
  ...{ version: int, scope: text, total: int },
  rows: z.array(Org.extend({ above: text })),
})
export const Timeline: z.ZodType<TimelineAnswer> = object({
  ...{ version: int, scope: text },
  events: z.array(
    object({
      ...{ seq: int, time: text, kind: text, label: Label, org: text, orgName: text, isCorrected: z.boolean() },
    }),
  ),
})
