import type { ValuesAnswer } from '../../data/contract/rest.ts'
import { toDay } from '../../data/language/time.ts'
import { COMPARED, expected, type Tally } from './model.ts'
import type { DrillEvent } from './story.ts'

const ROOT = 'root'

export interface Difference {
  readonly scope: string
  readonly metric: string
  /** Where the number came from: live, or by SQL. */
  readonly from: 'live' | 'ledger'
  readonly found: number
  readonly expected: number
}

/** What the whole tree counted before the first event of a drill; good for the day on which it was read. */
export interface Before {
  readonly day: number
  readonly root: Tally
}

interface Compared {
  readonly url: string
  readonly token: string
  readonly scopes: readonly string[]
  /** Where others are in the folder too. */
  readonly before?: Before | undefined
}

export async function readBefore(at: { url: string; token: string }): Promise<Before> {
  const day = toDay(Date.now())
  const { values } = await read({ ...at, scope: ROOT, version: null })
  const root = Object.fromEntries(values.map(({ metric, value }) => [metric, value ?? 0])) as Tally // those it asked for
  return day === toDay(Date.now()) ? { day, root } : readBefore(at)
}

/** Compares what the server says, live and by SQL over its ledger, with the model; empty where all is equal. */
export async function compare(events: readonly DrillEvent[], at: Compared): Promise<Difference[]> {
  const now = Date.now()
  const model = modelOf(events, { ...at, now })
  const differences: Difference[] = []
  for (const [scope, tally] of model) {
    const live = await read({ ...at, scope, version: null })
    const ledger = await read({ ...at, scope, version: live.version })
    for (const [from, answer] of [
      ['live', live],
      ['ledger', ledger],
    ] as const) {
      for (const { metric, value } of answer.values) {
        const wanted = tally[metric as keyof typeof tally] // the metrics asked for are those of the tally
        const found = value ?? 0
        if (found !== wanted) differences.push({ scope, metric, from, found, expected: wanted })
      }
    }
  }
  // A new day began meanwhile: today is another one.
  return differences.length > 0 && toDay(Date.now()) !== toDay(now) ? compare(events, at) : differences
}

/** The model's numbers; of the whole tree on top of what was there before, while that is still the same day. */
function modelOf(events: readonly DrillEvent[], at: Compared & { now: number }): Map<string, Tally> {
  const model = expected(events, at)
  const own = model.get(ROOT)
  if (!at.before || !own) return model
  if (at.before.day !== toDay(at.now)) model.delete(ROOT)
  else for (const metric of COMPARED) own[metric] += at.before.root[metric]
  return model
}

async function read(at: { url: string; token: string; scope: string; version: number | null }): Promise<ValuesAnswer> {
  const query = new URLSearchParams({ scope: at.scope })
  for (const metric of COMPARED) query.append('metric', metric)
  if (at.version !== null) query.set('version', String(at.version))
  const response = await fetch(`${at.url}/api/values?${query}`, { headers: { authorization: `Bearer ${at.token}` } })
  if (!response.ok) throw new Error(`values of ${at.scope}: ${response.status} ${await response.text()}`)
  return (await response.json()) as ValuesAnswer // as `GET /api/values` answers
}
