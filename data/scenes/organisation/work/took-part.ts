import { defineKeyedFold, type Key, type KeyInput } from '../../../language/keyed.ts'
import type { Entry, Step } from '../../../language/project.ts'
import { toCalendar, toDay } from '../../../language/time.ts'

/** The months of a year in which somebody took part, and took part again, as bits. */
export type TookPartState = {
  readonly months: number
  readonly again: number
}

/**
 * One person and one year: the first meeting or activity of a month counts the person for the month, the second one as
 * having come again, the first of the year for the year. Each at the organisation where it was.
 *
 * Exact over the sources that name who came; a meeting without names touches nothing here.
 */
export const tookPartFold = defineKeyedFold<TookPartState>({
  id: 'took-part',
  label: { zh: '参加情况', en: 'Taking part' },
  kinds: ['meeting.held', 'activity.held'],
  keys({ ts, data }: KeyInput): readonly Key[] {
    const { members } = data
    if (!Array.isArray(members)) return NONE
    const { year } = toCalendar(toDay(ts))
    return members.map((member: string) => ({ key: `${member}/${year}`, member })) // checked by the payload's schema
  },
  initial: { months: 0, again: 0 },
  step(state, { ts, org }): Step<TookPartState> {
    const bit = 1 << (toCalendar(toDay(ts)).month - 1)
    const entries: Entry[] = []
    const count = (measure: string) => entries.push({ ts, org, measure, amount: 1 })
    if (state.months === 0) count('member.took-part/year')
    if ((state.months & bit) === 0) count('member.took-part/month')
    else if ((state.again & bit) === 0) count('member.took-part/again')
    return {
      ok: true,
      state: { months: state.months | bit, again: state.months & bit ? state.again | bit : state.again },
      entries,
    }
  },
})

const NONE: readonly Key[] = []
