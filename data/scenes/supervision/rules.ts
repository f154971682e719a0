import type { Label } from '../../language/label.ts'
import type { Day } from '../../language/time.ts'
import { groundOf, RULES, ruleById } from '../../rules/evaluate.ts'
import { RULE_SETS } from '../../rules/index.ts'
import type { Rule } from '../../rules/rule.ts'
import { OWN } from '../../rules/rule-set.ts'

/** What a rule asks for, and what mends its passing. */
interface Known {
  readonly label: Label
  readonly remedy: Label
}

/** From when on something may be decided is a date by which it has to be decided. */
const ALSO = new Set(['dues-arrears', 'lost-stop', 'lost-remove'])

/**
 * Rules that open no item: meetings are counted by period and tasks owed by their own date, so that these are judged
 * only where somebody asks; how long an account is silent are stages of the account.
 */
const OPENS_NOTHING = new Set(['meeting-rhythm', 'task-claim', 'account-quiet', 'account-dormant', 'account-dead'])

function isDated(rule: Rule): boolean {
  if (rule.set === 'supervision' || OPENS_NOTHING.has(rule.id)) return false
  if (ALSO.has(rule.id)) return true
  const version = RULE_SETS.find(({ id }) => id === rule.set)?.versions.at(-1)
  const facts = rule.facts.parse(rule.example)
  return version !== undefined && rule.judge(facts, { day: version.from, ...version })?.result.kind === 'due'
}

/** Rules that give things a date, as their own example shows; supervision's own dates are stages of its items. */
const DATED = RULES.filter(isDated)

const OTHER: Known = {
  label: { zh: '其他规则', en: 'Other rules' },
  remedy: { zh: '按规则要求办理', en: 'Do what the rule asks' },
}

/** In which class of rules an item is counted: `rule-<id>`, `rule-other`, or `no-rule` for a person's. */
export const RULE_CLASSES: Readonly<Record<string, Label>> = {
  ...Object.fromEntries(DATED.map(({ id, label }) => [`rule-${id}`, label])),
  'rule-other': OTHER.label,
  'no-rule': { zh: '人工立项', en: 'Opened by people' },
}

/** The class of a rule's id; '' is that of a person's item. */
export function ruleClassOf(rule: string): string {
  if (rule === '') return 'no-rule'
  return `rule-${rule}` in RULE_CLASSES ? `rule-${rule}` : 'rule-other'
}

/** A rule's words, where `data/rules/` has it. */
export function knownOf(id: string): Known {
  return ruleById(id) ?? OTHER
}

/** Where a rule stands in the text in force on a day; ours where `data/rules/` does not have it. */
export function articleOf(id: string, day: Day): string {
  const rule = ruleById(id)
  const { versions } = RULE_SETS.find((set) => set.id === rule?.set) ?? { versions: [] }
  const version = versions.findLast(({ from }) => from <= day) ?? versions[0]
  return version ? groundOf(id, version).article : OWN.article
}
