import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatInstant, parseInstant } from '../../data/language/time.ts'
import { EVENTS, FOLD_OF, IDENTITIES, KIND_INDEX, touchedBy } from '../../data/scenes/index.ts'
import { kindsAnswer } from '../gateway/kinds.ts'
import { cellsOf, openTestEngine, type TestEvent } from '../testing/engine.ts'
import { daysOf, smallTown } from '../testing/scene-history.ts'
import { COLUMNS, columnOf } from './columns.ts'
import type { LocalEngine } from './engine.ts'

const TIMEOUT = 300_000
const runs = (numRuns: number) => ({ numRuns, interruptAfterTimeLimit: 120_000, markInterruptAsFailure: false })
const seeds = fc.integer({ min: 1, max: 1_000_000 })
const endOf = (events: readonly TestEvent[]) => Math.max(...events.map((e) => parseInstant(e.time) ?? 0)) + 3_600_000

/** What an event changes and what it relies on: keys of folds, organisations and people. */
function needsOf({ type, subject, time, data }: TestEvent): { writes: Set<string>; reads: Set<string> } {
  const kind = EVENTS[KIND_INDEX.get(type) ?? -1]
  const member = typeof data.member === 'string' ? data.member : ''
  const members = [data.members, data.absent].flatMap((list) => (Array.isArray(list) ? list.map(String) : []))
  const orgs = (kind?.orgs ?? []).map((field) => String(data[field]))
  const touched = touchedBy({ kind: type, subject, member, ts: parseInstant(time) ?? 0, data })
  const writes = new Set(touched.map(({ fold, key }) => `${fold.id}/${key}`))
  const fold = FOLD_OF.get(type)
  if (fold) writes.add(fold.key === 'org' ? `org ${subject}` : `member ${member}`)
  return {
    writes,
    reads: new Set(
      [subject, ...orgs].map((org) => `org ${org}`).concat([member, ...members].map((m) => `member ${m}`)),
    ),
  }
}

/** For each event the earlier ones that it must not come before. */
function causesOf(events: readonly TestEvent[]): readonly (readonly number[])[] {
  const written = new Map<string, number>()
  const readSince = new Map<string, number[]>()
  return events.map((event, i) => {
    const { writes, reads } = needsOf(event)
    const causes = [...writes, ...reads].flatMap((key) => written.get(key) ?? [])
    for (const key of writes) {
      causes.push(...(readSince.get(key) ?? []))
      written.set(key, i)
      readSince.set(key, [])
    }
    for (const key of reads) if (!writes.has(key)) readSince.set(key, [...(readSince.get(key) ?? []), i])
    return causes.filter((cause) => cause !== i)
  })
}

/** An order in which nothing comes before its causes; `choices` say which of those that may come next does. */
function reordered(events: readonly TestEvent[], choices: readonly number[]): TestEvent[] {
  const causes = causesOf(events).map((each) => new Set(each))
  const effects = events.map((): number[] => [])
  causes.forEach((each, i) => {
    for (const cause of each) effects[cause]?.push(i)
  })
  const free = causes.flatMap((each, i) => (each.size === 0 ? [i] : []))
  const order: TestEvent[] = []
  for (let n = 0; free.length > 0; n++) {
    const [next = 0] = free.splice((choices[n % choices.length] ?? 0) % free.length, 1)
    order.push(...events.slice(next, next + 1))
    for (const effect of effects[next] ?? []) {
      causes[effect]?.delete(next)
      if (causes[effect]?.size === 0) free.push(effect)
    }
  }
  return order
}

test(
  'whatever the scene, any order that respects causes is taken whole and gives the same cells',
  async () => {
    await fc.assert(
      fc.asyncProperty(seeds, fc.array(fc.nat(10_000), { minLength: 97, maxLength: 97 }), async (seed, choices) => {
        const events = daysOf(smallTown(seed), 16).flat()
        const order = reordered(events, choices)
        expect(order).toHaveLength(events.length)
        const now = endOf(events)
        const cells: unknown[] = []
        for (const each of [events, order]) {
          const { engine, take } = await openTestEngine({ now: () => now })
          expect(await take(each)).toMatchObject({ accepted: events.length, held: 0, rejected: [] })
          cells.push(cellsOf(engine))
          await engine.close()
        }
        expect(cells[1]).toEqual(cells[0])
      }),
      runs(4),
    )
  },
  TIMEOUT,
)

