import { mixSeeds, Random } from '../../../language/seeded.ts'
import { isNaming } from '../../../language/simulate.ts'
import type { Day } from '../../../language/time.ts'
import { firstDay, monthOf } from '../months.ts'
import type { MeetingForm } from '../vocabulary.ts'
import { nextWorkday } from './calendar.ts'
import type { City } from './city.ts'
import { memberCode } from './happening.ts'
import { themeDateOf } from './month-plan.ts'

/** One branch in so many has a system that plans meetings and notes who came. Assumption (A). */
const DETAILED = 10
/** History of the whole city holds names of its last month only, so that a first start stays fast. */
const NAMES_AFTER_DAYS = 365

/** Whether a branch's system says more of a meeting than it must. */
export function isDetailed(city: City, branch: number): boolean {
  return isPlanning(city, branch) || namesAll(city, branch)
}

function namesAll({ orgs, counts }: City, branch: number): boolean {
  return isNaming(orgs[branch]?.code ?? '', counts.members)
}

function isPlanning(city: City, branch: number): boolean {
  return (mixSeeds(city.seed ^ 0x0de7, branch) >>> 0) % DETAILED === 0
}

/** One in so many often cannot come, and then does not so often. Assumptions (A). */
const OFTEN_AWAY = 25
const AWAY_AGAIN = 0.7
const isOftenAway = (city: City, member: number) => (mixSeeds(city.seed ^ 0xab5e, member) >>> 0) % OFTEN_AWAY === 0

/** How late a theme day is, and lately who came to it or to a congress. */
export function detailOf(
  city: City,
  at: { day: Day; branch: number; form: MeetingForm; attended: number; expected: number },
): { daysLate?: number; members?: string[]; absent?: string[] } {
  const { day, form } = at
  const isWhole = form === 'theme-day' || form === 'congress'
  // Of the many meetings of groups one in three is enough to find everybody now and then.
  const isNamed = namesAll(city, at.branch)
    ? form !== 'group' || day % 3 === 0
    : day >= city.openingDay + NAMES_AFTER_DAYS && isWhole
  const { members, absent } = isNamed ? namesOf(city, at) : NOBODY
  return {
    ...(form === 'theme-day' && isPlanning(city, at.branch) ? { daysLate: daysLateOf(city, at) } : {}),
    ...(members.length > 0 ? { members } : {}),
    ...(members.length > 0 && isWhole ? { absent } : {}),
  }
}

function daysLateOf(city: City, { day, branch }: { day: Day; branch: number }): number {
  return Math.max(0, day - nextWorkday(firstDay(monthOf(day)) + themeDateOf(city, branch)))
}

interface Names {
  readonly members: string[]
  readonly absent: string[]
}
const NOBODY: Names = { members: [], absent: [] }

/** As many as came and as did not, of those of the opening who still belong there; who joined since is not named. */
function namesOf(city: City, at: { day: Day; branch: number; attended: number; expected: number }): Names {
  const all = Int32Array.from(city.firstMembersOf(at.branch))
  const random = new Random(mixSeeds(mixSeeds(city.seed, at.branch), at.day))
  random.shuffle(all)
  // Who often cannot come is more likely among the last, who do not.
  const isLast = (i: number) => isOftenAway(city, i) && random.chance(AWAY_AGAIN)
  const last = all.filter(isLast)
  const isAmongLast = new Set(last)
  const order = [...all.filter((i) => !isAmongLast.has(i)), ...last].map(memberCode)
  return { members: order.slice(0, at.attended), absent: order.slice(at.attended, at.expected) }
}
