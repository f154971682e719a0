import { defineKeyedFold, goTo } from '../../language/keyed.ts'
import { classOf } from '../../language/measure.ts'
import { type Posting, project } from '../../language/project.ts'
import { serviceGiven } from './events.ts'
import { serviceHours, serviceKind } from './measures.ts'
import { yearOf } from './reports.ts'
import { HOURS_UP_TO } from './vocabulary.ts'

/** Posts a service. Amounts: services, person-times, minutes of all of them together, points. */
export const postService = project(serviceGiven, (service): Posting[] => {
  const persons = service.persons ?? 1
  const isAnswer = service.appeal !== undefined || service.wish !== undefined || service.task !== undefined
  const postings = [
    { measure: 'service.given', amount: 1 },
    { measure: serviceKind.code(service.kind), amount: 1 },
    { measure: 'service.persons', amount: persons },
    { measure: 'service.minutes', amount: persons * service.minutes },
    { measure: 'service.points', amount: service.points },
    { measure: 'service.named', amount: service.member === undefined ? 0 : 1 },
    { measure: 'service.answering', amount: isAnswer ? 1 : 0 },
  ]
  return postings.filter(({ amount }) => amount !== 0)
})

/** A member's service in a year, in minutes; `org` the branch it was last given from. */
export type ServiceYearState = { readonly org: number; readonly minutes: number }

/**
 * Members who served in a year, each once, by hours: only services that name the member.
 *
 * Amounts: persons. Invariant: the classes of hours sum to the members who served.
 */
export const serviceYearFold = defineKeyedFold<ServiceYearState>({
  id: 'service-year',
  label: { zh: '年度服务', en: 'A member’s year of service' },
  kinds: ['service.given'],
  keys: (event) => (event.member === '' ? [] : [{ key: yearOf(event) }]),
  initial: { org: -1, minutes: 0 },
  step(state, event) {
    const after = { org: event.org, minutes: state.minutes + Number(event.data.minutes) }
    return goTo({ event, before: state, after, stocks: stocksOf })
  },
})

function stocksOf({ minutes }: ServiceYearState): readonly string[] {
  return minutes === 0 ? [] : ['service.member', serviceHours.code(classOf(minutes, HOURS_UP_TO))]
}
