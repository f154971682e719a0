import type { Socket } from 'socket.io-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Cells, SUPPRESSED } from '../../data/contract/cells.ts'
import type { Frame } from '../../data/contract/frames.ts'
import type { IdentitiesAnswer } from '../../data/contract/identities.ts'
import type { ReplayAnswer } from '../../data/contract/replay.ts'
import type { OriginAnswer, SeriesAnswer, ValuesAnswer } from '../../data/contract/rest.ts'
import type { Role } from '../../data/contract/roles.ts'
import { openTestGateway, subscribe, type TestGateway } from '../testing/gateway.ts'
import { kindsAnswer } from './kinds.ts'

const examples = kindsAnswer().kinds.flatMap((kind) => kind.examples)
const [founded] = examples.filter(({ type }) => type === 'org.founded')
const registered = examples.find(({ type }) => type === 'member.registered')
const METRICS = ['members', 'members-women', 'members-men', 'women-rate', 'orgs', 'meetings-today']

let server: TestGateway
let next = 0
/** A branch of so many women and men. */
const branch = (code: string, counts: { women: number; men: number }) => [
  {
    ...founded,
    id: `founded-${code}`,
    subject: code,
    data: { name: `${code} 支部`, short: code, kind: 'branch', sector: 'community', parent: 'd' },
  },
  ...(['female', 'male'] as const).flatMap((gender) =>
    Array.from({ length: gender === 'female' ? counts.women : counts.men }, () => person(code, gender)),
  ),
]
function person(code: string, gender: 'female' | 'male') {
  const member = `people-${next++}`
  return { ...registered, id: member, subject: code, data: { ...registered?.data, member, gender } }
}

beforeAll(async () => {
  server = await openTestGateway()
  const area = { name: '某区', short: '某区', kind: 'area', parent: 'root' }
  const taken = await server.send([
    { ...founded, id: 'founded-d', subject: 'd', data: area },
    ...branch('a', { women: 3, men: 20 }),
    ...branch('b', { women: 9, men: 12 }),
    ...branch('c', { women: 30, men: 0 }),
  ])
  expect(await taken.json()).toMatchObject({ rejected: [], held: 0 })
}, 60_000)
afterAll(() => server.close())

async function cellsFor(role: Role, socket?: Socket): Promise<Cells> {
  const reply = await subscribe(socket ?? (await server.connect(role)), {
    scope: 'd',
    view: { metrics: METRICS },
    rate: 10,
  })
  if (!reply.ok) throw new Error(reply.problem.code)
  return reply.value.cells
}
async function valuesFor(role: Role, query: string) {
  const { values } = (await (await server.ask(`/api/values?${query}`, role)).json()) as ValuesAnswer
  return Object.fromEntries(values.map(({ metric, value, state }) => [metric, [value, state]]))
}

test('a public screen gets no count of few people over the feed, nor what gives it away; who may see people gets all', async () => {
  const cells = await cellsFor('wall')
  // No men in c would tell of its members as much as few men do, and be seen to change with the first of them.
  expect(cells['members-women']).toEqual({ d: 42, a: SUPPRESSED, b: 9, c: SUPPRESSED })
  expect(cells['members-men']).toEqual({ d: 32, a: SUPPRESSED, b: 12, c: SUPPRESSED })
  expect(cells.members).toEqual({ d: 74, a: 23, b: 21, c: 30 })
  expect(cells['women-rate']).toMatchObject({ a: SUPPRESSED, b: 9 / 21, c: SUPPRESSED })
  expect(cells.orgs).toEqual({ d: 3, a: 1, b: 1, c: 1 })
  for (const role of ['leader', 'analyst'] as const)
    expect((await cellsFor(role))['members-women']).toEqual({ d: 42, a: 3, b: 9, c: 30 })
})

test('GET /api/values says the same, now and of a moment of the past', async () => {
  const now = await valuesFor('wall', 'scope=a&metric=members&metric=members-women&metric=women-rate')
  expect(now).toEqual({
    members: [23, 'reported'],
    'members-women': [null, 'suppressed'],
    'women-rate': [null, 'suppressed'],
  })
  expect(await valuesFor('leader', 'scope=a&metric=members-women')).toEqual({ 'members-women': [3, 'reported'] })
  const at = encodeURIComponent(new Date().toISOString())
  expect(await valuesFor('leader', `scope=a&metric=members-women&at=${at}`)).toEqual({
    'members-women': [3, 'reported'],
  })
  expect(await valuesFor('wall', `scope=a&metric=members-women&at=${at}`)).toEqual({
    'members-women': [null, 'suppressed'],
  })
  expect(await valuesFor('wall', 'scope=c&metric=members-men')).toEqual({ 'members-men': [null, 'suppressed'] })
})

test('no other door says it: origin without parts, entries and movers, the course without steps, no rhythm', async () => {
  const origin = (await (await server.ask('/api/origin?scope=a&metric=members-women', 'wall')).json()) as OriginAnswer
  expect(origin).toMatchObject({ value: null, state: 'suppressed', parts: [], entries: [], movers: [], sources: [] })
  expect(origin.entriesHidden?.zh).toContain('不对公开屏幕提供')
  const shown = (await (await server.ask('/api/origin?scope=a&metric=members', 'wall')).json()) as OriginAnswer
  expect(shown).toMatchObject({ value: 23, state: 'reported', entries: [], movers: [] })
  const day = registered?.time.slice(0, 10)
  const course = `/api/series?scope=a&metric=members-women&from=${day}&to=${day}&by=hour`
  const points = async (role: Role) => ((await (await server.ask(course, role)).json()) as SeriesAnswer).points
  expect((await points('wall')).every(({ value }) => value === null)).toBe(true)
  expect((await points('leader')).at(-1)?.value).toBe(3)
  const rhythm = await server.ask('/api/rhythm?scope=a&metric=members-registered-year', 'wall')
  expect(rhythm.status).toBe(403)
  const replay = await server.ask(
    `/api/replay?scope=d&metric=members-women&moment=${encodeURIComponent(new Date().toISOString())}`,
    'wall',
  )
  expect(((await replay.json()) as ReplayAnswer).frame.cells['members-women']).toEqual({
    d: 42,
    a: SUPPRESSED,
    b: 9,
    c: SUPPRESSED,
  })
  const identities = await server.ask('/api/identities?scope=a', 'wall')
  const gender = ((await identities.json()) as IdentitiesAnswer).identities.find(
    ({ id }) => id === 'member-gender-stock',
  )
  expect(gender).toMatchObject({ left: null, right: null, residual: 0, parts: [] })
})

test('a count that grows out of hiding stays hidden for the day, so that one more person is not told', async () => {
  const socket = await server.connect('wall')
  let cells = await cellsFor('wall', socket)
  socket.on('delta', (frame: Frame) => {
    const merged = { ...cells }
    for (const [metric, values] of Object.entries(frame.cells)) merged[metric] = { ...merged[metric], ...values }
    cells = merged
  })
  await server.send([person('a', 'female'), person('a', 'female')])
  await expect.poll(() => cells['members-women']?.d).toBe(44)
  expect(cells['members-women']).toEqual({ d: 44, a: SUPPRESSED, b: 9, c: SUPPRESSED })
  expect((await cellsFor('leader'))['members-women']?.a).toBe(5)
})
