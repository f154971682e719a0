import { defineKeyedFold, type KeyedEvent, type KeyedWorld } from '../../../language/keyed.ts'
import type { Refusal, Step } from '../../../language/project.ts'
import { toRefusal } from '../../../language/reason.ts'
import { BRANCH_KINDS, ORG_KINDS } from '../vocabulary.ts'
import { duesStand } from './measures.ts'
import { REASONS } from './reasons.ts'
import type { Stand } from './vocabulary.ts'

/** What a branch has said last, '' for nothing; `closed` 1 while it is no branch any more. */
export type ChannelState = { readonly org: number; readonly stand: string; readonly closed: number }

const KIND_NAMES = Object.keys(ORG_KINDS)
const isBranch = (kind: unknown) => typeof kind === 'string' && kind in BRANCH_KINDS

/**
 * Whether a branch has switched on online dues: opened, not opened, or (no source has said) unknown.
 *
 * Not opened is never unpaid: it says nothing about who has paid. Amounts: branches.
 */
export const channelFold = defineKeyedFold<ChannelState>({
  id: 'dues-channel',
  label: { zh: '党费渠道', en: 'Channel of dues' },
  kinds: ['dues.channel.opened', 'dues.channel.stated', 'org.dissolved', 'org.changed'],
  keys: ({ kind, subject, data }) => (kind === 'org.changed' && data.kind === undefined ? [] : [{ key: subject }]),
  initial: { org: -1, stand: '', closed: 0 },
  check,
  step(state, event): Step<ChannelState> {
    const after = next(state, event)
    const [old, now] = [countsOf(state), countsOf(after)]
    const { ts, org } = event
    return {
      ok: true,
      state: after,
      entries: [
        ...old.flatMap((measure) => (now.includes(measure) ? [] : [{ ts, org, measure, amount: -1 }])),
        ...now.flatMap((measure) => (old.includes(measure) ? [] : [{ ts, org, measure, amount: 1 }])),
      ],
    }
  },
})

function check(event: KeyedEvent, world: KeyedWorld<ChannelState>): Refusal | undefined {
  if (event.kind.startsWith('org.')) return undefined
  const kind = KIND_NAMES[Number(world.org(event.org)?.kind ?? -1)]
  return isBranch(kind) ? undefined : toRefusal('subject', REASONS['dues-not-a-branch'])
}

function next(state: ChannelState, { kind, org, data }: KeyedEvent): ChannelState {
  switch (kind) {
    case 'org.dissolved':
      return { ...state, closed: 1 }
    case 'org.changed':
      return { ...state, closed: isBranch(data.kind) ? 0 : 1 }
    case 'dues.channel.opened':
      return { ...state, org, stand: 'opened' }
    default:
      return { ...state, org, stand: data.online === true ? 'opened' : 'not-opened' }
  }
}

function countsOf({ stand, closed }: ChannelState): readonly string[] {
  return stand === '' || closed === 1 ? [] : [duesStand.base.code, duesStand.code(stand as Stand)]
}
