import type {
  ItemStates,
  SupervisionAnswer,
  SupervisionItem,
  SupervisionWeeks,
} from '../../data/contract/supervision.ts'
import { DAY_MS, formatInstant, toDay } from '../../data/language/time.ts'
import { OWN } from '../../data/rules/rule-set.ts'
import { EVENTS } from '../../data/scenes/index.ts'
import { type ItemState, itemFold, limitsAt, OWN_DATES } from '../../data/scenes/supervision/items.ts'
import { articleOf, knownOf } from '../../data/scenes/supervision/rules.ts'
import { CAUSES, OWNER_ROLES, STAGES } from '../../data/scenes/supervision/vocabulary.ts'
import { orgOf, type Reading } from './answers.ts'
import type { Core } from './core.ts'
import type { SupervisionQuery } from './port.ts'
import { countWeeks } from './supervision-weeks.ts'

/** How long a closed item stays listed. */
const CLOSED_MS = 90 * DAY_MS
const HISTORY = 50
const CLOSED_LABEL = { zh: '已销号', en: 'Closed' }

interface Found {
  readonly key: string
  readonly state: ItemState
}

/** `GET /api/supervision`: the items that organisations of a scope owe, as the ledger has them at this version. */
export async function answerSupervision(
  query: SupervisionQuery,
  at: { reading: Reading; now: number },
): Promise<SupervisionAnswer> {
  const { core } = at.reading
  const { version, found: inScope } = await findItems(query, at.reading)
  const found = inScope.filter(({ state }) => isAsked(state, { states: query.state, now: at.now })).sort(byUrgency)
  const shown = found.slice(0, query.limit)
  const histories = await historiesOf(shown, core)
  return {
    version,
    scope: query.scope,
    total: found.length,
    items: shown.map((each) => toItem(each, { core, now: at.now, history: histories.get(each.key) ?? [] })),
  }
}

/** `GET /api/supervision/weeks`. */
export async function answerWeeks(
  { scope }: { scope: string },
  at: { reading: Reading; now: number },
): Promise<SupervisionWeeks> {
  const { version, found } = await findItems({ scope, item: null }, at.reading)
  const open = found.map(({ state }) => state).filter((state) => isAsked(state, { states: 'open', now: at.now }))
  return { version, scope, ...countWeeks(open, at.now) }
}

/** The items of a scope, or one of them, as the ledger has them at this version. */
async function findItems(
  { scope, item }: Pick<SupervisionQuery, 'scope' | 'item'>,
  { core, durable }: Reading,
): Promise<{ version: number; found: Found[] }> {
  const top = orgOf(core, scope)
  const version = core.seq
  await durable(version)
  await core.ledger.through(version)
  const one = item === null ? '' : ' AND key = $1'
  const rows = await core.ledger.read(
    `SELECT key, arg_max(state, seq) FROM item WHERE fold = 'supervision'${one} GROUP BY key`,
    item === null ? [] : [item],
  )
  const found = rows
    // Written by the fold of the supervision scene.
    .map(([key, state]): Found => ({ key: String(key), state: JSON.parse(String(state)) as ItemState }))
    .filter(({ state }) => state.org >= 0 && (top === 0 || core.tree.isBelow(state.org, top)))
  return { version, found }
}

function isAsked(state: ItemState, { states, now }: { states: ItemStates; now: number }): boolean {
  const isClosed = state.stage === 'closed'
  if (state.stage === '' || (isClosed && state.closed < now - CLOSED_MS)) return false
  switch (states) {
    case 'open':
      return !isClosed
    case 'overdue':
      return state.overdue === 1
    case 'escalated':
      return !isClosed && state.escalated === 1
    case 'closed':
      return isClosed
    case 'all':
      return true
  }
}

/** Open ones by their date, then closed ones, the latest first. */
function byUrgency(a: Found, b: Found): number {
  return a.state.closed - b.state.closed === 0
    ? a.state.due - b.state.due || (a.key < b.key ? -1 : 1)
    : a.state.closed === 0
      ? -1
      : b.state.closed === 0
        ? 1
        : b.state.closed - a.state.closed
}

/** What happened to items, one row a change, as the ledger kept them. */
async function historiesOf(items: readonly Found[], core: Core): Promise<Map<string, SupervisionItem['history']>> {
  if (items.length === 0) return new Map()
  const keys = items.map(({ key }) => key)
  const rows = await core.ledger.read(
    `SELECT item.key, event.seq, event.ts, event.kind, source.code FROM item
     JOIN event ON event.seq = item.seq JOIN source ON source.id = event.source
     WHERE item.fold = 'supervision' AND item.key IN (${keys.map((_, i) => `$${i + 1}`).join(', ')})
     ORDER BY event.ts, event.seq`,
    keys,
  )
  const histories = new Map<string, SupervisionItem['history'][number][]>()
  for (const [key, seq, ts, kind, source] of rows) {
    const event = EVENTS[Number(kind)]
    const line = {
      seq: Number(seq),
      time: formatInstant(Number(ts)),
      kind: event?.kind ?? '',
      label: event?.label.zh ?? '',
      source: String(source),
    }
    const list = histories.get(String(key))
    if (list) list.push(line)
    else histories.set(String(key), [line])
  }
  for (const list of histories.values()) list.splice(0, list.length - HISTORY)
  return histories
}

function toItem(
  { key, state }: Found,
  at: { core: Core; now: number; history: SupervisionItem['history'] },
): SupervisionItem {
  const { core, history } = at
  const named = (org: number) => ({ org: core.registry.codeOf(org), name: String(core.registry.orgs.get(org).name) })
  const { label, remedy } = state.rule === '' ? causeOf(state.cause) : knownOf(state.rule)
  return {
    id: key,
    stage: state.stage,
    stageLabel: state.stage === 'closed' ? CLOSED_LABEL : STAGES[state.stage as keyof typeof STAGES], // one of them while open
    rule: state.rule === '' ? null : state.rule,
    cause: state.cause === '' ? null : state.cause,
    label,
    article: state.rule === '' ? OWN.article : articleOf(state.rule, toDay(state.opened)),
    remedy,
    owner: {
      ...named(state.org),
      role: state.role,
      roleLabel: OWNER_ROLES[state.role as keyof typeof OWNER_ROLES], // checked by the payload's schema
    },
    opener: state.opener < 0 ? null : named(state.opener),
    opened: formatInstant(state.opened),
    due: formatInstant(state.due),
    isOverdue: state.overdue === 1,
    escalatedTo: state.escalated === 1 ? named(Math.max(0, core.tree.parentOf(state.org))) : null,
    escalates: escalatesAt(state),
    urgeFrom: state.urged === 0 ? null : formatInstant(state.urged + limitsAt(at.now).urgeDays * DAY_MS),
    evidence: state.evidence === '' ? [] : state.evidence.split(' '),
    closed: state.closed === 0 ? null : formatInstant(state.closed),
    history,
  }
}

/** The item's own date of the clock, where that is the next. */
function escalatesAt(state: ItemState): string | null {
  const due = itemFold.due?.(state)
  return due?.rule === OWN_DATES.escalate ? formatInstant(due.at) : null
}

function causeOf(cause: string) {
  return cause in CAUSES ? CAUSES[cause as keyof typeof CAUSES] : CAUSES['other-cause'] // `in` has just said so
}
