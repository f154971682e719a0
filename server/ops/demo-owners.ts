import { z } from 'zod'
import { mixSeeds, Random } from '../../data/language/seeded.ts'
import { officeSecond, type Town } from '../../data/language/simulate.ts'
import {
  type Day,
  dayStart,
  type EpochMs,
  formatDay,
  formatInstant,
  parseInstant,
  toDay,
} from '../../data/language/time.ts'
import { ROOT } from '../../data/scenes/index.ts'
import { type SimulatedEvent, toLine } from '../../data/scenes/organisation/simulate/timeline.ts'

const SOURCE = 'urn:yuntu:demo:owners'
/** What nobody takes up within a week goes to the level above. */
const ESCALATED_DAYS = 7

/** What of an item they go by. */
const Owed = z.object({
  id: z.string(),
  rule: z.string().nullable(),
  owner: z.object({ org: z.string() }),
  opened: z.string(),
  escalatedTo: z.object({ org: z.string() }).nullable(),
  history: z.array(z.object({ time: z.string(), kind: z.string() })),
})
type Owed = z.infer<typeof Owed>
const Answer = z.object({ items: z.array(Owed) })

/**
 * What the owner of an item that a rule opened, and the level above, have done about it by now: a function of seed, item
 * and time. Most take it up within days, some only when it has gone up; most is shown to be done and accepted, the
 * rest waits for the data. Items of people are the simulated scene's own.
 */
export function actsOn(item: Owed, at: { town: Town; now: EpochMs }): readonly SimulatedEvent[] {
  const opened = parseInstant(item.opened)
  if (item.rule === null || opened === undefined) return []
  const { owner } = item
  const random = new Random(mixSeeds(at.town.seed, seedOf(`${item.id} ${item.opened}`)))
  const first = toDay(opened)
  const isSlow = random.chance(0.15)
  const isNever = random.chance(0.07)
  const isAccepted = random.chance(0.9)
  const takenUp = first + random.between(1, 4)
  const goneUp = first + ESCALATED_DAYS + random.between(1, 6)
  const worked = random.between(1, 5)
  const shown = worked + random.between(2, 12)
  const accepted = shown + random.between(1, 4)
  // Who was asked by the level above answers it: what the clock has noted was so.
  const from = item.escalatedTo || isSlow ? goneUp : takenUp
  const by = parentsOf(at.town).get(owner.org) ?? ROOT.code
  const act = (day: Day, step: string, data = {}) => {
    const ts = dayStart(day) + officeSecond(random) * 1_000
    return {
      ts,
      source: SOURCE,
      id: `${step}-${formatDay(first)}-${item.id}`,
      type: `supervision.${step}`,
      subject: owner.org,
      time: formatInstant(ts),
      data: { item: item.id, ...data },
    }
  }
  const steps = [
    act(from, 'acknowledged'),
    act(from + worked, 'progressed'),
    ...(isAccepted
      ? [
          act(from + shown, 'evidence.given', { evidence: `record-${formatDay(from + shown)}` }),
          act(from + accepted, 'closed', { by }),
        ]
      : []),
  ]
  const done = new Set(item.history.filter(({ time }) => time >= item.opened).map(({ kind }) => kind))
  return isNever ? [] : steps.filter(({ ts, type }) => ts <= at.now && !done.has(type))
}

/** At most so often: items are asked for by area, and a day more or less is nothing to them. */
const EVERY_MS = 10 * 60_000

/** Owners who look at what they owe now and then, and send what they did; what fails is done the next time. */
export function ownersOf(parts: {
  readonly town: Town
  readonly ask: (path: string) => Promise<unknown>
  readonly upload: (lines: readonly string[]) => Promise<unknown>
  readonly now: () => EpochMs
}): () => Promise<void> {
  const { town, ask, upload, now } = parts
  let next = 0
  return async () => {
    if (now() < next) return
    next = now() + EVERY_MS
    for (const { code } of town.areas.filter(({ parent }) => parent === ROOT.code)) {
      const { items } = Answer.parse(await ask(`/api/supervision?scope=${code}&limit=500`))
      const acts = items.flatMap((item) => actsOn(item, { town, now: now() }))
      if (acts.length > 0) await upload(acts.map(toLine))
    }
  }
}

function seedOf(text: string): number {
  return [...text].reduce((seed, character) => mixSeeds(seed, character.charCodeAt(0)), 0)
}

const parents = new WeakMap<Town, ReadonlyMap<string, string>>()

/** Who is above whom; branches of firms may move, and have the whole city's level above them. */
function parentsOf(town: Town): ReadonlyMap<string, string> {
  let known = parents.get(town)
  if (!known) {
    const staying = [...town.committees, ...town.branches].filter(({ sector }) => sector !== 'private-enterprise')
    known = new Map(staying.map(({ code, parent }) => [code, parent]))
    parents.set(town, known)
  }
  return known
}
