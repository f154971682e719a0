import { z } from 'zod'
import type { Label } from '../language/label.ts'
import { parseAt, toDay } from '../language/time.ts'
import type { Ruling } from '../rules/evaluate.ts'
import type { RuleCheck } from '../rules/rule-set.ts'

/** `POST /api/rules/evaluate`: facts of a rule, judged by the version in force at a date or instant. */
export const EvaluateRequest = z.strictObject({
  rule: z.string().min(1).max(100),
  at: z
    .string()
    .max(40)
    .transform((text, ctx) => {
      const ts = parseAt(text)
      if (ts !== undefined) return toDay(ts)
      ctx.addIssue({ code: 'custom', message: '须为日期或带时区的时间，如 2026-11-23' })
      return z.NEVER
    }),
  facts: z.record(z.string(), z.unknown()),
})

export type EvaluateAnswer = Ruling

/** `GET /api/rules`: every set with its versions, every rule with what it asks to be told. */
export interface RulesAnswer {
  readonly sets: readonly {
    readonly id: string
    readonly label: Label
    readonly versions: readonly {
      readonly version: string
      readonly validFrom: string
      /** The last day on which it is in force; null: until further notice. */
      readonly validTo: string | null
      readonly article: string
      readonly source: string
      readonly checked: RuleCheck
      readonly parameters: unknown
    }[]
  }[]
  readonly rules: readonly {
    readonly id: string
    readonly set: string
    readonly label: Label
    readonly remedy: Label
    /** JSON Schema of the facts. */
    readonly facts: unknown
    readonly example: Readonly<Record<string, unknown>>
    /** Where it stands in each version of its set. */
    readonly grounds: readonly { readonly version: string; readonly article: string; readonly checked: RuleCheck }[]
  }[]
}
