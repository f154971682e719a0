import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { KeyedEvent } from '../../data/language/keyed.ts'
import { formatInstant, parseInstant } from '../../data/language/time.ts'
import { type ChangedSet, withChanges } from '../../data/rules/scores/changed-set.ts'
import { SCORE_SETS, scoreSetOf } from '../../data/rules/scores/index.ts'
import { memberScoreFold } from '../../data/scenes/score/member-scores.ts'
import { cellsOf, openTestEngine, type TestEvent } from '../testing/engine.ts'
import type { LocalEngine } from './engine.ts'
import { compareAll } from './reconcile.ts'

const NOW = parseInstant('2026-07-01T12:00:00+08:00') ?? 0
const START = parseInstant('2026-01-05T09:00:00+08:00') ?? 0
const HOUR = 3_600_000
const ORGS = ['b0', 'b1', 'b2']
const MEMBERS = ['m0', 'm1', 'm2', 'm3', 'm4', 'm5', 'm6']
const FORMS = ['theme-day', 'congress', 'lecture', 'group', 'life-meeting']

const founding: TestEvent[] = [
  ...ORGS.map((code, i) => ({
    id: `a-found-${code}`,
    type: 'org.founded',
    subject: code,
    time: formatInstant(START - 20 * HOUR),
    data: { name: code, kind: 'branch', parent: 'root', sector: ['village', 'community', 'school'][i] },
  })),
  ...MEMBERS.map((member, i) => ({
    id: `a-member-${member}`,
    type: 'member.registered',
    subject: ORGS[i % 2] ?? 'b0',
    time: formatInstant(START - 10 * HOUR),
    data: {
      member,
      gender: 'female',
      birthMonth: '1980-01',
      education: 'edu-college',
      occupation: 'worker',
      ethnicity: 'han',
      status: 'full',
      joined: '2010-01',
    },
  })),
]

const wish = fc.record({
  kind: fc.constantFrom(
    'meeting',
    'meeting',
    'meeting',
    'service',
    'service',
    'report',
    'move',
    'stop',
    'back',
    'lost',
    'correct',
  ),
  hours: fc.integer({ min: 1, max: 200 }),
  a: fc.nat(1_000),
  b: fc.nat(1_000),
})
type Wish = typeof wish extends fc.Arbitrary<infer T> ? T : never
const pick = (list: readonly string[], n: number) => list[n % list.length] ?? ''

/** Events in order of time; the engine judges which of them apply. */
function toEvents(wishes: readonly Wish[]): TestEvent[] {
  const events: TestEvent[] = []
  let ts = START
  for (const [nr, { kind, hours, a, b }] of wishes.entries()) {
    ts += hours * HOUR
    const member = pick(MEMBERS, a)
    const at = { id: `e-${String(nr).padStart(4, '0')}`, subject: pick(ORGS, b), time: formatInstant(ts) }
    const one = (type: string, data: Record<string, unknown>) => events.push({ ...at, type, data: { member, ...data } })
    switch (kind) {
      case 'meeting': {
        const members = MEMBERS.filter((_, i) => (b >> i) % 2 === 0)
        const data = { form: pick(FORMS, a), attended: 7, expected: 8, minutes: 60 }
        events.push({ ...at, type: 'meeting.held', data: members.length > 0 ? { ...data, members } : data })
        break
      }
      case 'service':
        one('service.given', {
          service: at.id,
          kind: 'policy',
          minutes: 30 + (b % 300),
          points: 2,
          ...(b % 3 ? {} : { wish: at.id }),
        })
        break
      case 'report':
        one('report-in.made', { community: 'b0' })
        break
      case 'move':
        one('member.transferred', { from: pick(ORGS, a), to: at.subject })
        break
      case 'stop':
        one('member.stopped', {})
        break
      case 'back':
        one('member.restored', {})
        break
      case 'lost':
        one('member.contact.lost', {})
        break
      case 'correct': {
        const target = events.filter(({ type }) => type !== 'event.corrected')[a % Math.max(1, events.length)]
        if (target)
          events.push({
            ...at,
            type: 'event.corrected',
            subject: target.subject,
            data: { id: target.id, reason: '误报' },
          })
      }
    }
  }
  return events
}

const history = fc.array(wish, { minLength: 5, maxLength: 60 }).map(toEvents)
const runs = { numRuns: Number(process.env.RUNS ?? 12) }
const TIMEOUT = 300_000

/** What the ledger sums to, by member, of the entries that make a score. */
async function totalsOf(engine: LocalEngine): Promise<Record<string, number>> {
  await engine.core.ledger.through(engine.core.seq)
  const rows = await engine.core.ledger.read(
    `SELECT member, sum(amount)::BIGINT FROM entry JOIN measure ON measure.id = entry.measure
     WHERE starts_with(code, 'score.member/') GROUP BY member`,
  )
  return Object.fromEntries(rows.map(([member, n]) => [String(member), Number(n)]).filter(([, n]) => n !== 0))
}

