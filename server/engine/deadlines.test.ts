import { expect, test } from 'vitest'
import { parseInstant } from '../../data/language/time.ts'
import { openTestEngine, type TestEvent } from '../testing/engine.ts'
import type { LocalEngine } from './engine.ts'

const at = (text: string) => parseInstant(`2026-03-${text}+08:00`) ?? 0
const SOURCE = 'urn:test'

const branch: TestEvent = {
  id: 'f1',
  type: 'org.founded',
  subject: 'b1',
  time: '2026-03-01T08:00:00+08:00',
  data: { name: '第一支部', kind: 'branch', parent: 'root', sector: 'community' },
}
const appeal = (id: string, type: string, time: string, data = {}): TestEvent => ({
  id,
  type: `appeal.${type}`,
  subject: 'b1',
  time: `2026-03-${time}+08:00`,
  data: { appeal: 'a1', ...data },
})
const raised = appeal('r1', 'raised', '02T09:00:00', { category: 'traffic' })
const answered = appeal('n1', 'answered', '03T09:00:00')
/** Something that the source tells later, so that it is known to have told everything before. */
const later = (time: string) => appeal(`l${time}`, 'raised', time, { appeal: `later-${time}`, category: 'traffic' })

async function open(folder?: string, start = at('02T10:00:00')) {
  const clock = { now: start }
  const made = await openTestEngine({ now: () => clock.now, ...(folder === undefined ? {} : { folder }) })
  const live = async (now: number) => {
    clock.now = now
    await made.engine.tick()
  }
  return { ...made, clock, live }
}

async function counts(engine: LocalEngine) {
  const { values } = await engine.values({
    scope: 'root',
    metrics: ['deadlines-open', 'deadlines-passed-month', 'deadlines-cleared-month'],
    at: null,
    version: null,
  })
  return values.map(({ value }) => value)
}

test('a date that passes undone is told once, at its own time, and cleared when it is done', async () => {
  const { engine, take, live, clock } = await open()
  await take([branch, raised])
  await live(at('05T08:59:59'))
  expect(await counts(engine)).toEqual([null, null, null])
  await live(at('05T09:30:00'))
  expect(await counts(engine)).toEqual([1, 1, 0])
  await live(at('06T09:30:00'))
  expect(await counts(engine)).toEqual([1, 1, 0])
  clock.now = at('06T11:00:00')
  await take([appeal('n1', 'answered', '06T10:00:00')])
  await live(at('06T11:00:01'))
  expect(await counts(engine)).toEqual([0, 1, 1])
  await engine.close()
})

test('nothing is told of a date whose facts have changed', async () => {
  const { engine, take, live } = await open(undefined, at('03T10:00:00'))
  await take([branch, raised, answered])
  await live(at('10T10:00:00'))
  expect(await counts(engine)).toEqual([null, null, null])
  await engine.close()
})

test('a source that is still telling the past is waited for: the answer may be in it', async () => {
  const { engine, take, live } = await open(undefined, at('20T10:00:00'))
  await take([branch, raised])
  await live(at('20T10:00:01'))
  expect(await counts(engine)).toEqual([null, null, null])
  await take([answered, appeal('d1', 'resolved', '04T09:00:00'), later('19T09:00:00')])
  await live(at('20T10:00:02'))
  expect(await counts(engine)).toEqual([null, null, null])
  // The other appeal's date has not come; then a silence of ten minutes counts as having told everything.
  await live(at('22T12:00:00'))
  expect(await counts(engine)).toEqual([1, 1, 0])
  await engine.close()
})

test('once means once across restarts, a rebuild and a clock that is set back', async () => {
  const first = await open()
  await first.take([branch, raised])
  await first.live(at('05T09:30:00'))
  expect(await counts(first.engine)).toEqual([1, 1, 0])
  await first.engine.close()
  for (const meaning of ['test', 'another', 'another']) {
    const clock = { now: at('04T09:00:00') }
    const again = await openTestEngine({ folder: first.folder, now: () => clock.now, meaning })
    for (const now of [at('04T09:00:00'), at('05T09:00:01'), at('07T09:00:00')]) {
      clock.now = now
      await again.engine.tick()
    }
    expect(await counts(again.engine)).toEqual([1, 1, 0])
    await again.engine.close()
  }
  const last = await open(first.folder, at('08T09:00:00'))
  await last.take([appeal('n1', 'answered', '07T10:00:00')])
  await last.live(at('08T09:00:01'))
  expect(await counts(last.engine)).toEqual([0, 1, 1])
  await last.engine.close()
})