/** Identities that do not hold at any organisation, and columns whose sums are not those of the parts below. */
function faultsOf({ core }: LocalEngine): string[] {
  const faults: string[] = []
  for (let org = 0; org < core.tree.size; org++) {
    const row = core.cube.row(org)
    const total = (terms: (typeof IDENTITIES)[number]['left']) =>
      terms.reduce((sum, term) => sum + term.sign * (row[columnOf(term)] ?? 0), 0)
    for (const { id, left, right } of IDENTITIES)
      if (total(left) !== total(right)) faults.push(`${core.registry.codeOf(org)} ${id}`)
  }
  return faults
}

/** At areas nothing is reported itself, so what they count is what their parts count. */
function unequalAreas({ core }: LocalEngine, areas: readonly string[]): string[] {
  return areas.flatMap((code) => {
    const org = core.registry.orgOf(code) ?? -1
    const parts = core.tree.childrenOf(org).map((child) => core.cube.row(child))
    return COLUMNS.flatMap((_, c) =>
      core.cube.cell(org, c) === parts.reduce((sum, row) => sum + (row[c] ?? 0), 0) ? [] : [`${code} ${c}`],
    )
  })
}

test(
  'identities hold at every organisation and the districts sum to the city, at every version of all scenes',
  async () => {
    await fc.assert(
      fc.asyncProperty(seeds, async (seed) => {
        const events = daysOf(smallTown(seed), 12).flat()
        const now = endOf(events)
        const { engine, take } = await openTestEngine({ now: () => now })
        for (const event of events) {
          expect((await take([event])).rejected).toEqual([])
          expect([event.type, faultsOf(engine), unequalAreas(engine, ['root'])]).toEqual([event.type, [], []])
        }
        await engine.close()
      }),
      runs(1),
    )
  },
  TIMEOUT,
)

test(
  'every kind of event and its correction leave the cells as before',
  async () => {
    const examples = kindsAnswer().kinds.flatMap(({ examples }) => examples)
    const sent = examples.map(({ id, type, subject, time, data, source }) => ({
      id,
      type,
      subject,
      time,
      data,
      source,
    }))
    const told = EVENTS.filter(({ by }) => by === 'door').flatMap(({ kind, examples }) =>
      examples.map(({ subject, time, data }, i) => ({
        id: `${kind}-${i}`,
        source: 'urn:own',
        type: kind,
        subject,
        time,
        data,
      })),
    )
    const events = [...sent, ...told]
    const now = endOf(events)
    const { engine, take } = await openTestEngine({ now: () => now })
    const proven = new Set<string>()
    for (const event of events) {
      if (event.type !== 'event.corrected') {
        const before = cellsOf(engine)
        const tried = { ...event, id: `try-${event.id}` }
        if ((await take([tried])).accepted === 1) {
          const { source, subject } = event
          const data = { id: tried.id, reason: '撤回' }
          const back = {
            id: `back-${event.id}`,
            type: 'event.corrected',
            subject,
            time: formatInstant(now - 1_000),
            data,
            source,
          }
          expect([event.type, await take([back])]).toMatchObject([event.type, { accepted: 1, rejected: [] }])
          expect([event.type, cellsOf(engine)]).toEqual([event.type, before])
          proven.add(event.type)
        }
      }
      expect([event.type, await take([event])]).toMatchObject([event.type, { accepted: 1 }])
    }
    const kinds = EVENTS.filter(({ by }) => by !== 'clock').map(({ kind }) => kind)
    expect(kinds.filter((kind) => !proven.has(kind))).toEqual(['event.corrected'])
    await engine.close()
  },
  TIMEOUT,
)
