import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TakenAnswer } from '../../data/contract/rest.ts'
import { ROLES, type Role } from '../../data/contract/roles.ts'
import { MATRIX, mayDo } from '../access/policy.ts'
import { openTestGateway, type TestGateway } from '../testing/gateway.ts'
import { kindsAnswer } from './kinds.ts'
import { PAGES } from './pages.ts'

const examples = kindsAnswer().kinds.flatMap((kind) => kind.examples)
let server: TestGateway

beforeAll(async () => {
  server = await openTestGateway({ env: { YUNTU_MAX_BODY_MB: '1' } })
})
afterAll(() => server.close())

const codeOf = async (response: Response) => {
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  return ((await response.json()) as { code: string }).code
}
const taken = async (response: Response) => {
  expect(response.status).toBe(200)
  return (await response.json()) as TakenAnswer
}

describe('events', () => {
  test('all examples are accepted in their order, and are duplicates the second time', async () => {
    const batch = (body: unknown) =>
      server.send([], { headers: { 'content-type': 'application/cloudevents-batch+json' }, body: JSON.stringify(body) })
    const first = await taken(await batch(examples))
    expect(first).toMatchObject({ accepted: examples.length, duplicate: 0, held: 0, rejected: [] })
    // The version may grow meanwhile: the clock tells what of the examples is overdue.
    expect(await taken(await server.send(examples))).toMatchObject({ accepted: 0, duplicate: examples.length })
    const single = await server.send([], {
      headers: { 'content-type': 'application/cloudevents+json; charset=utf-8' },
      body: JSON.stringify(examples[0]),
    })
    expect(await taken(single)).toMatchObject({ duplicate: 1 })
    const values = await server.ask('/api/values?metric=members&metric=orgs', 'manager')
    expect(await values.json()).toMatchObject({
      values: [{ metric: 'members', value: 1 }, { value: 3 }],
    })
  })

  test('a byte order mark, carriage returns, blank lines and a half last line are taken as they come', async () => {
    const meeting = examples.find((each) => each.type === 'meeting.held')
    const lines = [1, 2].map((n) => JSON.stringify({ ...meeting, id: `crlf-${n}` }))
    const body = `\ufeff${lines[0]}\r\n\r\n${lines[1]}\r\n{"id":"crlf-3","sour`
    expect(await taken(await server.send([], { body }))).toMatchObject({
      accepted: 2,
      rejected: [{ line: 4, field: '', reason: '不是完整的 JSON' }],
    })
  })

  test('other media, compressed or broken bodies, and too much at once are refused', async () => {
    const post = (headers: Record<string, string>, body: string) => server.send([], { headers, body })
    expect(await codeOf(await post({ 'content-type': 'text/csv' }, 'a'))).toBe('media-type')
    const zipped = { 'content-type': 'application/x-ndjson', 'content-encoding': 'gzip' }
    expect(await codeOf(await post(zipped, 'a'))).toBe('media-type')
    const batch = { 'content-type': 'application/cloudevents-batch+json' }
    expect(await codeOf(await post(batch, '[{'))).toBe('bad-request')
    expect(await codeOf(await post(batch, '{}'))).toBe('bad-request')
    expect(await codeOf(await post(batch, `[${' '.repeat(1_100_000)}]`))).toBe('too-large')
  })

  test('what was sent before the sender went away is kept', async () => {
    const meeting = examples.find((each) => each.type === 'meeting.held')
    await new Promise<void>((resolve) => {
      const req = request(`${server.gateway.url}/api/events`, {
        method: 'POST',
        headers: { authorization: `Bearer ${server.run.tokens?.source}`, 'content-type': 'application/x-ndjson' },
      })
      req.on('error', () => resolve())
      req.write(`${JSON.stringify({ ...meeting, id: 'gone-1' })}\n{"id":"gone-2"`)
      // What is complete goes on while the sender thinks.
      setTimeout(() => req.destroy(), 400)
    })
    expect(await taken(await server.send([{ ...meeting, id: 'gone-1' }]))).toMatchObject({ duplicate: 1 })
  })

  test('refused and held ones can be looked up by those who may', async () => {
    await server.send([
      { ...examples[0], id: 'later-1', subject: 'nowhere', data: { name: '某', kind: 'area', parent: 'no' } },
    ])
    const rejects = (await (await server.ask('/api/rejects?limit=5', 'auditor')).json()) as { total: number }
    const held = (await (await server.ask('/api/held', 'admin')).json()) as { total: number }
    expect(rejects.total).toBeGreaterThan(0)
    expect(held.total).toBe(1)
  })
})

