import { afterAll, beforeAll, expect, test } from 'vitest'
import { OWN_DEFAULTS, type SessionsAnswer } from '../../data/contract/own.ts'
import type { RecordDone } from '../../data/contract/records.ts'
import type { ChainAnswer } from '../../data/contract/rest.ts'
import type { Role } from '../../data/contract/roles.ts'
import { WALL_DEFAULTS } from '../../data/contract/wall.ts'
import { DISTRICTS } from '../../data/geo/areas.ts'
import { letIn } from '../access/first-run.ts'
import { pseudonymiser } from '../ingest/personal.ts'
import { openTestGateway, type TestGateway } from '../testing/gateway.ts'
import { kindsAnswer } from './kinds.ts'
import { answerOf } from './openapi.ts'

const member = pseudonymiser(new Uint8Array(32))('example-0003')
let server: TestGateway
beforeAll(async () => {
  server = await openTestGateway({ env: { YUNTU_WEBHOOK_URL: 'http://127.0.0.1:1/' } })
  letIn({ access: server.access, run: server.run, branch: '330106001001', member })
  const examples = kindsAnswer().kinds.flatMap((kind) => kind.examples)
  expect(await (await server.send(examples)).json()).toMatchObject({ rejected: [] })
})
afterAll(() => server.close())

const json = (path: string, role: Role | undefined, body: object, method = 'POST') =>
  server.ask(path, role, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
const rows = (mode: string) =>
  server.ask(`/api/imports?mode=${mode}`, 'admin', {
    method: 'POST',
    headers: { 'content-type': 'text/csv' },
    body: '支部代码,活动类型,活动时间,应到,实到,时长\n330106001001,党课,2026-1-22 9:30,12,11,120\n330106001001,党课,,1,1,1\n',
  })

let imported = ''
/** The id of an import that was seen and waits to be applied. */
async function previewed(): Promise<string> {
  if (imported !== '') return imported
  imported = ((await (await rows('preview')).json()) as { id: string }).id
  const look = async () => (await (await server.ask(`/api/imports/${imported}`, 'admin')).json()) as { status: string }
  await expect.poll(async () => (await look()).status, { timeout: 60_000 }).toBe('previewed')
  return imported
}

let taken = ''
/** The id of a snapshot that is ready. */
async function snapshot(): Promise<string> {
  if (taken !== '') return taken
  const { id } = (await (await json('/api/snapshots', 'analyst', {})).json()) as { id: string }
  const look = async () => (await (await server.ask(`/api/snapshots/${id}`, 'analyst')).json()) as { state: string }
  await expect.poll(async () => (await look()).state, { timeout: 110_000 }).toBe('ready')
  taken = id
  return id
}

/** The id of a query that runs until it is stopped. */
async function endless(): Promise<string> {
  const sql = 'WITH RECURSIVE a(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM a) SELECT max(n) FROM a'
  const response = await server.ask(`/api/snapshots/${await snapshot()}/query`, 'analyst', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/x-ndjson' },
    body: JSON.stringify({ sql }),
  })
  const { value } = (await response.body?.getReader().read()) ?? {}
  return (
    JSON.parse(
      Buffer.from(value ?? [])
        .toString()
        .split('\n')[0] ?? '',
    ) as { query: string }
  ).query
}

/** The id of a screen that is on. */
async function screen(): Promise<string> {
  const socket = await server.connect('wall')
  const frames = { median: 16, p95: 17, longest: 40 }
  await socket.timeout(20_000).emitWithAck('report', {
    ...{ screen: 'screen-of-the-hall', view: 'overview', scope: 'root', version: 1, isReplay: false, frames },
    ...{ heapBytes: null, skewMilliseconds: 0, build: 'dev', width: 1920, height: 1080, handOver: null },
  })
  const { screens } = (await (await server.ask('/api/screens', 'admin')).json()) as { screens: { id: string }[] }
  return screens[0]?.id ?? ''
}

/** An area of our own making; nobody's borders. */
function triangle(adcode: string) {
  const ring = [
    [118, 29],
    [118.1, 29],
    [118, 29.1],
    [118, 29],
  ]
  return { type: 'Feature', properties: { adcode }, geometry: { type: 'Polygon', coordinates: [ring] } }
}

