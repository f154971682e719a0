import type { Label } from '../language/label.ts'

/** A rule that gives things a date: what it asks for, by which set of rules, and what mends its passing. */
interface DatedRule {
  /** At most seven characters, so that it fits the labels of metrics. */
  readonly label: Label
  /** The set of rules whose version in force gives the days. */
  readonly set: string
  readonly remedy: Label
  /** Whose task it is in the organisation that owes it. */
  readonly role: 'secretary' | 'manager'
}

const dated = (set: string, label: [string, string], remedy: [string, string]): DatedRule => ({
  set,
  label: { zh: label[0], en: label[1] },
  remedy: { zh: remedy[0], en: remedy[1] },
  role: 'secretary',
})

/** Every rule by which the clock notes that a date has passed, by its id; a fold that gives dates names one of them. */
export const DATED_RULES = {
  'appeal-answer': dated(
    'appeals',
    ['诉求答复', 'appeals to answer'],
    ['答复提出诉求的群众，并报送答复', 'Answer whoever raised it, and report the answer'],
  ),
  'appeal-resolve': dated(
    'appeals',
    ['诉求办结', 'appeals to resolve'],
    ['办结诉求；办不了的说明原因并移交', 'Resolve it, or say why not and hand it on'],
  ),
} as const satisfies Readonly<Record<string, DatedRule>>
