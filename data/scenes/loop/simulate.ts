import {
  branchesWhere,
  type Later,
  officeSecond,
  type Place,
  type SceneSimulator,
  unfold,
} from '../../language/simulate.ts'
import { dayStart, formatInstant } from '../../language/time.ts'

const isLocal = (place: Place) => place.sector === 'community' || place.sector === 'village'

/**
 * One task from beginning to end, often from an appeal: raised → task claimed → activity and service → done and
 * resolved → its story submitted, approved, shown → a course on it. Some stop on the way; steps lie on days of their own.
 */
const reports = unfold({
  prefix: 'loop',
  salt: 611,
  days: 40,
  perDay: (town) => Math.max(0.7, town.size / 100_000),
  story({ town, day, id, random }): readonly Later[] {
    const place = random.pick(branchesWhere(town, { name: 'local', test: isLocal })) ?? random.pick(town.branches)
    if (!place) return []
    const at = (after: number, kind: string, data: Readonly<Record<string, unknown>>): Later => ({
      after,
      second: officeSecond(random),
      kind,
      subject: place.code,
      data,
    })
    const [task, activity, story] = [{ task: id }, { activity: `${id}-activity` }, { story: `${id}-story` }]
    const appeal = random.chance(0.5) ? { appeal: `${id}-appeal` } : null
    const service = { service: `${id}-service` }
    const due = formatInstant(dayStart(day + 16) + 18 * 3_600_000)
    const attended = random.between(5, 25)

    const steps = [
      at(2, 'task.assigned', { ...task, due, kind: appeal ? 'task-service' : 'task-governance' }),
      at(3, 'task.claimed', task),
    ]
    if (appeal) {
      const helped = { ...service, kind: 'surroundings', minutes: 60, points: attended, persons: attended }
      steps.push(at(0, 'appeal.raised', { ...appeal, category: 'environment' }), at(1, 'appeal.answered', appeal))
      steps.push(at(5, 'service.given', { ...helped, ...appeal, ...task }))
      steps.push(at(8, 'appeal.resolved', { ...appeal, ...task, ...service }))
    }
    const isActed = random.chance(0.85)
    if (isActed)
      steps.push(at(5, 'activity.held', { ...activity, kind: 'activity-service', attended, minutes: 90, ...task }))
    steps.push(at(isActed ? 7 : 13, 'task.done', task))
    const isShown = isActed && random.chance(0.7)
    if (isShown)
      steps.push(
        at(9, 'story.submitted', { ...story, ...activity, ...task }),
        at(10, 'story.approved', story),
        at(11, 'story.published', { ...story, ...activity, ...task }),
      )
    if (isShown && random.chance(0.6)) {
      const course = { course: `${id}-course`, minutes: 45, persons: random.between(4, 30) }
      steps.push(at(12 + random.below(9), 'course.completed', { ...course, ...activity, ...story, ...task }))
    }
    return steps.toSorted((a, b) => a.after - b.after)
  },
})

/** Some eight tasks a working day in the whole city that go all the way, or nearly. */
export const simulateLoop: SceneSimulator = { scene: 'loop', reports }
