import { keysOf } from '../../../language/label.ts'
import type { Random } from '../../../language/seeded.ts'
import {
  type Later,
  namingOn,
  officeSecond,
  type Place,
  type Report,
  type Town,
  unfold,
} from '../../../language/simulate.ts'
import { type Day, dayStart, formatInstant } from '../../../language/time.ts'
import { ACTIVITY_KINDS, TASK_KINDS } from '../work/vocabulary.ts'

const TASK_KIND = keysOf(TASK_KINDS)
const ACTIVITY_KIND = keysOf(ACTIVITY_KINDS)
const EVENING = 18 * 3_600_000
/** A town that is smaller than this names who came all the time, the whole city only of late: see `meeting-details.ts`. */
const SMALL = 100_000
const NAMES_AFTER_DAYS = 365

/** Some forty tasks a working day in the whole city: nearly all claimed within days, one in ten done late. */
export const taskReports = unfold({
  prefix: 'task',
  salt: 110,
  days: 75,
  perDay: (town) => Math.max(1.4, town.size / 19_000),
  story({ town, day, id, random }): readonly Later[] {
    const place = random.pick(town.branches)
    if (!place) return []
    const days = random.between(5, 30)
    const at = (after: number, step: string, data = {}): Later => ({
      after,
      second: officeSecond(random),
      kind: `task.${step}`,
      subject: place.code,
      data: { task: id, ...data },
    })
    const due = formatInstant(dayStart(day + days) + EVENING)
    const steps = [at(0, 'assigned', { due, kind: random.pick(TASK_KIND) ?? 'task-other' })]
    // What is past its date is urged, and done in the end; very few are not.
    if (random.chance(0.003)) return steps
    const isForgotten = random.chance(0.04)
    const claimed = isForgotten ? days + random.between(2, 25) : random.chance(0.9) ? 1 + random.below(2) : 4
    const isLate = isForgotten || random.chance(0.1)
    const done = Math.max(claimed + 2, isLate ? days + random.between(1, 20) : days - random.below(days))
    steps.push(at(claimed, 'claimed'))
    if (random.chance(0.85)) steps.push(at(claimed + 1, 'progressed'))
    if (random.chance(0.55))
      steps.push(activityOf({ town, day, id: `${id}-activity`, place, random, after: claimed + 1, task: id }))
    if (isLate || random.chance(0.06)) steps.push(at(Math.max(claimed, Math.min(done, days) - 1), 'urged'))
    if (random.chance(0.997)) steps.push(at(done, 'done'))
    return inOrder(steps)
  },
})

/** Causes before effects: of the same day by the second, which the steps of one day take in their order. */
function inOrder(steps: readonly Later[]): readonly Later[] {
  const seconds = new Map<number, number>()
  return steps
    .toSorted((a, b) => a.after - b.after)
    .map((step) => {
      const second = Math.max(step.second, (seconds.get(step.after) ?? -60) + 60)
      seconds.set(step.after, second)
      return { ...step, second }
    })
}

/** Some sixty activities a working day that no task asked for. */
export const activityReports = unfold({
  prefix: 'activity',
  salt: 111,
  days: 0,
  perDay: (town) => Math.max(1, town.size / 12_500),
  story({ town, day, id, random }): readonly Later[] {
    const place = random.pick(town.branches)
    return place ? [activityOf({ town, day, id, place, random, after: 0 })] : []
  },
})

/** An activity every six weeks, in the branches of a small city that name their people. */
export function namedActivities(town: Town, day: Day): readonly Report[] {
  return namingOn(town, { day, every: 45, salt: 113 }).map(({ place, members, random }, i) => ({
    second: 10 * 3_600 + i,
    kind: 'activity.held',
    subject: place.code,
    data: {
      activity: `named-${day}-${place.code}`,
      kind: random.pick(ACTIVITY_KIND) ?? 'activity-other',
      attended: members.length,
      minutes: 10 * random.between(6, 18),
      members,
    },
  }))
}

function activityOf(at: {
  town: Town
  day: Day
  id: string
  place: Place
  random: Random
  after: number
  task?: string
}): Later {
  const { town, day, id, place, random, after, task } = at
  const attended = random.between(4, 26)
  const isNamed = random.chance(0.1) && (town.size < SMALL || day >= town.openingDay + NAMES_AFTER_DAYS)
  const members = isNamed ? place.members.slice(0, attended) : []
  return {
    after,
    second: officeSecond(random),
    kind: 'activity.held',
    subject: place.code,
    data: {
      activity: id,
      kind: random.pick(ACTIVITY_KIND) ?? 'activity-other',
      attended,
      minutes: 10 * random.between(4, 18),
      ...(task === undefined ? {} : { task }),
      ...(members.length > 0 ? { members } : {}),
    },
  }
}
