import {
  defineFold,
  type Entry,
  type Fold,
  type FoldEvent,
  type Refusal,
  type Step,
  type World,
} from '../../language/project.ts'
import { toRefusal } from '../../language/reason.ts'
import { type Day, dayStart } from '../../language/time.ts'
import { ageMeasure, isInStock, type MemberState, NOBODY } from './member-state.ts'
import { MEMBER_STEPS } from './member-steps.ts'
import { ageBandIn, ageBandStart, firstDay, monthOf } from './months.ts'
import { MEMBER_REASONS } from './reasons.ts'
import { ORG_KINDS } from './vocabulary.ts'

const NOTHING: readonly Entry[] = []

/**
 * One member's history: the stock with its axes, and the flows of 党统 table 1.
 *
 * Invariant: at every organisation the change of `member.stock` equals arrivals less departures, and each axis
 * sums to the stock.
 */
export const memberFold: Fold<MemberState> = defineFold({
  key: 'member',
  kinds: Object.keys(MEMBER_STEPS),
  initial: NOBODY,
  orgField: 'org',
  step,
  advance,
  advancesOn: (day: Day) => firstDay(monthOf(day)) === day,
  check,
})

function step(state: MemberState, event: FoldEvent): Step<MemberState> {
  const take = MEMBER_STEPS[event.kind]
  if (!take) throw new Error(`the member fold does not know ${event.kind}`)
  return take(state, event)
}

/** Birthdays that cross an age band, each on the first of the birth month. */
function advance(state: MemberState, after: Day, upTo: Day): readonly Entry[] {
  if (upTo <= after || !isInStock(state)) return NOTHING
  const first = ageBandIn(state.birth, monthOf(after))
  const last = ageBandIn(state.birth, monthOf(upTo))
  if (first >= last) return NOTHING
  const entries: Entry[] = []
  for (let band = first + 1; band <= last; band++) {
    const ts = dayStart(firstDay(ageBandStart(state.birth, band)))
    entries.push(
      { ts, org: state.org, measure: ageMeasure(state.gender, band - 1), amount: -1 },
      { ts, org: state.org, measure: ageMeasure(state.gender, band), amount: 1 },
    )
  }
  return entries
}

const AREA = Object.keys(ORG_KINDS).indexOf('area')

/** Which organisation an event brings the member into, or announces: it must be one, and not dissolved. */
function check(event: FoldEvent, world: World): Refusal | undefined {
  switch (event.kind) {
    case 'member.registered':
    case 'member.admitted':
    case 'member.restored':
      return checkReceiver(event.org, 'subject', world)
    case 'member.transferred':
    case 'member.transfer.opened':
      return checkReceiver(event.orgs.to ?? -1, 'data.to', world)
    default:
      return undefined
  }
}

function checkReceiver(org: number, field: string, world: World): Refusal | undefined {
  const state = org < 0 ? undefined : world.org(org)
  if (state?.kind === AREA) return toRefusal(field, MEMBER_REASONS['receiver-area'])
  if (state?.dissolved === 1) return toRefusal(field, MEMBER_REASONS['receiver-dissolved'])
  return undefined
}
