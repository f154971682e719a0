import type { ChainAnswer, ChainEvent } from '../../data/contract/rest.ts'
import { formatInstant, toDay } from '../../data/language/time.ts'
import { EVENTS } from '../../data/scenes/index.ts'
import {
  detailOf,
  LIFE_FOLDS,
  nextStanding,
  numberOf,
  type Standing,
  standingLabel,
  UNKNOWN,
} from '../../data/scenes/organisation/chain.ts'
import type { Core } from './core.ts'
import { effectiveOf, originalAt } from './effective.ts'
import type { Incoming } from './incoming.ts'
import { toIncoming } from './incoming.ts'

/** One event of the journal with what it is now (null: taken back) and what was said of it last. */
interface Link {
  readonly seq: number
  readonly original: Incoming
  readonly now: Incoming | null
  readonly correction: Incoming | undefined
}

/** `GET /api/members/:pseudonym/chain`. Decides nothing about who may see it but where the person is. */
export function answerChain(query: { pseudonym: string; scope: string | null }, core: Core): ChainAnswer | null {
  const { pseudonym, scope } = query
  const links = linksOf(pseudonym, core)
  if (links.length === 0 || (scope !== null && !isWithin(placeOf(links, { pseudonym, core }), { scope, core })))
    return null
  let standing: Standing = UNKNOWN
  const events = links.map((link): ChainEvent => {
    const { now } = link
    if (now) standing = nextStanding(standing, { kind: kindOf(now), data: dataOf(now, core, link.seq) })
    return toEvent(link, { pseudonym, core, standing })
  })
  return { version: core.seq, pseudonym, stage: standingLabel(standing), events }
}

const kindOf = ({ kind }: Incoming) => EVENTS[kind]?.kind ?? ''

/** The payload, also of what posts without one. */
function dataOf(e: Incoming, core: Core, seq: number): Readonly<Record<string, unknown>> {
  return e.data ?? originalAt(seq, core).data ?? {}
}

/** Everything that touched the person's own histories, in order of time. */
function linksOf(pseudonym: string, core: Core): Link[] {
  const { journal } = core
  const id = journal.codeOf(pseudonym)
  const seqs = new Set([
    ...(id === undefined ? [] : journal.history(`m:${id}`)),
    ...LIFE_FOLDS.own.flatMap((fold) => journal.history(`k:${fold}:${pseudonym}`)),
    ...LIFE_FOLDS.byMonth.flatMap((fold) => journal.historyUnder(`k:${fold}:${pseudonym}/`)),
  ])
  const before = core.seq + 1
  return [...seqs]
    .filter((seq) => seq < before)
    .map((seq): Link => {
      const original = originalAt(seq, core)
      const now = effectiveOf(seq, { before, core })?.incoming ?? null
      const corrections = journal.history(`c:${seq}`).flatMap((each) => {
        const e = toIncoming(journal.lineAt(each).line)
        return each < before && !('day' in e) ? [e] : []
      })
      return {
        seq,
        original,
        now,
        correction: corrections.sort((a, b) => a.ts - b.ts || (a.id < b.id ? -1 : 1)).at(-1),
      }
    })
    .filter(({ original }) => !kindOf(original).startsWith('deadline.'))
    .sort((a, b) => {
      const [x, y] = [a.now ?? a.original, b.now ?? b.original]
      return x.ts - y.ts || (EVENTS[x.kind]?.rank ?? 0) - (EVENTS[y.kind]?.rank ?? 0) || a.seq - b.seq
    })
}

/** Where the person is now: a member where the books say (or said last), an applicant where the latest step was. */
function placeOf(links: readonly Link[], at: { pseudonym: string; core: Core }): number {
  const { core } = at
  const id = core.journal.codeOf(at.pseudonym)
  if (id !== undefined) return core.registry.members.int(id, 'home')
  const last = links.findLast(({ now }) => now !== null)?.now
  return last ? (core.registry.orgOf(last.subject) ?? -1) : -1
}

function isWithin(org: number, { scope, core }: { scope: string; core: Core }): boolean {
  const above = core.registry.orgOf(scope)
  return above !== undefined && org >= 0 && core.tree.isBelow(org, above)
}

function toEvent(link: Link, at: { pseudonym: string; core: Core; standing: Standing }): ChainEvent {
  const { core, pseudonym } = at
  const e = link.now ?? link.original
  const data = dataOf(e, core, link.seq)
  const kind = kindOf(e)
  const org = core.registry.orgOf(e.subject) ?? -1
  const other = kind === 'member.transferred' && data.to === e.subject ? data.from : data.to
  const told = { kind, data }
  return {
    seq: link.seq,
    kind,
    label: EVENTS[e.kind]?.label ?? { zh: kind, en: kind },
    detail: detailOf(told),
    nr: numberOf(told, toDay(e.ts)),
    time: formatInstant(e.ts),
    org: e.subject,
    orgName: core.registry.orgs.text(org, 'short'),
    other: typeof other === 'string' ? { code: other, name: nameOf(other, core) } : null,
    stage: link.now ? standingLabel(at.standing) : null,
    month: typeof data.month === 'string' ? data.month : null,
    fen: fenOf(data, pseudonym),
    corrected: link.correction
      ? {
          time: formatInstant(link.correction.ts),
          reason: String(link.correction.data?.reason ?? ''),
          withdrawn: link.now === null,
        }
      : null,
  }
}

const nameOf = (code: string, core: Core) => core.registry.orgs.text(core.registry.orgOf(code) ?? -1, 'short')

/** This person's own sum; nobody else's of the same list. */
function fenOf(data: Readonly<Record<string, unknown>>, pseudonym: string): number | null {
  if (typeof data.fen === 'number') return data.fen
  if (!Array.isArray(data.members) || !Array.isArray(data.fens)) return null
  const fen: unknown = data.fens[data.members.indexOf(pseudonym)]
  return typeof fen === 'number' ? fen : null
}
