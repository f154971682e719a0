import type { Label } from '../language/label.ts'
import { type Day, formatDay, parseDay } from '../language/time.ts'

/** `checked`: agrees with what is published of the text; `second-hand`: from reports about it; `own`: 本系统定义. */
export type RuleCheck = 'checked' | 'second-hand' | 'own'

/** Where one rule of a set stands in the text; `check` where it differs from that of the whole version. */
export interface Article {
  readonly article: string
  readonly check?: RuleCheck
}

/** A set of rules as it is valid from a day on, until the next version. */
interface RuleVersion<Parameters> {
  readonly version: string
  readonly validFrom: string
  /** The regulation, or 本系统定义. */
  readonly article: string
  readonly source: string
  readonly checked: RuleCheck
  readonly parameters: Parameters
  /** By rule id. */
  readonly articles?: Readonly<Record<string, Article>>
}

/** A version with the days on which it is in force: from `from` until before `until` (null: until further notice). */
export interface InForce<Parameters = unknown> extends RuleVersion<Parameters> {
  readonly id: string
  readonly from: Day
  readonly until: Day | null
  /** The last day on which it is in force; null: until further notice. */
  readonly validTo: string | null
}

/** What regulations say on one subject, version after version. */
export interface RuleSet<Parameters = unknown> {
  readonly id: string
  readonly label: Label
  /** Oldest first. */
  readonly versions: readonly InForce<Parameters>[]
}

/** Declares a set of rules; versions in order of `validFrom`. Fails at the import on dates that are none or in disorder. */
export function defineRuleSet<Parameters>(set: {
  id: string
  label: Label
  versions: readonly RuleVersion<Parameters>[]
}): RuleSet<Parameters> {
  const days = set.versions.map(({ validFrom }) => {
    const day = parseDay(validFrom)
    if (day === undefined) throw new Error(`${set.id}: ${validFrom} is no date`)
    return day
  })
  const versions = set.versions.map((version, i): InForce<Parameters> => {
    const from = days[i] ?? 0
    const until = days[i + 1] ?? null
    if (until !== null && until <= from) throw new Error(`${set.id}: versions are not in order`)
    return { ...version, id: set.id, from, until, validTo: until === null ? null : formatDay(until - 1) }
  })
  if (versions.length === 0) throw new Error(`${set.id} has no version`)
  return { ...set, versions }
}

/** 本系统定义: since when our own limits hold, and what is said of them. */
export const OWN = {
  version: 'own-1',
  validFrom: '2020-01-01',
  article: '本系统定义',
  source: '本系统定义，可按单位制度调整',
  checked: 'own',
} as const
