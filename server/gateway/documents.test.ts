import { afterAll, beforeAll, expect, test } from 'vitest'
import { SENT_EVENTS } from '../../data/scenes/index.ts'
import { MATRIX } from '../access/policy.ts'
import { connected, openLive, openTestGateway, type TestGateway } from '../testing/gateway.ts'
import { ANSWERS } from './answer-schemas.ts'
import { LIVE_MESSAGES } from './asyncapi.ts'
import { kindsAnswer } from './kinds.ts'
import { answerOf, pathOf } from './openapi.ts'

let server: TestGateway
beforeAll(async () => {
  server = await openTestGateway()
})
afterAll(() => server.close())

interface Operation {
  readonly parameters: readonly { name: string; in: string; required: boolean }[]
  readonly requestBody?: { content: Record<string, { schema?: object }> }
  readonly 'x-roles': unknown
}

interface Layer {
  readonly route?: { readonly path: string; readonly methods: Record<string, boolean> }
}

test('the OpenAPI document has every route that exists under /api, /health and /metrics, and nothing else', async () => {
  const { openapi, paths } = (await (await server.ask('/api/openapi.json')).json()) as {
    openapi: string
    paths: Record<string, Record<string, Operation>>
  }
  expect(openapi).toBe('3.1.0')
  const documented = Object.entries(paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method} ${path}`),
  )
  const { stack } = server.gateway.app.router as unknown as { stack: Layer[] } // Express does not type its layers
  const mounted = stack.flatMap(({ route }) =>
    route && /^\/(api|health|metrics)/.test(route.path)
      ? Object.keys(route.methods).map((method) => `${method} ${pathOf(route.path)}`)
      : [],
  )
  expect([...documented].sort()).toEqual([...mounted].sort())
  expect(documented).toContain('get /api/openapi.json')
  const values = paths['/api/values']?.get
  expect(values?.parameters.map(({ name }) => name)).toEqual(['scope', 'metric', 'at', 'version'])
  expect(paths['/api/series']?.get?.parameters.find(({ name }) => name === 'metric')?.required).toBe(true)
  expect(Object.keys(paths['/api/events']?.post?.requestBody?.content ?? {})).toContain('application/x-ndjson')
  expect(paths['/api/supervision/{id}/{action}']?.post?.parameters.map((p) => [p.name, p.in])).toEqual([
    ['id', 'path'],
    ['action', 'path'],
  ])
  for (const operations of Object.values(paths))
    for (const [method, operation] of Object.entries(operations)) {
      expect(operation['x-roles']).toBeDefined()
      if (method !== 'get') continue
      expect(operation.requestBody).toBeUndefined()
    }
})

test('every route says what it answers', () => {
  const silent = server.gateway.doors.filter((door) => answerOf(door) === undefined)
  expect(silent.map(({ method, path }) => `${method} ${path}`)).toEqual([])
  const known = server.gateway.doors.map(({ method, path }) => `${method} ${path}`)
  expect(Object.keys(ANSWERS).filter((door) => !known.includes(door))).toEqual([])
})

test('what a route that is read answers is what its schema says, and not a field more', async () => {
  const examples = kindsAnswer().kinds.flatMap((kind) => kind.examples)
  expect((await server.send(examples)).status).toBe(200)
  const meeting = examples.find(({ type }) => type === 'meeting.held')
  await server.send([
    { ...meeting, id: 'refused', subject: '' },
    { ...meeting, id: 'held', subject: 'unknown' },
  ])
  await server.ask('/api/supervision/odd-1/open', 'manager', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id: '1', org: '330106001001', cause: 'key-task', due: '2099-01-01T00:00:00+08:00' }),
  })
  const queries: Readonly<Record<string, string>> = {
    '/api/series': '?metric=members&from=2026-01-01&to=2026-03-01&by=month',
    '/api/rhythm': '?metric=meetings-today',
    '/api/origin': '?metric=meetings-today',
    '/api/history': '?metric=members',
    '/api/replay': '?moment=2026-03-01&metric=members',
    '/api/compare': '?metric=members',
    '/api/place': '?metric=attendance-rate-month',
    '/api/orgs/search': '?text=cy',
    '/api/supervision': '?state=all',
  }
  const checked: string[] = []
  for (const door of server.gateway.doors) {
    const answer = answerOf(door)
    const allowed = MATRIX[door.action]
    // A member's own score needs an account that is a member's: the tests of scores look at it.
    const isApart = door.path.includes(':') || ['/api/scores/me', '/api/me/record'].includes(door.path)
    if (door.method !== 'get' || isApart || !answer || 'media' in answer) continue
    const role = allowed === 'public' ? undefined : (allowed.find((each) => each === 'manager') ?? allowed[0])
    const response = await server.ask(`${door.path}${queries[door.path] ?? ''}`, role)
    const body: unknown = await response.json()
    const outcome = answer.safeParse(body)
    expect([door.path, response.status, outcome.error?.issues ?? []]).toEqual([door.path, 200, []])
    checked.push(door.path)
  }
  expect(checked.length).toBeGreaterThan(20)
})

test('the AsyncAPI document has every live message and every kind of event, and nothing else', async () => {
  const document = (await (await server.ask('/api/asyncapi.json')).json()) as {
    asyncapi: string
    channels: { live: { messages: object }; events: { messages: object } }
    components: { messages: object }
  }
  expect(document.asyncapi).toBe('3.0.0')
  const socket = openLive(server.gateway.url, { token: server.run.tokens?.leader })
  const heard: string[] = []
  socket.onAny((name: string) => heard.push(name))
  await connected(socket)
  await new Promise((resolve) => setTimeout(resolve, 200))
  socket.disconnect()
  const live = Object.keys(document.channels.live.messages)
  expect(live).toEqual(Object.keys(LIVE_MESSAGES))
  expect(heard).toContain('health')
  for (const name of heard) expect(live).toContain(name)
  const kinds = SENT_EVENTS.map(({ kind }) => kind)
  expect(Object.keys(document.channels.events.messages)).toEqual(kinds)
  expect(Object.keys(document.components.messages).sort()).toEqual([...live, ...kinds].sort())
})
