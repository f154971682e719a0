import { z } from 'zod'
import { type OwnRecordAnswer, OwnSettings, type SessionsAnswer } from '../../data/contract/own.ts'
import { RECORD_KINDS } from '../../data/contract/record-kinds.ts'
import type { BranchAnswer, ContestDone, RecordDone } from '../../data/contract/records.ts'
import type { SearchAnswer, TimelineAnswer } from '../../data/contract/standing.ts'
import { int, Label, Org, object, orNull, text } from './answer-parts.ts'

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

const flag = z.boolean()
const Choices = z.array(object({ id: text, label: Label }))
export const Branch: z.ZodType<BranchAnswer> = object({
  ...{ version: int, org: text, lastHeld: z.record(text, text), choices: z.record(text, Choices), steps: Choices },
  members: z.array(object({ pseudonym: text, name: orNull(text), isFull: flag })),
  developing: z.array(
    object({
      ...{ pseudonym: text, name: orNull(text), stage: text, stageLabel: Label, since: text, inspected: text },
      extensions: z.array(int),
      steps: Choices,
    }),
  ),
  kinds: z.array(
    object({
      ...{ kind: z.enum(RECORD_KINDS), label: Label, owner: orNull(text) },
      latest: z.array(
        object({
          ...{ id: text, seq: int, time: text, source: text, isOwn: flag, isCorrected: flag },
          data: z.record(text, z.unknown()),
        }),
      ),
    }),
  ),
  dues: z.array(object({ pseudonym: text, month: text, assessedFen: orNull(int), paidFen: int })),
})
export const Recorded: z.ZodType<RecordDone> = object({ id: text, version: int, isDuplicate: flag })
export const Contested: z.ZodType<ContestDone> = object({ item: text, version: int, isDuplicate: flag })

export const OwnRecord: z.ZodType<OwnRecordAnswer> = object({
  ...{ version: int, pseudonym: text, name: orNull(text), year: int },
  deeds: z.array(
    object({
      ...{ seq: int, kind: text, label: Label, time: text, org: text, orgName: text, minutes: orNull(int) },
    }),
  ),
  sums: z.array(object({ kind: text, label: Label, times: int, minutes: int })),
})
export const Sessions: z.ZodType<SessionsAnswer> = object({
  sessions: z.array(object({ id: text, device: text, opened: orNull(text), expires: text, isThis: flag })),
})
export const Settings = OwnSettings