describe('the authorisation matrix', () => {
  const sample = (path: string) =>
    /series|rhythm|origin/.test(path) ? `${path}?metric=members&from=2026-01-01&to=2026-02-01` : path

  test('every route of the app is a door or a page, and every door’s action is in it', () => {
    const routes = server.gateway.app.router.stack.flatMap((layer) => layer.route?.path ?? [])
    const pages = ['/', ...PAGES.flatMap((page) => [`/${page}`, `/${page}/{*rest}`])]
    expect(routes).toEqual([...server.gateway.doors.map((door) => door.path), ...pages])
    for (const { action } of server.gateway.doors) expect(MATRIX[action]).toBeDefined()
  })

  test('every door that is not public refuses no token, a foreign one, and every role that it does not name', async () => {
    let refused = 0
    for (const { method, path, action } of server.gateway.doors) {
      if (MATRIX[action] === 'public') continue
      const init = { method: method.toUpperCase() }
      const at = sample(path)
      expect([path, (await server.ask(at, undefined, init)).status]).toEqual([path, 401])
      const foreign = { ...init, headers: { authorization: 'Bearer bm9ib2R5' } }
      expect([path, await codeOf(await server.ask(at, undefined, foreign))]).toEqual([path, 'unauthorized'])
      for (const role of ROLES.filter((each) => !mayDo(each, action))) {
        expect([path, role, await codeOf(await server.ask(at, role, init))]).toEqual([path, role, 'forbidden'])
        refused++
      }
    }
    expect(refused).toBeGreaterThan(40)
  })

  test('a role sees its own organisations only, and cannot ask which others exist', async () => {
    for (const path of [
      '/api/values?',
      '/api/series?metric=members&from=2026-01-01&to=2026-01-09&',
      '/api/rhythm?metric=members&',
      '/api/origin?metric=members&',
      '/api/replay?moment=2026-01-01&',
      '/api/history?metric=members&',
      '/api/compare?metric=members&',
      '/api/targets?',
    ]) {
      expect([path, (await server.ask(`${path}scope=330106001001`, 'secretary')).status]).not.toEqual([path, 403])
      for (const scope of ['root', '330106', '330106001002', 'nowhere'])
        expect([path, await codeOf(await server.ask(`${path}scope=${scope}`, 'secretary'))]).toEqual([
          path,
          'forbidden',
        ])
    }
    expect(await codeOf(await server.ask('/api/orgs?parent=330106', 'member'))).toBe('forbidden')
    const own = (await (await server.ask('/api/orgs', 'member')).json()) as { self: { code: string }; path: unknown[] }
    expect([own.self.code, own.path.length]).toEqual(['330106001001', 1])
  })
})

describe('queries', () => {
  const get = (path: string, role: Role = 'manager') => server.ask(path, role)
  test('say what is wrong with them', async () => {
    for (const bad of [
      'values?at=soon',
      'values?version=-1',
      'values?scoop=root',
      'series?metric=members',
      'orgs?depth=9',
    ])
      expect([bad, await codeOf(await get(`/api/${bad}`))]).toEqual([bad, 'bad-request'])
    expect(await codeOf(await get('/api/series?metric=members&from=2026-01-01&to=2026-12-01&by=minute'))).toBe(
      'bad-request',
    )
    expect(await codeOf(await get('/api/values?metric=nope'))).toBe('metric-unknown')
    expect(await codeOf(await get('/api/values?scope=nope'))).toBe('scope-unknown')
    expect(await codeOf(await get('/api/nothing'))).toBe('not-found')
    expect(await codeOf(await get('/nothing'))).toBe('not-found')
  })

  test('take a moment with its plus sign escaped or not', async () => {
    for (const at of ['2026-01-10T00:00:00%2B08:00', '2026-01-10T00:00:00+08:00', '2026-01-09'])
      expect((await get(`/api/values?metric=members&at=${at}`)).status).toBe(200)
  })

  test('are answered with where a number comes from, who one is, and how it goes', async () => {
    const origin = (await (await get('/api/origin?metric=members')).json()) as { value: number; entries: unknown[] }
    expect(origin.value).toBe(1)
    expect(origin.entries.length).toBeGreaterThan(0)
    expect(await (await get('/api/me', 'secretary')).json()).toMatchObject({
      role: 'secretary',
      scope: '330106001001',
      demo: true,
    })
    expect((await get('/health/ready')).status).toBe(200)
    expect(await (await get('/metrics', 'admin')).text()).toMatch(/yuntu_engine\{gauge="version"\} \d+/)
    const kinds = (await (await get('/api/kinds', 'source')).json()) as { kinds: { schema: { type: string } }[] }
    for (const { schema } of kinds.kinds) expect(schema.type).toBe('object')
  })
})

