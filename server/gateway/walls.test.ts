import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Socket } from 'socket.io-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AuditAnswer } from '../../data/contract/audit.ts'
import type { Reply } from '../../data/contract/frames.ts'
import type { ScreenOrder, ScreensAnswer } from '../../data/contract/screens.ts'
import { WALL_DEFAULTS, type WallNews } from '../../data/contract/wall.ts'
import { openTestGateway, type TestGateway } from '../testing/gateway.ts'
import { kindsAnswer } from './kinds.ts'

let server: TestGateway
beforeAll(async () => {
  server = await openTestGateway()
  await server.send(kindsAnswer().kinds.flatMap((kind) => kind.examples))
}, 60_000)
afterAll(() => server.close())

const REPORT = {
  screen: 'screen-of-the-hall',
  view: 'overview',
  scope: 'root',
  version: 7,
  isReplay: false,
  frames: { median: 16.7, p95: 17, longest: 40 },
  heapBytes: 90_000_000,
  skewMilliseconds: -1_200,
  build: 'abc123',
  width: 3840,
  height: 1080,
  handOver: null,
}
const report = (socket: Socket, change: object = {}): Promise<Reply<WallNews>> =>
  socket.timeout(20_000).emitWithAck('report', { ...REPORT, ...change })
const screens = async () => ((await (await server.ask('/api/screens', 'admin')).json()) as ScreensAnswer).screens
const post = (path: string, body: unknown, method = 'POST') =>
  server.ask(path, 'admin', { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
const heard = <T>(socket: Socket, name: string) => new Promise<T>((resolve) => socket.once(name, resolve))

test('a wall reports itself, is told what to do, and is known to be gone', async () => {
  const socket = await server.connect('wall')
  expect(await report(socket)).toEqual({ ok: true, value: { settings: WALL_DEFAULTS, build: null } })
  const [screen] = await screens()
  expect(screen).toMatchObject({ view: 'overview', version: 7, state: 'on', heapBytes: 90_000_000, handOvers: 0 })
  expect(screen).not.toHaveProperty('screen')
  const orders = `/api/screens/${screen?.id}/orders`

  const show: ScreenOrder = { kind: 'show', view: 'overview', scope: '330106' }
  const told = heard<ScreenOrder>(socket, 'order')
  expect((await post(orders, show)).status).toBe(204)
  expect(await told).toEqual(show)

  socket.disconnect()
  await expect.poll(async () => (await screens())[0]?.state).toBe('off')
  const gone = await post(orders, { kind: 'reload' })
  expect(await gone.json()).toMatchObject({ code: 'refused', detail: '这块屏现在不在线' })

  const again = await server.connect('wall')
  await report(again, { handOver: 'heap' })
  await report(again, { handOver: 'heap' })
  expect(await screens()).toMatchObject([{ id: screen?.id, state: 'on', handOvers: 1 }])
})

test('a report that is none, of a foreign scope or by one who shows nothing is refused', async () => {
  const secretary = await server.connect('secretary')
  expect(await report(secretary, { scope: 'root' })).toMatchObject({ ok: false, problem: { code: 'forbidden' } })
  const admin = await server.connect('admin')
  expect(await report(admin)).toMatchObject({ ok: false, problem: { code: 'forbidden' } })
  const wall = await server.connect('wall')
  for (const bad of [
    { view: '<img src=x>' },
    { screen: 'x' },
    { heapBytes: -1 },
    { more: 1 },
    { skewMilliseconds: 0.5 },
  ])
    expect(await report(wall, bad)).toMatchObject({ ok: false, problem: { code: 'bad-request' } })
})

test('an order for a view or scope that the screen cannot show is refused and not sent', async () => {
  const socket = await server.connect('secretary')
  await report(socket, { screen: 'screen-of-a-branch', scope: '330106001001' })
  const screen = (await screens()).find(({ scope }) => scope === '330106001001')
  const orders = `/api/screens/${screen?.id}/orders`
  const sent: unknown[] = []
  socket.on('order', (order) => sent.push(order))
  const foreign = await post(orders, { kind: 'show', view: 'overview', scope: 'root' })
  expect(await foreign.json()).toMatchObject({ code: 'forbidden', detail: '“root”不在这块屏的范围内，画面不变' })
  const unknown = await post(orders, { kind: 'show', view: 'nowhere' })
  expect(((await unknown.json()) as { detail: string }).detail).toContain('view')
  expect((await post('/api/screens/AAAAAAAAAAAA/orders', { kind: 'reload' })).status).toBe(404)
  expect((await server.ask(orders, 'leader', { method: 'POST' })).status).toBe(403)
  expect(sent).toEqual([])
})

test('settings are told at once when they change, and outlive the server', async () => {
  const socket = await server.connect('wall')
  const now = await (await server.ask('/api/wall-settings', 'wall')).json()
  expect(now).toEqual({ settings: WALL_DEFAULTS, problem: null })
  const settings = { ...WALL_DEFAULTS, turns: [{ view: 'overview', seconds: 20 }], quiet: null }
  const news = heard<WallNews>(socket, 'wall')
  expect((await post('/api/wall-settings', settings, 'PUT')).status).toBe(200)
  expect((await news).settings).toEqual(settings)
  expect(JSON.parse(readFileSync(join(server.folder, 'wall-settings.json'), 'utf8'))).toEqual(settings)
  expect((await server.ask('/api/wall-settings', 'wall', { method: 'PUT' })).status).toBe(403)
  for (const bad of [
    { ...settings, turns: [] },
    { ...settings, panel: 1 },
    { ...settings, quiet: { from: '25:00', to: '1' } },
  ])
    expect((await post('/api/wall-settings', bad, 'PUT')).status).toBe(400)
})

test('a file edited to name an unknown view is refused in words that say where, and the old settings stay', async () => {
  const path = join(server.folder, 'wall-settings.json')
  const good = JSON.parse(readFileSync(path, 'utf8'))
  const problem = async () => (await (await server.ask('/api/wall-settings', 'admin')).json()) as { problem: string }
  writeFileSync(path, JSON.stringify({ ...good, turns: [...good.turns, { view: 'nowhere', seconds: 30 }] }))
  await expect.poll(async () => (await problem()).problem, { timeout: 10_000 }).not.toBeNull()
  expect(await problem()).toEqual({
    settings: good,
    problem: expect.stringMatching(
      /^wall-settings.json 没有采用，仍按原来的设置：轮播第 2 项的画面（turns\.1\.view）：没有“nowhere”这个画面/,
    ),
  })
  writeFileSync(path, '{"turns":')
  await expect.poll(async () => (await problem()).problem, { timeout: 10_000 }).toContain('不是完整的 JSON')
  writeFileSync(path, JSON.stringify(good))
  await expect.poll(async () => (await problem()).problem, { timeout: 10_000 }).toBeNull()
})

test('whoever audits sees which orders and settings were asked for, by whom, and what came of it', async () => {
  const audit = async (role: 'auditor' | 'admin') => server.ask('/api/audit', role)
  expect((await audit('admin')).status).toBe(403)
  const { brokenAt, entries } = (await (await audit('auditor')).json()) as AuditAnswer
  expect(brokenAt).toBeNull()
  expect(entries).toContainEqual(
    expect.objectContaining({ type: 'screen.ordered', role: 'admin', detail: { kind: 'reload' }, result: 'refused' }),
  )
  expect(entries).toContainEqual(expect.objectContaining({ type: 'wall-settings.changed', result: 'done' }))
})
