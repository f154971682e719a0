import { createHash } from 'node:crypto'
import type { Notice } from '../../data/contract/inbox.ts'
import type { NoticeKind } from '../../data/contract/notice-kinds.ts'
import type { SupervisionItem } from '../../data/contract/supervision.ts'
import { DAY_MS, type EpochMs, formatInstant, parseInstant } from '../../data/language/time.ts'

const SOON_MS = 7 * DAY_MS
const KEPT_MS = 30 * DAY_MS
const MOST = 100

/**
 * What one organisation has to know of its own duties (own: it owes the item, opened it, or the item came up to it),
 * newest first. Pure. The same fact has the same id whenever it is asked for.
 */
export function noticesOf(items: readonly SupervisionItem[], at: { scope: string; now: EpochMs }): Notice[] {
  const told = items.flatMap((item) =>
    tell(item, at).map(({ kind, time }) => ({
      ...{ id: idOf(item.id, kind, time), kind, item: item.id, label: item.label, due: item.due, time },
      owner: { org: item.owner.org, name: item.owner.name },
    })),
  )
  const from = at.now - KEPT_MS
  return told
    .filter(({ kind, time }) => STANDING.has(kind) || ms(time) >= from)
    .sort((a, b) => ms(b.time) - ms(a.time) || (a.id < b.id ? -1 : 1))
    .slice(0, MOST)
}

/** What holds as long as nobody does something about it is told however long ago it began. */
const STANDING: ReadonlySet<NoticeKind> = new Set(['overdue', 'evidence', 'contested', 'escalated'])

interface Told {
  readonly kind: NoticeKind
  readonly time: string
}

function tell(item: SupervisionItem, at: { scope: string; now: EpochMs }): Told[] {
  const isOwner = item.owner.org === at.scope
  const isOpener = item.opener?.org === at.scope
  if (item.closed !== null) return isOwner ? [{ kind: 'closed', time: item.closed }] : []
  return [
    ...(isOwner ? toOwner(item, at.now) : []),
    ...(isOpener && !isOwner ? toOpener(item) : []),
    ...(isOwner || isOpener ? whenLate(item, at.now) : []),
    ...(item.escalatedTo?.org === at.scope ? [{ kind: 'escalated' as const, time: escalatedAt(item) }] : []),
  ]
}

function toOwner(item: SupervisionItem, now: EpochMs): Told[] {
  // Where there was less time from the beginning, the opening has said so.
  const soon = ms(item.due) - SOON_MS
  const isSoon = ms(item.opened) < soon && soon <= now && now < ms(item.due)
  return [
    { kind: 'opened', time: item.opened },
    ...last(item, { kind: 'handed-over', of: 'supervision.handed.over' }),
    ...last(item, { kind: 'reopened', of: 'supervision.reopened' }),
    ...last(item, { kind: 'urged', of: 'supervision.urged' }),
    ...(isSoon ? [{ kind: 'due' as const, time: formatInstant(soon) }] : []),
  ]
}

function toOpener(item: SupervisionItem): Told[] {
  return [
    ...(item.evidence.length > 0 ? last(item, { kind: 'evidence', of: 'supervision.evidence.given' }) : []),
    ...(item.stage === 'stage-contested' ? last(item, { kind: 'contested', of: 'supervision.contested' }) : []),
  ]
}

function whenLate(item: SupervisionItem, now: EpochMs): Told[] {
  return item.isOverdue || ms(item.due) <= now ? [{ kind: 'overdue', time: item.due }] : []
}

function last({ history }: SupervisionItem, { kind, of }: { kind: NoticeKind; of: string }): Told[] {
  const found = history.findLast((line) => line.kind === of)
  return found ? [{ kind, time: found.time }] : []
}

/** The clock moved it: the first of its own dates after the one that opened it. */
function escalatedAt({ history, opened }: SupervisionItem): string {
  return history.find(({ kind, time }) => kind === 'deadline.passed' && ms(time) > ms(opened))?.time ?? opened
}

function ms(time: string): EpochMs {
  return parseInstant(time) ?? 0
}

function idOf(...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('base64url').slice(0, 16)
}
