import type { SearchAnswer, TimelineAnswer } from '../../data/contract/standing.ts'
import { formatInstant } from '../../data/language/time.ts'
import { EVENTS } from '../../data/scenes/index.ts'
import { orgOf, type Reading, toAsOf } from './answers.ts'
import type { Core } from './core.ts'
import { effectiveOf } from './effective.ts'
import { placeIn, toWanted } from './initials.ts'
import { rowOf } from './origin.ts'
import { ribbonSql } from './past-sql.ts'

const ROWS = 30
const DEEPEST = 32
const EVENTS_SHOWN = 30

/** `GET /api/orgs/search`. Names that begin with it come first, then the others, both in the order of the tree. */
export function answerSearch({ scope, text }: { scope: string; text: string }, core: Core): SearchAnswer {
  const { registry, tree } = core
  const wanted = toWanted(text)
  const first: number[] = []
  const others: number[] = []
  for (const org of wanted.length === 0 ? [] : tree.subtree(orgOf(core, scope), DEEPEST)) {
    if (registry.orgs.int(org, 'dissolved') === 1) continue
    const places = ['short', 'name'].map((field) => placeIn(registry.orgs.text(org, field), wanted))
    if (places.includes(0)) first.push(org)
    else if (places.some((place) => place > 0)) others.push(org)
  }
  return {
    ...{ version: core.seq, scope, total: first.length + others.length },
    rows: [...first, ...others].slice(0, ROWS).map((org) => ({
      ...rowOf(org, core),
      above: registry.orgs.text(tree.parentOf(org), 'short'),
    })),
  }
}

/** `GET /api/timeline`: as corrections left it; what was taken back is not there. */
export async function answerTimeline({ scope }: { scope: string }, reading: Reading): Promise<TimelineAnswer> {
  const { core } = reading
  orgOf(core, scope)
  const asOf = await toAsOf({ at: null, version: null }, reading)
  const rows = await core.ledger.read(ribbonSql(scope, { asOf, lines: EVENTS_SHOWN, by: 'ts' }))
  const events = rows.flatMap(([seq, ts, , kind]) => {
    const now = effectiveOf(Number(seq), { before: asOf.version + 1, core })
    const event = EVENTS[Number(kind)]
    if (!now || !event) return []
    return {
      seq: Number(seq),
      ts: now.incoming.ts,
      kind: event.kind,
      label: event.label,
      org: now.incoming.subject,
      orgName: core.registry.orgs.text(core.registry.orgOf(now.incoming.subject) ?? -1, 'short'),
      isCorrected: now.incoming.ts !== Number(ts) || core.journal.history(`c:${Number(seq)}`).length > 0,
    }
  })
  return {
    ...{ version: asOf.version, scope },
    events: events
      .sort((a, b) => b.ts - a.ts || b.seq - a.seq)
      .map(({ ts, ...event }) => ({ ...event, time: formatInstant(ts) })),
  }
}
