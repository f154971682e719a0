import type { Day } from '../language/time.ts'
import { absences } from './absences.ts'
import { away } from './away.ts'
import { development } from './development.ts'
import { dues } from './dues.ts'
import { accounts, appeals, care, needs, office, plans, stories, supervision, tasks, wishes } from './limits.ts'
import { meetings } from './meetings.ts'
import type { InForce, RuleSet } from './rule-set.ts'
import { sizes } from './sizes.ts'
import { terms } from './terms.ts'
import { training } from './training.ts'
import { weakness } from './weakness.ts'

/** Every set of rules by its id. */
const SETS = {
  development,
  dues,
  meetings,
  terms,
  sizes,
  training,
  away,
  absences,
  weakness,
  tasks,
  plans,
  appeals,
  supervision,
  office,
  accounts,
  needs,
  wishes,
  care,
  stories,
} as const
type SetId = keyof typeof SETS
type ParametersOf<Id extends SetId> = (typeof SETS)[Id] extends RuleSet<infer Parameters> ? Parameters : never

export const RULE_SETS: readonly RuleSet[] = Object.values(SETS)

/**
 * The version of a set that is in force on a day.
 *
 * Before the first version that we have, it is the first: nothing older is known (`from` says since when it holds).
 */
export function ruleAt<Id extends SetId>(id: Id, day: Day): InForce<ParametersOf<Id>> {
  // Each set is of its own parameters; a look-up by a generic id forgets which.
  const { versions } = SETS[id] as unknown as RuleSet<ParametersOf<Id>>
  const found = versions.findLast(({ from }) => from <= day) ?? versions[0]
  if (!found) throw new Error(`${id} has no version`)
  return found
}
