import { defineReasons, type Reason } from '../language/reason.ts'
import type { Day } from '../language/time.ts'
import { DEVELOPMENT_RULES } from './development-rules.ts'
import { DUES_RULES } from './dues-rules.ts'
import { RULE_SETS } from './index.ts'
import { LIMIT_RULES } from './limit-rules.ts'
import { ORGANISATION_RULES } from './organisation-rules.ts'
import { PEOPLE_RULES } from './people-rules.ts'
import type { Rule, RuleResult } from './rule.ts'
import type { InForce, RuleCheck } from './rule-set.ts'

/** Every rule that decides something. */
export const RULES: readonly Rule[] = [
  ...DEVELOPMENT_RULES,
  ...DUES_RULES,
  ...ORGANISATION_RULES,
  ...PEOPLE_RULES,
  ...LIMIT_RULES,
]

const BY_ID = new Map(RULES.map((rule) => [rule.id, rule]))
if (BY_ID.size !== RULES.length) throw new Error('a rule is declared twice')
const SET_BY_ID = new Map(RULE_SETS.map((set) => [set.id, set]))

/** A rule by its id, or `undefined`. */
export function ruleById(id: string): Rule | undefined {
  return BY_ID.get(id)
}

const REASONS = defineReasons({
  'rule-not-known-then': {
    zh: '该日期早于本系统收录的第一个版本，不能据以判定',
    en: 'The day lies before the first version that we have',
  },
  'rule-not-in-version': {
    zh: '该日期施行的版本没有这条规定',
    en: 'The version in force on that day has no such rule',
  },
})

/** What a rule says, and on what ground. */
export interface Ruling {
  readonly result: RuleResult
  readonly article: string
  readonly version: string
  readonly checked: RuleCheck
  readonly provisional: boolean
}

/** Judges facts (as the rule's schema reads them) by the version in force on a day. */
export function evaluate(
  rule: Rule,
  at: { day: Day; facts: unknown },
): { ok: true; ruling: Ruling } | { ok: false; reason: Reason } {
  const version = SET_BY_ID.get(rule.set)?.versions.findLast(({ from }) => from <= at.day)
  if (!version) return { ok: false, reason: REASONS['rule-not-known-then'] }
  const judged = rule.judge(at.facts, { day: at.day, parameters: version.parameters })
  if (!judged) return { ok: false, reason: REASONS['rule-not-in-version'] }
  return { ok: true, ruling: { ...judged, ...groundOf(rule.id, version) } }
}

/** Where a rule stands in a version of its set. */
export function groundOf(rule: string, of: InForce): Pick<Ruling, 'article' | 'version' | 'checked'> {
  const own = of.articles?.[rule]
  return {
    article: own ? `${of.article} ${own.article}` : of.article,
    version: of.version,
    checked: own?.check ?? of.checked,
  }
}