/** The same from the states of the keys. */
function statesOf(engine: LocalEngine): Record<string, number> {
  const { core } = engine
  return Object.fromEntries(
    MEMBERS.map((member): [string, number] => [
      String(core.journal.codeOf(member)),
      Number(core.keyed.get(`k:member-score:${member}/2026`)?.state.total ?? 0),
    ]).filter(([, n]) => n !== 0),
  )
}

test(
  'a score is the sum of its entries, after corrections too, whatever the order in which evidence came',
  async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.array(fc.nat(1_000), { maxLength: 12 }), async (events, swaps) => {
        const { engine, take } = await openTestEngine({ now: () => NOW })
        const { rejected } = await take([...founding, ...events])
        expect(await totalsOf(engine)).toEqual(statesOf(engine))
        expect((await compareAll(engine.core)).differences).toEqual([])

        const refused = new Set(rejected.map(({ line }) => [...founding, ...events][line]?.id))
        const good = events.filter(({ id }) => !refused.has(id))
        const shuffled = [...good]
        for (const n of swaps) {
          const [moved] = shuffled.splice(n % Math.max(1, shuffled.length), 1)
          if (moved) shuffled.push(moved)
        }
        const late = await openTestEngine({ now: () => NOW })
        const taken = await late.take([...founding, ...shuffled])
        // What comes after its effects may be refused; where nothing was, the order made no difference.
        if (taken.rejected.length === 0 && taken.held === 0) {
          const again = await openTestEngine({ now: () => NOW })
          await again.take([...founding, ...good])
          expect(cellsOf(late.engine)).toEqual(cellsOf(again.engine))
          expect(await totalsOf(late.engine)).toEqual(await totalsOf(again.engine))
          await again.engine.close()
        }
        expect(await totalsOf(late.engine)).toEqual(statesOf(late.engine))
        await late.engine.close()
        await engine.close()
      }),
      runs,
    )
  },
  TIMEOUT,
)

const change = fc.record({
  groups: fc.subarray([
    { code: 'base', cap: 6 },
    { code: 'plus', cap: 1 },
    { code: 'minus', cap: 3 },
  ]),
  items: fc.subarray<NonNullable<ChangedSet['items']>[number]>([
    { code: 'm1-report-in', points: 0 },
    { code: 'm1-service', points: 3, cap: { points: 5, per: 'month' } },
    { code: 'm1-theme-day', cap: { points: 1, per: 'year' } },
    { code: 'm1-contact-lost', points: 1 },
    { code: 'm1-service-hours', points: 2, cap: { points: 100, per: 'quarter' } },
  ]),
  withoutVetoes: fc.subarray(['m1-stopped']),
})

test(
  'what a changed set would come to is what it comes to when everything is counted by it',
  async () => {
    await fc.assert(
      fc.asyncProperty(history, change, async (events, changes) => {
        const { engine, take } = await openTestEngine({ now: () => NOW })
        await take([...founding, ...events])
        const ruleSet: ChangedSet = { subject: 'member', ...changes }
        const before = cellsOf(engine)
        for (const scope of ORGS) {
          const answer = await engine.simulateScores({ scope, ruleSet, from: START - 90 * HOUR, to: NOW, people: true })
          const people = answer.people ?? []
          expect(people.map(({ pseudonym, total }) => [pseudonym, total])).toEqual(
            people.map(({ pseudonym }) => [pseudonym, recount(pseudonym, { engine, ruleSet })]),
          )
          expect(people.map(({ pseudonym, before: was }) => [pseudonym, was])).toEqual(
            people.map(({ pseudonym }) => [pseudonym, recount(pseudonym, { engine, ruleSet: { subject: 'member' } })]),
          )
        }
        expect(cellsOf(engine)).toEqual(before)
        await engine.close()
      }),
      runs,
    )
  },
  TIMEOUT,
)

/** The total of one member's events, as they stand now, folded anew by a changed set. */
function recount(member: string, at: { engine: LocalEngine; ruleSet: ChangedSet }): number {
  const base = scoreSetOf('member', 2026)
  if (!base) throw new Error('no set')
  const set = withChanges(base, at.ruleSet)
  if ('unknown' in set) throw new Error(set.unknown)
  const fold = memberScoreFold(SCORE_SETS, () => set)
  const { journal } = at.engine.core
  const lines = journal.history(`k:member-score:${member}/2026`).map((seq) => ({
    seq,
    line: JSON.parse(journal.lineAt(seq).line) as TestEvent,
  }))
  const events = lines
    .filter(({ seq }) => journal.history(`c:${seq}`).length === 0)
    .map(({ line }): KeyedEvent => {
      const ts = parseInstant(line.time) ?? 0
      return {
        kind: line.type,
        id: line.id,
        ts,
        org: 1,
        data: line.data,
        orgs: {},
        key: '',
        subject: '',
        member: 1,
        pseudonym: member,
      }
    })
    .sort((a, b) => a.ts - b.ts)
  let state = fold.initial
  for (const event of events) {
    const step = fold.step(state, event)
    if (step.ok) state = step.state
  }
  return state.total
}
