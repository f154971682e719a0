import { defineKeyedFold, type KeyedEvent, refuse } from '../../../language/keyed.ts'
import { keysOf } from '../../../language/label.ts'
import type { Entry, Step } from '../../../language/project.ts'
import { toRefusal } from '../../../language/reason.ts'
import { toCalendar, toDay } from '../../../language/time.ts'
import { BRANCH_KINDS, ORG_KINDS } from '../vocabulary.ts'
import { appraisalGrade } from './measures.ts'
import { APPRAISAL_REASONS as REASONS } from './reasons.ts'
import { GRADES } from './vocabulary.ts'

/** Whether a branch has given the appraisal of a year. */
export type AppraisalState = { readonly given: number }

const KINDS = Object.keys(ORG_KINDS)

/** 民主评议 of one branch and year: given once; what was wrong in it is corrected, not given again. Amounts: persons. */
export const appraisalFold = defineKeyedFold<AppraisalState>({
  id: 'appraisal',
  label: { zh: '民主评议', en: 'Appraisal' },
  kinds: ['appraisal.given'],
  keys: ({ subject, data }) => [{ key: `${subject}/${String(data.year)}` }],
  initial: { given: 0 },
  step(state, event): Step<AppraisalState> {
    if (state.given === 1) return refuse('data.year', REASONS['appraisal-given'])
    if (Number(event.data.year) > toCalendar(toDay(event.ts)).year)
      return refuse('data.year', REASONS['appraisal-ahead'])
    return { ok: true, state: { given: 1 }, entries: entriesOf(event) }
  },
  check(event, world) {
    const kind = KINDS[Number(world.org(event.org)?.kind)] ?? ''
    return kind in BRANCH_KINDS ? undefined : toRefusal('subject', REASONS['appraisal-branch'])
  },
})

function entriesOf({ ts, org, data }: KeyedEvent): readonly Entry[] {
  const grades = keysOf(GRADES).map((grade) => [appraisalGrade.code(grade), Number(data[grade])] as const)
  const rated = grades.reduce((sum, [, amount]) => sum + amount, 0)
  const posts = [
    ['appraisal.given', 1] as const,
    ['appraisal.expected', Number(data.expected)] as const,
    ['appraisal.rated', rated] as const,
    ...grades,
  ]
  return posts.flatMap(([measure, amount]) => (amount === 0 ? [] : [{ ts, org, measure, amount }]))
}
