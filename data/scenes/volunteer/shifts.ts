import { defineKeyedFold, goTo, type Key, type KeyInput } from '../../language/keyed.ts'
import { classOf } from '../../language/measure.ts'
import { type Posting, project } from '../../language/project.ts'
import { formatDay, toDay } from '../../language/time.ts'
import { shiftDone } from './events.ts'
import { volunteerHours } from './measures.ts'
import { HOURS_UP_TO } from './vocabulary.ts'

/** Posts a shift. Amounts: shifts, person-times, minutes of all persons together. */
export const postShift = project(shiftDone, ({ persons, minutes, members = [] }): Posting[] => {
  const postings = [
    { measure: 'shift.done', amount: 1 },
    { measure: 'shift.persons', amount: persons },
    { measure: 'shift.minutes', amount: persons * minutes },
    { measure: 'shift.named', amount: members.length },
  ]
  return postings.filter(({ amount }) => amount !== 0)
})

/** What somebody (or an organisation) did in a period, in minutes; `org` the one it was last done for. */
export type PeriodState = { readonly org: number; readonly minutes: number }
const NOTHING: PeriodState = { org: -1, minutes: 0 }

/** `2026-02` or `2026` of an instant. */
const monthOf = (ts: number) => formatDay(toDay(ts)).slice(0, 7)
const yearOf = (ts: number) => formatDay(toDay(ts)).slice(0, 4)

/** A key for each member whom a shift names. */
function membersOf({ ts, data }: KeyInput, periodOf: (ts: number) => string): readonly Key[] {
  const members = Array.isArray(data.members) ? data.members.map(String) : []
  return members.map((member) => ({ key: `${member}/${periodOf(ts)}`, member }))
}

const add = (state: PeriodState, event: { org: number; data: Readonly<Record<string, unknown>> }): PeriodState => ({
  org: event.org,
  minutes: state.minutes + Number(event.data.minutes),
})

/**
 * Volunteers of a month, each once, by hours: only of shifts that name them.
 *
 * Amounts: persons. Invariant: the classes of hours sum to the volunteers of the month.
 */
export const volunteerMonthFold = defineKeyedFold<PeriodState>({
  id: 'volunteer-month',
  label: { zh: '月度志愿', en: 'A member’s month of shifts' },
  kinds: ['shift.done'],
  keys: (event) => membersOf(event, monthOf),
  initial: NOTHING,
  step: (state, event) =>
    goTo({
      event,
      before: state,
      after: add(state, event),
      stocks: ({ minutes }) =>
        minutes === 0 ? [] : ['volunteer.month', volunteerHours.code(classOf(minutes, HOURS_UP_TO))],
    }),
})

/** Volunteers of a year, each once: only of shifts that name them. Amounts: persons. */
export const volunteerYearFold = defineKeyedFold<PeriodState>({
  id: 'volunteer-year',
  label: { zh: '年度志愿', en: 'A member’s year of shifts' },
  kinds: ['shift.done'],
  keys: (event) => membersOf(event, yearOf),
  initial: NOTHING,
  step: (state, event) =>
    goTo({
      event,
      before: state,
      after: add(state, event),
      stocks: ({ minutes }) => (minutes === 0 ? [] : ['volunteer.year']),
    }),
})

/** Organisations with a shift in a month, each once. Amounts: organisations. */
export const volunteerBranchFold = defineKeyedFold<PeriodState>({
  id: 'volunteer-branch',
  label: { zh: '支部月度志愿', en: 'An organisation’s month of shifts' },
  kinds: ['shift.done'],
  keys: ({ subject, ts }) => [{ key: `${subject}/${monthOf(ts)}` }],
  initial: NOTHING,
  step: (state, event) =>
    goTo({
      event,
      before: state,
      after: add(state, event),
      stocks: ({ minutes }) => (minutes === 0 ? [] : ['volunteer.branch']),
    }),
})
