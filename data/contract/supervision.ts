import { z } from 'zod'
import type { Label } from '../language/label.ts'
import { keysOf } from '../language/label.ts'
import { CAUSES, OWNER_ROLES } from '../scenes/supervision/vocabulary.ts'
import { Instant, ItemId, OrgCode } from './envelope.ts'

/** Which items are asked for; closed ones stay listed for 90 days. */
export const ItemStates = z.enum(['open', 'overdue', 'escalated', 'closed', 'all'])
export type ItemStates = z.infer<typeof ItemStates>

/** An organisation as an item names it. */
interface Named {
  readonly org: string
  readonly name: string
}

/** One item of supervision: who owes what by when, by which rule, and where it stands. Times RFC 3339, +08:00. */
export interface SupervisionItem {
  readonly id: string
  readonly stage: string
  readonly stageLabel: Label
  /** By which rule it was opened; null for a person's. */
  readonly rule: string | null
  /** Why a person opened it; null for a rule's. */
  readonly cause: string | null
  readonly label: Label
  readonly article: string
  readonly remedy: Label
  /** Who owes it: an organisation and a role in it, never a name. */
  readonly owner: Named & { readonly role: string; readonly roleLabel: Label }
  /** Who opened it; null: a rule. */
  readonly opener: Named | null
  readonly opened: string
  readonly due: string
  readonly isOverdue: boolean
  /** The organisation above, where nobody took it up in time; the owner stays. */
  readonly escalatedTo: Named | null
  /** When the organisation above will have it too unless somebody takes it up; null where that will not be. */
  readonly escalates: string | null
  /** From when on it may be urged again; null: at any time. */
  readonly urgeFrom: string | null
  readonly evidence: readonly string[]
  readonly closed: string | null
  readonly history: readonly {
    readonly seq: number
    readonly time: string
    readonly kind: string
    readonly label: string
    readonly source: string
  }[]
}

/** `GET /api/supervision`: most urgent first; closed ones last, newest first. */
export interface SupervisionAnswer {
  readonly version: number
  readonly scope: string
  readonly total: number
  readonly items: readonly SupervisionItem[]
}

/** `GET /api/supervision/weeks`: open items by when they are due and how old they are; counts only, so walls may read it. */
export interface SupervisionWeeks {
  readonly version: number
  readonly scope: string
  readonly open: number
  readonly overdue: number
  /** Due from today on, by week: the first is the next seven days. */
  readonly weeks: readonly number[]
  /** Due after the last of the weeks. */
  readonly later: number
  /** Days since they were opened: how many items up to each bound; the last bound is null, for all that are older. */
  readonly ages: readonly { readonly upTo: number | null; readonly items: number }[]
}

/** `POST /api/supervision/:id/:action`: what was done, and the item as it is now. */
export interface SupervisionDone {
  readonly version: number
  /** It had been done before, under the same `id`. */
  readonly isDuplicate: boolean
  readonly item: SupervisionItem | null
}

/** The sender's own id of what is done: sent again, it changes nothing. */
const only = { id: ItemId }
const Only = z.strictObject(only)

/** What whoever owes an item does to it. */
const BELOW = ['acknowledge', 'progress', 'contest', 'evidence'] as const
/** What is done from above, in the name of the organisation that does it. */
export const ABOVE = ['open', 'urge', 'close', 'reopen', 'hand-over'] as const

/** What each action asks for, and the event that it becomes. */
export const SUPERVISION_ACTIONS = {
  open: {
    kind: 'supervision.opened',
    body: z.strictObject({
      ...only,
      org: OrgCode,
      cause: z.enum(keysOf(CAUSES)),
      role: z.enum(keysOf(OWNER_ROLES)).default('secretary'),
      due: Instant,
    }),
  },
  acknowledge: { kind: 'supervision.acknowledged', body: Only },
  progress: { kind: 'supervision.progressed', body: Only },
  urge: { kind: 'supervision.urged', body: Only },
  contest: { kind: 'supervision.contested', body: Only },
  evidence: { kind: 'supervision.evidence.given', body: z.strictObject({ ...only, evidence: ItemId }) },
  close: { kind: 'supervision.closed', body: Only },
  reopen: { kind: 'supervision.reopened', body: Only },
  'hand-over': { kind: 'supervision.handed.over', body: z.strictObject({ ...only, to: OrgCode }) },
  /** 撤回: takes back what the same scope did to it under an id (`of`). The first event stays, and is corrected. */
  undo: {
    kind: 'event.corrected',
    body: z.strictObject({ ...only, action: z.enum([...BELOW, ...ABOVE]), of: ItemId }),
  },
} as const
export type SupervisionAction = keyof typeof SUPERVISION_ACTIONS