/** What the secretary of another branch does, whose activities no source reports. */
async function elsewhere(run: () => Promise<Response>): Promise<Response> {
  letIn({ access: server.access, run: server.run, branch: '330106001002', member })
  const response = await run()
  letIn({ access: server.access, run: server.run, branch: '330106001001', member })
  return response
}
const record = (id: string) =>
  json('/api/records', 'secretary', {
    ...{ id, kind: 'activity.held', time: '2026-03-02T10:00:00+08:00' },
    data: { activity: id, kind: 'activity-study', attended: 1, minutes: 60 },
  })

/** A rule set that was tried, put before whoever may adopt it. */
const proposed = (id: string) =>
  json('/api/rules/proposals', 'analyst', {
    ...{ id, name: '报到加分', ruleSet: { subject: 'member', items: [{ code: 'm1-report-in', points: 5 }] } },
    ...{ from: '2026-01-01', to: '2026-12-31', validFrom: '2099-01-01' },
  })

/** Another session of whoever ends it. */
async function session(): Promise<Response> {
  const cookie = (response: Response) => response.headers.get('set-cookie')?.split(';')[0] ?? ''
  const opened = async () => cookie(await json('/api/sessions', undefined, { token: server.run.tokens?.leader }))
  const headers = { cookie: await opened(), origin: server.gateway.url }
  await opened()
  const { sessions } = (await (await server.ask('/api/sessions', undefined, { headers })).json()) as SessionsAnswer
  const other = sessions.find(({ isThis }) => !isThis)
  return server.ask(`/api/sessions/${other?.id}`, undefined, { method: 'DELETE', headers })
}