describe('strangers', () => {
  const raw = (headers: Record<string, string>, init: { method?: string; path?: string } = {}) =>
    new Promise<number>((resolve, reject) => {
      const url = new URL(init.path ?? '/api/me', server.gateway.url)
      request(url, { method: init.method ?? 'GET', headers }, (res) => {
        res.resume()
        resolve(res.statusCode ?? 0)
      })
        .on('error', reject)
        .end()
    })
  const bearer = () => ({ authorization: `Bearer ${server.run.tokens?.manager}` })

  test('by another host name get nothing (DNS rebinding)', async () => {
    expect(await raw({ ...bearer(), host: 'evil.example' })).toBe(403)
    expect(await raw({ ...bearer(), host: 'localhost:1' })).toBe(200)
    expect(await raw({ host: 'probe.example' }, { path: '/health/live' })).toBe(200)
  })

  test('cannot use a session from their own pages', async () => {
    const { secret } = server.access.open(server.run.links.desk.split('#link=')[1] ?? '')
    const cookie = { cookie: `yuntu-session=${secret}` }
    expect(await raw(cookie)).toBe(200)
    expect(await raw(cookie, { method: 'DELETE', path: '/api/sessions' })).toBe(403)
    expect(await raw({ ...cookie, origin: 'https://evil.example' }, { method: 'DELETE', path: '/api/sessions' })).toBe(
      403,
    )
    expect(await raw({ ...cookie, origin: server.gateway.url }, { method: 'DELETE', path: '/api/sessions' })).toBe(204)
    expect(await raw(cookie)).toBe(401)
  })

  test('who has a bearer gets a session of the same scope; a guessed one and a source’s get none', async () => {
    const open = (token: string) =>
      server.ask('/api/sessions', undefined, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ token }),
      })
    const { tokens } = server.run
    const opened = await open(tokens?.secretary ?? '')
    expect(opened.status).toBe(201)
    const me = await (await server.ask('/api/me', 'secretary')).json()
    expect(me).toMatchObject((await opened.json()) as object)
    expect(await codeOf(await open('guess'))).toBe('unauthorized')
    expect(await codeOf(await open(tokens?.source ?? ''))).toBe('unauthorized')
  })

  test('who guess links are stopped, and a link works once', async () => {
    const open = (code: string) =>
      server.ask('/api/sessions', undefined, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ code }),
      })
    const code = server.run.links.wall.split('#link=')[1] ?? ''
    const opened = await open(code)
    expect(opened.status).toBe(201)
    expect(opened.headers.get('set-cookie')).toMatch(
      /^yuntu-session=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Strict$/,
    )
    expect(await codeOf(await open(code))).toBe('link-spent')
    for (let i = 0; i < 9; i++) await open('guess')
    expect(await codeOf(await open('guess'))).toBe('too-many')
  })

  test('see strict headers and no name of the software', async () => {
    const { headers } = await server.ask('/api/me')
    expect(headers.get('x-powered-by')).toBeNull()
    const csp = headers.get('content-security-policy') ?? ''
    expect(csp).toContain("default-src 'self'")
    expect(csp).toContain(`ws://${new URL(server.gateway.url).host}`)
    expect(csp).not.toMatch(/script-src|unsafe-eval|style-src 'self' 'unsafe-inline'/)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('www-authenticate')).toBe('Bearer')
  })
})

test('an engine that is not there yet is answered with loading, and the pages are served all the same', async () => {
  const early = await openTestGateway({ engine: null })
  try {
    for (const path of ['/api/values', '/health/ready'])
      expect(await codeOf(await early.ask(path, 'manager'))).toBe('loading')
    expect(await codeOf(await early.send(examples))).toBe('loading')
    expect((await early.ask('/health/live')).status).toBe(200)
    expect((await early.ask('/api/me', 'wall')).status).toBe(200)
  } finally {
    await early.close()
  }
})
