import type { KeyedEvent, KeyedFold } from '../language/keyed.ts'
import type { FlatState, Refusal } from '../language/project.ts'
import { parseInstant } from '../language/time.ts'

/** An event of one key as a test writes it: at organisation 7, at `2026-<time>` in +08:00. */
export function keyedEvent(kind: string, time: string, more: Partial<KeyedEvent> = {}): KeyedEvent {
  const ts = parseInstant(`2026-${time}:00+08:00`)
  if (ts === undefined) throw new Error(`${time} is no time`)
  const base = { kind, id: `${kind}-${time}`, ts, org: 7, orgs: {}, key: 'k', subject: 'b7', member: 0, pseudonym: '' }
  return { ...base, data: {}, ...more }
}

/** What events of one key, in order, come to: sums by measure, and by `org measure`; it ends at the first refusal. */
export function runKeyed<State extends FlatState>(
  fold: KeyedFold<State>,
  events: readonly KeyedEvent[],
): { state: State; sums: Record<string, number>; refusal: Refusal | undefined } {
  const sums: Record<string, number> = {}
  let state = fold.initial
  for (const event of events) {
    const step = fold.step(state, event)
    if (!step.ok) return { state, sums, refusal: step.refusal }
    state = step.state
    for (const { org, measure, amount } of step.entries)
      for (const name of [measure, `${org} ${measure}`]) sums[name] = (sums[name] ?? 0) + amount
  }
  return { state, sums, refusal: undefined }
}