test('nobody else may speak for the clock', async () => {
  const { engine, take } = await open()
  await take([branch])
  const { prepareEvents } = await import('../ingest/prepare.ts')
  const { keepPseudonym } = await import('../ingest/personal.ts')
  const event = { specversion: '1.0', id: 'x', subject: 'b1', time: raised.time, data: raised.data }
  const sender = { scope: 'root', received: at('03T09:00:00'), pseudonymise: keepPseudonym, firstLine: 1 }
  const due = { rule: 'r', fold: 'f', key: 'k', due: raised.time }
  const { rejected } = prepareEvents(
    [
      { ...event, type: 'appeal.raised', source: 'urn:yuntu:clock' },
      { ...event, type: 'deadline.passed', source: SOURCE, data: due },
    ],
    sender,
  )
  expect(rejected.map(({ field }) => field)).toEqual(['type', 'type'])
  await engine.close()
})

test('a stage that comes by itself is told to its own fold alone; what is owed after the last of them is told to all', async () => {
  const { engine, take, live, clock } = await open()
  const account = (id: string, type: string, time: string, data = {}): TestEvent => ({
    id,
    type,
    subject: 'b1',
    time,
    data: { account: 'a1', ...data },
  })
  const accounts = async () => {
    const metrics = ['media-accounts-quiet', 'media-accounts-dormant', 'media-accounts-dead', 'supervision-open']
    const { values } = await engine.values({ scope: 'root', metrics, at: null, version: null })
    return values.map(({ value }) => value)
  }
  const days = (n: number) => at('02T09:30:00') + n * 86_400_000
  await take([branch, account('g1', 'account.registered', '2026-03-02T09:00:00+08:00', { platform: 'wechat' })])
  await live(days(31))
  expect([await accounts(), await counts(engine)]).toEqual([
    [1, 0, 0, null],
    [null, null, null],
  ])
  clock.now = days(40)
  await take([account('p1', 'article.published', '2026-04-05T09:00:00+08:00', { article: 'x1' })])
  expect(await accounts()).toEqual([0, 0, 0, null])
  for (const n of [65, 130, 220]) {
    await live(days(n))
    await live(days(n) + 60_000)
  }
  expect([await accounts(), (await counts(engine))[0]]).toEqual([[0, 0, 1, 1], 1])
  await engine.close()
})

test('a stage moves its key and opens nothing; what is late is told, and cleared when it is done', async () => {
  const term = (type: string, time: string, data: object): TestEvent => ({
    id: `${type}-${time}`,
    type: `org.term.${type}`,
    subject: 'b1',
    time: `2026-${time}+08:00`,
    data: { ...data },
  })
  const registered = term('registered', '03-02T09:00:00', { elected: '2023-09-15', years: 3 })
  const terms = async (engine: LocalEngine) => {
    const metrics = ['terms-running', 'terms-remind', 'terms-overdue', 'deadlines-open', 'supervision-open']
    const { values } = await engine.values({ scope: 'root', metrics, at: null, version: null })
    return values.map(({ value }) => value)
  }
  const first = await open()
  await first.take([branch, registered])
  await first.live(at('14T23:59:59'))
  expect(await terms(first.engine)).toEqual([1, 0, 0, null, null])
  await first.live(at('15T00:30:00'))
  expect(await terms(first.engine)).toEqual([0, 1, 0, null, null])
  await first.engine.close()

  const again = await open(first.folder, at('20T09:00:00'))
  await again.live(at('20T09:30:00'))
  expect(await terms(again.engine)).toEqual([0, 1, 0, null, null])
  await again.live(parseInstant('2026-09-16T00:30:00+08:00') ?? 0)
  expect(await terms(again.engine)).toEqual([0, 0, 1, 1, 1])
  await again.engine.close()

  const last = await open(first.folder, parseInstant('2026-09-20T09:00:00+08:00') ?? 0)
  await last.take([term('elected', '09-19T09:00:00', { years: 3, entitled: 9, present: 9, elected: 3 })])
  await last.live(last.clock.now + 1_000)
  expect(await terms(last.engine)).toEqual([1, 0, 0, 0, 0])
  await last.engine.close()
})
