import type { OwnDeed, OwnRecordAnswer } from '../../data/contract/own.ts'
import { formatInstant, toCalendar, toDay } from '../../data/language/time.ts'
import { EVENTS } from '../../data/scenes/index.ts'
import { YEAR_FOLDS } from '../../data/scenes/organisation/chain.ts'
import type { Core } from './core.ts'
import { effectiveOf } from './effective.ts'

/** `GET /api/me/record`: what named the member in a year, as corrections left it. */
export function answerOwnRecord(
  query: { pseudonym: string; year: number | null },
  at: { core: Core; now: number },
): OwnRecordAnswer {
  const { core } = at
  const { pseudonym } = query
  const year = query.year ?? toCalendar(toDay(at.now)).year
  const seqs = YEAR_FOLDS.flatMap((fold) => [...core.journal.history(`k:${fold}:${pseudonym}/${year}`)])
  const deeds = [...new Set(seqs)]
    .flatMap((seq) => deedOf(seq, { core, pseudonym }) ?? [])
    .sort((a, b) => (a.time < b.time ? 1 : a.time > b.time ? -1 : b.seq - a.seq))
  const sums = new Map<string, OwnRecordAnswer['sums'][number]>()
  for (const { kind, label, minutes } of deeds) {
    const known = sums.get(kind) ?? { kind, label, times: 0, minutes: 0 }
    sums.set(kind, { ...known, times: known.times + 1, minutes: known.minutes + (minutes ?? 0) })
  }
  const name = core.journal.nameOf(pseudonym) ?? null
  return { version: core.seq, pseudonym, name, year, deeds, sums: [...sums.values()] }
}

/** What an event says of this member; undefined where a correction took it back, or the member out of it. */
function deedOf(seq: number, at: { core: Core; pseudonym: string }): OwnDeed | undefined {
  const { core, pseudonym } = at
  const now = effectiveOf(seq, { before: core.seq + 1, core })?.incoming
  const event = EVENTS[now?.kind ?? -1]
  const { members, minutes } = now?.data ?? {}
  const isNamed = now?.member === pseudonym || (Array.isArray(members) && members.includes(pseudonym))
  if (!now || !event || !isNamed) return undefined
  return {
    ...{ seq, kind: event.kind, label: event.label, time: formatInstant(now.ts), org: now.subject },
    orgName: core.registry.orgs.text(core.registry.orgOf(now.subject) ?? -1, 'short'),
    minutes: typeof minutes === 'number' ? minutes : null,
  }
}
