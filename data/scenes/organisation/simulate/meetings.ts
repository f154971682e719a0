import { mixSeeds, Random } from '../../../language/seeded.ts'
import type { Day } from '../../../language/time.ts'
import type { MeetingForm } from '../vocabulary.ts'
import type { City } from './city.ts'
import type { Happening } from './happening.ts'
import { detailOf, isDetailed } from './meeting-details.ts'
import { GROUPS, unpackSlot } from './month-plan.ts'
import type { Org } from './plan.ts'

/** Usual length, in steps of five minutes: shortest, longest. */
const LENGTH: Readonly<Record<MeetingForm, readonly [number, number]>> = {
  congress: [10, 20],
  committee: [8, 16],
  group: [6, 12],
  lecture: [12, 20],
  'theme-day': [18, 30],
  'life-meeting': [24, 42],
  appraisal: [18, 30],
}

const HOUR = 3_600
/** One in so many records is corrected on the day itself. */
const CORRECTED = 1 / 900

/** The meetings of a day, in order of time. Who is expected follows from the city as it is that day. */
export function meetingsOn(city: City, at: { day: Day; slots: Float64Array }): Happening[] {
  const random = new Random(mixSeeds(mixSeeds(city.seed, 7), at.day))
  const happenings: Happening[] = []
  for (const slot of at.slots) {
    const { second, branch, form } = unpackSlot(slot)
    const expected = expectedAt(city, { branch, form })
    const org = city.orgs[branch]
    if (!org || expected === 0 || city.dissolved.has(branch)) continue
    const attended = attendedOf({ org, expected, form, random })
    const minutes = minutesOf(form, random)
    const detail = isDetailed(city, branch) ? detailOf(city, { day: at.day, branch, form, attended, expected }) : {}
    const held: Happening = {
      second,
      kind: 'meeting.held',
      org: branch,
      data: { form, attended, expected, minutes, ...detail },
    }
    happenings.push(held)
    if (random.chance(CORRECTED)) happenings.push(correctionOf(held, { expected, random }))
  }
  return happenings
}

function minutesOf(form: MeetingForm, random: Random): number {
  const [shortest, longest] = LENGTH[form]
  return 5 * random.between(shortest, longest)
}

function expectedAt(city: City, at: { branch: number; form: MeetingForm }): number {
  const total = city.total[at.branch] ?? 0
  if (at.form === 'committee') return total < 7 ? 0 : total < 20 ? 3 : total < 40 ? 5 : 7
  if (at.form !== 'group') return total
  return Math.min(total, Math.max(3, Math.round(total / Math.max(1, Math.round(total / GROUPS[city.size].members)))))
}

/** Around the branch's own rate; committees are small and nearly complete; a congress has more than half. */
function attendedOf(at: { org: Org; expected: number; form: MeetingForm; random: Random }): number {
  const { org, expected, form, random } = at
  const rate =
    form === 'committee'
      ? Math.max(org.attendance, 0.95)
      : form === 'life-meeting'
        ? org.attendance + 0.03
        : org.attendance
  const spread = Math.sqrt(expected * rate * Math.max(0.02, 1 - rate))
  const drawn = expected * rate + spread * 1.7 * (random.unit() + random.unit() - 1) + random.unit() - 0.5
  const least = form === 'congress' || form === 'committee' ? Math.floor(expected / 2) + 1 : 1
  return Math.min(expected, Math.max(least, Math.round(drawn)))
}

function correctionOf(held: Happening, at: { expected: number; random: Random }): Happening {
  const attended = at.random.between(Math.floor(at.expected / 2), at.expected)
  return {
    second: Math.min(24 * HOUR - 60, held.second + at.random.between(2_400, 3 * HOUR)),
    kind: 'event.corrected',
    org: held.org,
    // Without the names: who came is what was recorded wrongly.
    data: {
      reason: '到会人数录入有误',
      replacement: { data: { ...held.data, attended, members: undefined, absent: undefined } },
    },
    corrects: held,
  }
}
