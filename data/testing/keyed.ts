import type { KeyedEvent, KeyedFold } from '../language/keyed.ts'
import type { FlatState, Refusal } from '../language/project.ts'
import { parseInstant } from '../language/time.ts'

/** An event as tests of a keyed fold write it; `member` stands for the pseudonym. */
export interface Told {
  readonly kind: string
  /** `2026-03-02T09:00`, at +08:00. */
  readonly time: string
  readonly data: Readonly<Record<string, unknown>>
  readonly subject?: string
  readonly org?: number
}

/** What a fold makes of events, in the order told: sums by measure, states by key, and the first refusal. */
export interface Made<State> {
  readonly refusal: Refusal | undefined
  readonly sums: Readonly<Record<string, number>>
  readonly byOrg: Readonly<Record<number, Readonly<Record<string, number>>>>
  readonly states: ReadonlyMap<string, State>
}

/** Runs a keyed fold as the engine would, without its journal: up to the first refusal. */
export function runKeyed<State extends FlatState>(fold: KeyedFold<State>, events: readonly Told[]): Made<State> {
  const sums: Record<string, number> = {}
  const byOrg: Record<number, Record<string, number>> = {}
  const states = new Map<string, State>()
  let refusal: Refusal | undefined
  for (const [nr, told] of events.entries()) {
    const event = { ...toKeyedEvent(told), id: `e${nr}` }
    const member = event.pseudonym
    for (const { key, member: pseudonym = member } of fold.keys({ ...event, member })) {
      const step = fold.step(states.get(key) ?? fold.initial, { ...event, key, pseudonym })
      if (!step.ok) {
        refusal ??= step.refusal
        continue
      }
      states.set(key, step.state)
      for (const { measure, amount, org: at } of step.entries) {
        sums[measure] = (sums[measure] ?? 0) + amount
        byOrg[at] = { ...byOrg[at], [measure]: (byOrg[at]?.[measure] ?? 0) + amount }
      }
    }
    if (refusal) break
  }
  return { refusal, sums, byOrg, states }
}

/** An event as a key sees it, for checks of a fold. */
export function toKeyedEvent({ kind, time, data, subject = 'b1', org = 7 }: Told): KeyedEvent {
  const ts = parseInstant(`${time}:00+08:00`) ?? Number.NaN
  const pseudonym = typeof data.member === 'string' ? data.member : ''
  return { kind, id: kind, ts, org, orgs: {}, data, key: subject, subject, member: 1, pseudonym }
}

/** Non-zero sums only: what there is now. */
export function present(sums: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(sums).filter(([, amount]) => amount !== 0))
}
