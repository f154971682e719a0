import { defineKeyedFold, type Key, type KeyedEvent, type KeyInput } from '../../../language/keyed.ts'
import type { Entry, Step } from '../../../language/project.ts'
import { toCalendar, toDay } from '../../../language/time.ts'
import { ruleAt } from '../../../rules/index.ts'

/**
 * What somebody missed in a year: `quarter` the running one (0 before the first), `missed` how many meetings in it, `row`
 * how many one after the other, `inRow` whether these were many once.
 */
export type MissedState = {
  readonly quarter: number
  readonly missed: number
  readonly row: number
  readonly inRow: number
}

/**
 * One person and one year: who was expected at a meeting counts once a quarter, who missed so many of the quarter once
 * more, who missed so many one after the other once a year. Each at the organisation where it was; nobody is named.
 *
 * Exact over the sources that name who came and who was absent; any other meeting touches nothing here.
 */
export const missedFold = defineKeyedFold<MissedState>({
  id: 'missed',
  label: { zh: '缺席情况', en: 'Absence' },
  kinds: ['meeting.held'],
  keys({ ts, data }: KeyInput): readonly Key[] {
    const { absent } = data
    if (!Array.isArray(absent)) return NONE
    const { year } = toCalendar(toDay(ts))
    // Checked by the payload's schema.
    const all = [...((data.members as readonly string[] | undefined) ?? []), ...(absent as readonly string[])]
    return all.map((member) => ({ key: `${member}/${year}`, member }))
  },
  initial: { quarter: 0, missed: 0, row: 0, inRow: 0 },
  step(state, event): Step<MissedState> {
    const { ts, org } = event
    const day = toDay(ts)
    const { inQuarter, inRow } = ruleAt('absences', day).parameters
    const quarter = Math.ceil(toCalendar(day).month / 3)
    const isNew = quarter !== state.quarter
    const missed = (isNew ? 0 : state.missed) + (isAbsent(event) ? 1 : 0)
    const row = isAbsent(event) ? state.row + 1 : 0
    const entries: Entry[] = []
    const count = (measure: string) => entries.push({ ts, org, measure, amount: 1 })
    if (isNew) count('member.expected/quarter')
    if (isAbsent(event) && missed === inQuarter) count('member.missed/again')
    const isRow = state.inRow === 0 && row >= inRow
    if (isRow) count('member.missed/in-row')
    return { ok: true, state: { quarter, missed, row, inRow: isRow ? 1 : state.inRow }, entries }
  },
})

const NONE: readonly Key[] = []

/** Checked by the payload's schema. */
const isAbsent = ({ data, pseudonym }: KeyedEvent) => (data.absent as readonly string[]).includes(pseudonym)
