import type { Label } from '../../language/label.ts'
import type { Day } from '../../language/time.ts'
import { groundOf, ruleById } from '../../rules/evaluate.ts'
import { RULE_SETS } from '../../rules/index.ts'
import { OWN } from '../../rules/rule-set.ts'

/** What a rule asks for, and what mends its passing. */
interface Known {
  readonly label: Label
  readonly remedy: Label
}

/** The rules of `data/rules/` that give things a date; what else a fold names is one of the others. */
const DATED = [
  'appeal-answer',
  'appeal-resolve',
  'task-claim',
  'task-due',
  'term-due',
  'development-talk',
  'development-inspection',
  'development-approval',
  'development-probation-end',
  'development-conversion',
  'dues-arrears',
  'lost-stop',
  'lost-remove',
  'document-handle',
  'approval-decide',
  'need-fill',
  'match-decide',
  'wish-claim',
  'wish-fulfil',
  'care-give',
  'story-approve',
  'account-silence',
] as const

const other: Known = {
  label: { zh: '其他规则', en: 'Other rules' },
  remedy: { zh: '按规则要求办理', en: 'Do what the rule asks' },
}

/** In which class of rules an item is counted: `rule-<id>`, `rule-other`, or `no-rule` for a person's. */
export const RULE_CLASSES: Readonly<Record<string, Label>> = {
  ...Object.fromEntries(DATED.map((id) => [`rule-${id}`, knownOf(id).label])),
  'rule-other': other.label,
  'no-rule': { zh: '人工立项', en: 'Opened by people' },
}

/** The class of a rule's id; '' is that of a person's item. */
export function ruleClassOf(rule: string): string {
  if (rule === '') return 'no-rule'
  return `rule-${rule}` in RULE_CLASSES ? `rule-${rule}` : 'rule-other'
}

/** A rule's words, where `data/rules/` has it. */
export function knownOf(id: string): Known {
  return ruleById(id) ?? other
}

/** Where a rule stands in the text in force on a day; ours where `data/rules/` does not have it. */
export function articleOf(id: string, day: Day): string {
  const rule = ruleById(id)
  const { versions } = RULE_SETS.find((set) => set.id === rule?.set) ?? { versions: [] }
  const version = versions.findLast(({ from }) => from <= day) ?? versions[0]
  return version ? groundOf(id, version).article : OWN.article
}
