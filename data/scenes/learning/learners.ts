import { defineKeyedFold, goTo, type Key, type KeyInput } from '../../language/keyed.ts'
import { type Day, fromCalendar, toCalendar, toDay } from '../../language/time.ts'
import { ruleAt } from '../../rules/index.ts'
import { learningProgress } from './measures.ts'
import type { Progress } from './vocabulary.ts'

/** One member's year: minutes so far, at the organisation where he first learnt in it (`org`). */
export type LearnerState = { readonly org: number; readonly year: number; readonly minutes: number }

/** Who is named by an event: a course's member, a class's members. */
function namedBy({ member, data }: KeyInput): readonly string[] {
  if (member !== '') return [member]
  return Array.isArray(data.members) ? data.members.map(String) : []
}

const yearOf = (ts: number) => toCalendar(toDay(ts)).year

/** How far so many minutes of a year go, by the rule of its first day. */
function progressOf(minutes: number, firstDay: Day): Progress {
  const { memberHours, secretaryHours, hourMinutes } = ruleAt('training', firstDay).parameters
  if (minutes >= secretaryHours * hourMinutes) return 'hours-secretary'
  if (minutes >= memberHours * hourMinutes) return 'hours-full'
  return minutes * 2 >= memberHours * hourMinutes ? 'hours-half' : 'hours-below-half'
}

function stocks({ minutes, year }: LearnerState): readonly string[] {
  if (minutes === 0) return []
  return ['learning.reached', learningProgress.code(progressOf(minutes, fromCalendar(year, 1, 1)))]
}

/**
 * People reached, each once a year, where a source names them, and how far they have come with the year's hours.
 *
 * Amounts: people. Invariant: reached = the sum over the classes of progress, at every organisation and in every year.
 */
export const learnerFold = defineKeyedFold<LearnerState>({
  id: 'learner-year',
  label: { zh: '党员年度学习', en: 'A member’s year of learning' },
  kinds: ['class.held', 'course.completed'],
  keys: (input): readonly Key[] => namedBy(input).map((member) => ({ key: `${member}/${yearOf(input.ts)}`, member })),
  initial: { org: -1, year: 0, minutes: 0 },
  step(state, event) {
    const org = state.org === -1 ? event.org : state.org
    const minutes = state.minutes + Number(event.data.minutes)
    return goTo({ event, before: state, after: { org, year: yearOf(event.ts), minutes }, stocks })
  },
})
