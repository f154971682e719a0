import { defineKeyedFold, type Key, type KeyedEvent, type KeyInput } from '../../language/keyed.ts'
import type { Entry, Step } from '../../language/project.ts'
import { type ScoreSet, yearOf } from '../../rules/scores/score-set.ts'
import { bucketOf, type Tally } from '../../rules/scores/tally.ts'
import { memberBucket } from './measures.ts'
import { count, isShown, kindsOf } from './movements.ts'

/**
 * A member's year: the tally with its total, and where the score is counted. `home` is the organisation (−1: none, or
 * gone), `isScored` whether anything was shown yet.
 */
export type MemberScore = Tally & { readonly total: number; readonly home: number; readonly isScored: number }

/** What moves a member, or takes him out of the count. */
const MOVES = ['member.transferred', 'member.stopped', 'member.restored', 'member.expelled', 'member.deceased'] as const
const IS_MOVE: ReadonlySet<string> = new Set(MOVES)
/** Reported by the organisation a member belongs to; other evidence may come from where he helped. */
const AT_HOME: ReadonlySet<string> = new Set(['meeting.held', 'activity.held', 'dues.paid'])

const NO_KEYS: readonly Key[] = []
const NO_PEOPLE: readonly string[] = []
const NOBODY: MemberScore = { total: 0, home: -1, isScored: 0 }

/**
 * 党员先锋分: one key for each member and calendar year.
 *
 * Points lie at the organisation of their evidence; the class of the score is counted where the member is: at the
 * receiver of the latest transfer, or the organisation that last reported meetings, activities or dues of his (before
 * any of these, where the first evidence lies). Whoever has left, died or lost membership is counted nowhere.
 */
export function memberScoreFold(sets: readonly ScoreSet[], setOf: (year: number) => ScoreSet | undefined) {
  return defineKeyedFold<MemberScore>({
    id: 'member-score',
    label: { zh: '党员先锋分', en: 'Member’s score' },
    kinds: [...new Set([...kindsOf(sets), ...MOVES])],
    keys(event) {
      const people = peopleOf(event)
      if (people.length === 0) return NO_KEYS
      const year = yearOf(event.ts)
      const set = setOf(year)
      if (!set || !(IS_MOVE.has(event.kind) || isShown(set, event))) return NO_KEYS
      return people.map((member) => ({ key: `${member}/${year}`, member }))
    },
    initial: NOBODY,
    step(state, event): Step<MemberScore> {
      const set = setOf(yearOf(event.ts))
      if (!set) return { ok: true, state, entries: [] }
      const counted = count(set, state, {
        evidence: event,
        org: event.org,
        total: state.isScored === 1 ? state.total : undefined,
      })
      const { total } = counted
      const home = homeOf(state, event)
      const isScored = counted.isCounted ? 1 : state.isScored
      if (!counted.tally && home === state.home && isScored === state.isScored)
        return { ok: true, state, entries: counted.entries }
      const draft = counted.tally ?? { ...state }
      draft.total = total
      draft.home = home
      draft.isScored = isScored
      const next = draft as MemberScore // its three fields were just set
      const entries = [...counted.entries, ...moved({ before: state, after: next, ts: event.ts })]
      return { ok: true, state: next, entries }
    },
  })
}

/** Whom an event is about: its member, or those of its list. */
function peopleOf({ member, data }: KeyInput): readonly string[] {
  if (member !== '') return [member]
  return Array.isArray(data.members) ? data.members.filter((each) => typeof each === 'string') : NO_PEOPLE
}

function homeOf(state: MemberScore, event: KeyedEvent): number {
  switch (event.kind) {
    case 'member.transferred':
      return event.orgs.to ?? -1
    case 'member.stopped':
    case 'member.expelled':
    case 'member.deceased':
      return -1
    case 'member.restored':
      return event.org
    default:
      return AT_HOME.has(event.kind) || (state.home < 0 && state.isScored === 0) ? event.org : state.home
  }
}

/** Where and as what a score is counted; nowhere while nothing was shown, or he is nowhere. */
function placeOf(state: MemberScore): { org: number; measure: string } | undefined {
  if (state.isScored === 0 || state.home < 0) return undefined
  return { org: state.home, measure: memberBucket.code(bucketOf(state.total)) }
}

/** What turns the count of one class into another's, or one organisation's into another's. */
function moved(at: { before: MemberScore; after: MemberScore; ts: number }): Entry[] {
  const [before, after] = [placeOf(at.before), placeOf(at.after)]
  if (before?.org === after?.org && before?.measure === after?.measure) return []
  const base = memberBucket.base.code
  const post = (place: { org: number; measure: string } | undefined, amount: number): Entry[] =>
    place ? [base, place.measure].map((measure) => ({ ts: at.ts, org: place.org, measure, amount })) : []
  if (before && after && before.org === after.org)
    return [
      { ts: at.ts, org: before.org, measure: before.measure, amount: -1 },
      { ts: at.ts, org: after.org, measure: after.measure, amount: 1 },
    ]
  return [...post(before, -1), ...post(after, 1)]
}
