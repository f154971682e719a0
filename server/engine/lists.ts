import { formatInstant } from '../../data/language/time.ts'
import { EVENTS } from '../../data/scenes/index.ts'
import { orgOf } from './answers.ts'
import type { Core } from './core.ts'
import { toIncoming } from './incoming.ts'
import type { HeldRow, RejectRow } from './port.ts'

/** `GET /api/held`: what waits, for the subjects of a scope; a subject that is not founded yet belongs to the root alone. */
export function answerHeld({ scope, limit }: { scope: string; limit: number }, core: Core): HeldRow[] {
  const top = orgOf(core, scope)
  const rows: HeldRow[] = []
  for (const { value } of core.journal.held()) {
    if (rows.length >= limit) break
    const e = toIncoming(value.line)
    if ('day' in e) continue
    const org = core.registry.orgOf(e.subject)
    if (top !== 0 && (org === undefined || !core.tree.isBelow(org, top))) continue
    rows.push({
      source: e.source,
      id: e.id,
      kind: EVENTS[e.kind]?.kind ?? '',
      subject: e.subject,
      received: formatInstant(value.received),
      waitsFor: withoutPerson(value.waits),
    })
  }
  return rows
}

/** A member's pseudonym says nothing to a reader, and is nobody else's business; a key may hold one. */
function withoutPerson(waits: string): string {
  const [what = '', id] = waits.split(':')
  if (what === 'k') return id ?? ''
  return what === 'member' ? what : waits
}

/** `GET /api/rejects`: the latest refused records, of one source or of all. */
export function answerRejects(
  { source, limit }: { source: string | null; limit: number },
  core: Core,
): { total: number; rows: RejectRow[] } {
  const { total, rows } = core.journal.refused.latest(limit)
  const seen = rows.filter((r) => source === null || r.source === source)
  return { total, rows: seen.map((r) => ({ ...r, received: formatInstant(r.received) })) }
}
