import { type Due, defineKeyedFold, early, goTo, type KeyedEvent, refuse, stay } from '../../../language/keyed.ts'
import type { Refusal, Step, World } from '../../../language/project.ts'
import { toRefusal } from '../../../language/reason.ts'
import { dayStart, type EpochMs, parseInstant, toDay } from '../../../language/time.ts'
import { addMonths } from '../../../rules/calendar.ts'
import { ruleAt } from '../../../rules/index.ts'
import { isArea } from '../vocabulary.ts'
import { secretaryPost } from './measures.ts'
import { SECRETARY_REASONS as REASONS } from './reasons.ts'
import type { Post } from './vocabulary.ts'

/** A secretary's post: `stage` '' before anything is known of it; `since`: when it became vacant, epoch ms. */
export type SecretaryState = {
  readonly stage: Post | '' | typeof DISSOLVED
  readonly org: number
  readonly since: EpochMs
}

const FOLD = 'secretary'
const DISSOLVED = 'dissolved'
const RULE = 'secretary-vacant'
const isKnown = (state: SecretaryState) => state.stage !== '' && state.stage !== DISSOLVED
const stocks = ({ stage }: SecretaryState): readonly string[] =>
  stage === '' || stage === DISSOLVED ? [] : ['org.secretary.known', secretaryPost.code(stage)]

/** The last instant at which a post may be vacant, by the rule in force when it became so. */
function fillBy(since: EpochMs): EpochMs {
  const { secretaryEmptyMonths } = ruleAt('weakness', toDay(since)).parameters
  return dayStart(addMonths(toDay(since), secretaryEmptyMonths) + 1) - 1_000
}

/**
 * Whether one organisation has a secretary: appointed, then vacant, and vacant for too long by the clock, until the next
 * one is appointed. Who it is stands in the events alone.
 *
 * Amounts: organisations. Invariant: first reported = known + ended by dissolution.
 */
export const secretaryFold = defineKeyedFold<SecretaryState>({
  id: FOLD,
  label: { zh: '书记任职', en: 'Secretary' },
  kinds: ['org.secretary.appointed', 'org.secretary.left', 'org.dissolved', 'deadline.passed'],
  opens: ['org.secretary.appointed', 'org.secretary.left', 'org.dissolved'],
  keys({ kind, subject, data }) {
    if (kind !== 'deadline.passed') return [{ key: subject }]
    return data.fold === FOLD ? [{ key: String(data.key) }] : []
  },
  initial: { stage: '', org: -1, since: 0 },
  owner: (state) => state.org,
  due: (state): Due | null => (state.since === 0 ? null : { at: fillBy(state.since), rule: RULE }),
  check,
  step(state, event): Step<SecretaryState> {
    switch (event.kind) {
      case 'org.dissolved':
        return dissolve(state, event)
      case 'deadline.passed':
        return pass(state, event)
      default:
        if (state.stage === DISSOLVED) return refuse('subject', REASONS['secretary-dissolved'])
        return event.kind === 'org.secretary.left' ? leave(state, event) : appoint(state, event)
    }
  },
})

const first = (state: SecretaryState) => (isKnown(state) ? [] : ['org.secretary.first'])

function appoint(state: SecretaryState, event: KeyedEvent): Step<SecretaryState> {
  const after: SecretaryState = { stage: 'secretary-held', org: event.org, since: 0 }
  return goTo({ event, before: state, after, stocks, flows: ['org.secretary.appointed', ...first(state)] })
}

/** That a post is vacant may be the first that is said of it. */
function leave(state: SecretaryState, event: KeyedEvent): Step<SecretaryState> {
  if (state.since > 0) return early('subject', REASONS['secretary-vacant-already'])
  const after: SecretaryState = { stage: 'secretary-vacant', org: event.org, since: event.ts }
  return goTo({ event, before: state, after, stocks, flows: first(state) })
}

function dissolve(state: SecretaryState, event: KeyedEvent): Step<SecretaryState> {
  const after: SecretaryState = { stage: DISSOLVED, org: event.org, since: 0 }
  return goTo({ event, before: state, after, stocks, flows: isKnown(state) ? ['org.secretary.ended'] : [] })
}

/** Its own date has come, where it still has that date. */
function pass(state: SecretaryState, event: KeyedEvent): Step<SecretaryState> {
  const isIt = state.since > 0 && parseInstant(String(event.data.due)) === fillBy(state.since)
  if (!isIt || state.stage !== 'secretary-vacant') return stay(state)
  return goTo({ event, before: state, after: { ...state, stage: 'secretary-vacant-long' }, stocks })
}

/** Areas have no secretary, and nobody is one who is a member nowhere. */
function check(event: KeyedEvent, world: World): Refusal | undefined {
  if (!event.kind.startsWith('org.secretary.')) return undefined
  if (isArea(world.org(event.org))) return toRefusal('subject', REASONS['secretary-area'])
  if (event.kind === 'org.secretary.left') return undefined
  const org = Number(world.member(event.member)?.org ?? -1)
  return org < 0 ? toRefusal('data.member', REASONS['secretary-no-member']) : undefined
}
