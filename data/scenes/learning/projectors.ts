import { type Posting, type Projector, project } from '../../language/project.ts'
import { classHeld, courseCompleted, exhibitVisited } from './events.ts'
import { classAudience, learningWay, visitVenue } from './measures.ts'

const post = (measure: string, amount: number): Posting => ({ measure, amount })

/** Time spent learning, attendances, and those of them that have a name. */
function learnt(at: { way: Parameters<typeof learningWay.code>[0]; minutes: number; persons: number; named: number }) {
  const time = at.minutes * at.persons
  return [
    post('learning.time', time),
    post(learningWay.code(at.way), time),
    post('learning.attended', at.persons),
    ...(at.named === 0 ? [] : [post('learning.named', at.named)]),
  ]
}

export const PROJECTORS: readonly Projector[] = [
  project(classHeld, ({ audience, minutes, persons, members = [] }) => [
    post('class.held', 1),
    post(classAudience.code(audience), 1),
    ...learnt({ way: audience, minutes, persons, named: members.length }),
  ]),
  project(courseCompleted, ({ minutes, member, persons = 1 }) => [
    post('course.completed', persons),
    ...learnt({ way: 'course', minutes, persons, named: member === undefined ? 0 : 1 }),
  ]),
  project(exhibitVisited, ({ type, persons }) => [
    post('exhibit.visits', persons),
    post(visitVenue.code(type), persons),
  ]),
]
