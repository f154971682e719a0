import { afterAll, beforeAll, expect, test } from 'vitest'
import type { GovernanceAnswer } from '../../data/contract/governance.ts'
import { DAY_MS, formatDay, toDay } from '../../data/language/time.ts'
import { METRICS, SCENES } from '../../data/scenes/index.ts'
import { LocalEngine } from '../engine/engine.ts'
import { openTestGateway, type TestGateway } from '../testing/gateway.ts'
import { governanceDoor } from './governance.ts'
import { kindsAnswer } from './kinds.ts'

let server: TestGateway
beforeAll(async () => {
  server = await openTestGateway()
  await server.send(kindsAnswer().kinds.flatMap(({ examples }) => examples))
})
afterAll(() => server.close())

const ask = async () => (await (await server.ask('/api/governance', 'auditor')).json()) as GovernanceAnswer

test('a metric has an owner and the days on which roles last opened it, after a restart too; who it was nobody knows', async () => {
  const before = await ask()
  expect(before.metrics).toHaveLength(METRICS.length)
  for (const { owner, lastOpened, isProposedToRetire } of before.metrics)
    expect([owner !== '', lastOpened, isProposedToRetire]).toEqual([true, null, false])
  await server.ask('/api/origin?metric=members', 'leader')
  await server.ask('/api/origin?metric=members', 'secretary')
  const today = formatDay(toDay(Date.now()))
  const isOpened = async () => (await ask()).metrics.find(({ id }) => id === 'members')
  const opened = { openedBy: { leader: today, secretary: today }, lastOpened: today }
  expect(await isOpened()).toMatchObject(opened)
  await server.slot.engine.close()
  const again = await LocalEngine.open({
    folder: server.folder,
    now: Date.now,
    events: server.slot.events,
    meaning: 'test',
  })
  server.slot.fill(again)
  await again.ready
  expect(await isOpened()).toMatchObject(opened)
  expect(JSON.stringify(await again.openings())).not.toContain('demo-')
})

test('what nobody opens for so many days is proposed for retirement, what was opened since is not', async () => {
  const door = governanceDoor({
    engine: server.slot.engine,
    now: () => Date.now() + 100 * DAY_MS,
    unusedDays: 100,
  })
  let answer: GovernanceAnswer | undefined
  await door.handle({
    req: { query: {} },
    res: { json: (body: GovernanceAnswer) => (answer = body) },
    actor: { id: 'x', role: 'auditor', scope: 'root' },
  } as unknown as Parameters<typeof door.handle>[0]) // as much of a visit as it looks at
  expect(answer?.proposed).toBe(METRICS.length)
  const inTime = await ask()
  expect(inTime.proposed).toBe(0)
})

test('the burden is fields × people × times a year, by scene; columns have a class and a purpose', async () => {
  const { burden, columns } = await ask()
  expect(burden.map(({ scene }) => scene)).toEqual(SCENES.map(({ id }) => id))
  for (const { asks, fieldsAYear } of burden) {
    for (const { fields, people, timesAYear, fieldsAYear } of asks)
      expect(fieldsAYear).toBe(people === null ? null : fields * people * timesAYear)
    if (asks.length === 0) expect(fieldsAYear).toBe(0)
  }
  expect(burden.some(({ fieldsAYear }) => (fieldsAYear ?? 0) > 0)).toBe(true)
  expect(columns.find(({ column }) => column === 'member.is_birth')).toMatchObject({ class: 'personal' })
})

test('only those who answer for the catalogue may ask', async () => {
  expect((await server.ask('/api/governance', 'member')).status).toBe(403)
  expect((await server.ask('/api/governance', 'wall')).status).toBe(403)
})