/** A request that succeeds, of each route that is sent something or has a part of its path left open. */
const REQUESTS: Readonly<Record<string, () => Promise<Response>>> = {
  'post /api/events': () => server.send([{ specversion: '1.0', id: 'x', type: 'nothing' }]),
  'post /api/imports': () => rows('apply'),
  'get /api/imports/:id': async () => server.ask(`/api/imports/${await previewed()}`, 'admin'),
  'get /api/imports/:id/refused': async () => server.ask(`/api/imports/${await previewed()}/refused`, 'admin'),
  'post /api/imports/:id/apply': async () =>
    server.ask(`/api/imports/${await previewed()}/apply`, 'admin', { method: 'POST' }),
  'delete /api/imports/:id': async () => server.ask(`/api/imports/${await previewed()}`, 'admin', { method: 'DELETE' }),
  'get /api/templates/:name.xlsx': () => server.ask('/api/templates/members.xlsx', 'admin'),
  'get /api/members/:pseudonym/chain': () => server.ask(`/api/members/${member}/chain`, 'member'),
  'get /api/scores/me': () => server.ask('/api/scores/me?year=2026', 'member'),
  'post /api/rules/evaluate': () =>
    json('/api/rules/evaluate', 'member', {
      ...{ rule: 'development-candidate-earliest', at: '2025-02-28', facts: { activistSince: '2024-02-29' } },
    }),
  'post /api/rules/simulate': () =>
    json('/api/rules/simulate', 'secretary', {
      ...{ ruleSet: { subject: 'member', items: [{ code: 'm1-report-in', points: 5 }] } },
      ...{ from: '2026-01-01', to: '2026-12-31' },
    }),
  'post /api/rules/proposals': () => proposed('odd-1'),
  'post /api/rules/proposals/:id/decide': async () => {
    const { id } = (await (await proposed('odd-2')).json()) as { id: string }
    return json(`/api/rules/proposals/${id}/decide`, 'manager', { decision: 'refused' })
  },
  'post /api/supervision/:id/:action': () =>
    json('/api/supervision/odd-1/open', 'manager', {
      ...{ id: '1', org: '330106001001', cause: 'key-task', due: '2099-01-01T00:00:00+08:00' },
    }),
  'post /api/inbox/read': () => json('/api/inbox/read', 'manager', { ids: [], isRead: true }),
  'put /api/robot': () => json('/api/robot', 'manager', { isPaused: true }, 'PUT'),
  'post /api/screens/:id/orders': async () =>
    json(`/api/screens/${await screen()}/orders`, 'admin', { kind: 'reload' }),
  'post /api/records': () => elsewhere(() => record('odd-1')),
  'post /api/records/:id/correct': () =>
    elsewhere(async () => {
      const { id } = (await (await record('odd-2')).json()) as RecordDone
      return json(`/api/records/${id}/correct`, 'secretary', { id: 'odd-3', reason: '重复', replacement: null })
    }),
  'post /api/contests': async () => {
    const chain = (await (await server.ask(`/api/members/${member}/chain`, 'member')).json()) as ChainAnswer
    return json('/api/contests', 'member', { id: 'odd-4', of: chain.events[0]?.seq })
  },
  'get /api/me/record': () => server.ask('/api/me/record?year=2026', 'member'),
  'put /api/me/settings': () => json('/api/me/settings', 'member', OWN_DEFAULTS, 'PUT'),
  'delete /api/sessions/:id': () => session(),
  'post /api/snapshots': () => json('/api/snapshots', 'analyst', {}),
  'get /api/snapshots/:id': async () => server.ask(`/api/snapshots/${await snapshot()}`, 'analyst'),
  'get /api/snapshots/:id/schema': async () => server.ask(`/api/snapshots/${await snapshot()}/schema`, 'analyst'),
  'post /api/snapshots/:id/query': async () =>
    json(`/api/snapshots/${await snapshot()}/query`, 'analyst', { sql: 'SELECT count(*) FROM entry' }),
  'delete /api/queries/:id': async () => {
    const id = await endless()
    return server.ask(`/api/queries/${id}`, 'analyst', { method: 'DELETE' })
  },
  'post /api/desk/saved': () => json('/api/desk/saved', 'analyst', { title: '分录', sql: 'SELECT 1' }),
  'delete /api/desk/saved/:id': async () => {
    const { id } = (await (await json('/api/desk/saved', 'analyst', { title: '分录', sql: 'SELECT 1' })).json()) as {
      id: string
    }
    return server.ask(`/api/desk/saved/${id}`, 'analyst', { method: 'DELETE' })
  },
  'get /api/snapshots/:id/export': async () => server.ask(`/api/snapshots/${await snapshot()}/export`, 'analyst'),
  'put /api/wall-settings': () => json('/api/wall-settings', 'admin', WALL_DEFAULTS, 'PUT'),
  'put /api/boundary': () =>
    server.ask('/api/boundary', 'admin', {
      method: 'PUT',
      headers: { 'content-type': 'application/geo+json' },
      body: JSON.stringify({ type: 'FeatureCollection', features: DISTRICTS.map(({ code }) => triangle(code)) }),
    }),
  'delete /api/boundary': () => server.ask('/api/boundary', 'admin', { method: 'DELETE' }),
  'post /api/retention/purge': () => server.ask('/api/retention/purge', 'admin', { method: 'POST' }),
  'post /api/sessions': () => json('/api/sessions', undefined, { code: server.run.links.admin.split('#link=')[1] }),
  // The last: whoever asked is nobody afterwards.
  'delete /api/sessions': () => server.ask('/api/sessions', 'leader', { method: 'DELETE' }),
}

test('what a route answers that is sent something is what the documents say, and not a field more', async () => {
  for (const [route, request] of Object.entries(REQUESTS)) {
    const door = server.gateway.doors.find(({ method, path }) => `${method} ${path}` === route)
    const answer = door && answerOf(door)
    const response = await request()
    expect([route, answer !== undefined, response.ok]).toEqual([route, true, true])
    if (!answer) continue
    if (!('media' in answer)) {
      expect([route, answer.safeParse(await response.json()).error?.issues ?? []]).toEqual([route, []])
      continue
    }
    const body = await response.arrayBuffer()
    const media = response.headers.get('content-type')?.split(';')[0] ?? null
    expect([route, media, body.byteLength > 0]).toEqual([route, answer.media, answer.media !== null])
  }
}, 300_000)

test('every route is asked here, but for those that are read by their query: these the test of the documents asks', () => {
  const apart = server.gateway.doors
    .filter(
      ({ method, path }) =>
        method !== 'get' || path.includes(':') || ['/api/scores/me', '/api/me/record'].includes(path),
    )
    .map(({ method, path }) => `${method} ${path}`)
  expect(Object.keys(REQUESTS).sort()).toEqual(apart.sort())
})
