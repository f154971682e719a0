import type { Socket } from 'socket.io-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AuditAnswer } from '../../data/contract/audit.ts'
import type { ConductAct, ConductAsk, Conducting, Stage } from '../../data/contract/conduct.ts'
import type { Reply } from '../../data/contract/frames.ts'
import { connected, openLive, openTestGateway, type TestGateway } from '../testing/gateway.ts'
import { CONDUCT_IDLE_MS } from './conduct-state.ts'
import { kindsAnswer } from './kinds.ts'

/** The server's clock, which a test may move. */
let ahead = 0
let server: TestGateway
beforeAll(async () => {
  server = await openTestGateway({ now: () => Date.now() + ahead, live: { sweepMs: 50 } })
  await server.send(kindsAnswer().kinds.flatMap((kind) => kind.examples))
}, 60_000)
afterAll(() => server.close())

const REPORT = {
  ...{ screen: 'screen-of-the-hall', view: 'overview', scope: 'root', version: 7, isReplay: false, frames: null },
  ...{ heapBytes: null, skewMilliseconds: 0, build: 'dev', width: 1920, height: 1080, handOver: null },
}
type Told = Reply<Conducting | null>
const conduct = (phone: Socket, ask: ConductAsk): Promise<Told> => phone.timeout(20_000).emitWithAck('conduct', ask)
const act = (phone: Socket, done: ConductAct) => conduct(phone, { kind: 'act', act: done })
const stage = async (wall: Socket, kind: 'offer' | 'look' | 'end'): Promise<Reply<Stage>> =>
  wall.timeout(20_000).emitWithAck('stage', { kind })
const heard = <T>(socket: Socket, name: string) => new Promise<T>((resolve) => socket.once(name, resolve))

/** A wall that has said what it is, by another name each time. */
let walls = 0
async function openWall(): Promise<Socket> {
  const wall = await server.connect('wall')
  await wall.timeout(20_000).emitWithAck('report', { ...REPORT, screen: `screen-number-${walls++}` })
  return wall
}
async function codeOf(wall: Socket): Promise<string> {
  const reply = await stage(wall, 'offer')
  return reply.ok ? (reply.value.pairing?.code ?? '') : ''
}
/** Somebody's phone, as the session that signing in gives. */
async function phoneOf(role: 'manager' | 'leader', scope: string): Promise<Socket> {
  const { secret } = server.access.openAs({ role, scope })
  const headers = { cookie: `yuntu-session=${secret}`, origin: server.gateway.url }
  const socket = openLive(server.gateway.url, {}, headers)
  await connected(socket)
  return socket
}
async function paired(wall: Socket, phone: Socket): Promise<Told> {
  return conduct(phone, { kind: 'pair', code: await codeOf(wall) })
}
const partOf = (told: Told) => (told.ok ? told.value?.part : told.problem.detail)

test('the code of a wall pairs a phone once, the wall is told who conducts it, and does what he does', async () => {
  const [wall, phone] = [await openWall(), await phoneOf('manager', '330106')]
  const code = await codeOf(wall)
  const told = heard<Conducting>(wall, 'conducting')
  const reply = await conduct(phone, { kind: 'pair', code })
  expect(reply).toMatchObject({ ok: true, value: { part: 'holder', top: '330106', view: 'overview' } })
  expect(await told).toMatchObject({ part: 'screen', holder: { role: 'manager', org: '330106' } })
  const done = heard<ConductAct>(wall, 'act')
  const show: ConductAct = { kind: 'show', scope: '330106001', view: 'people' }
  expect(await act(phone, show)).toMatchObject({ ok: true, value: { scope: '330106001', view: 'people' } })
  expect(await done).toEqual(show)

  const again = await conduct(await phoneOf('leader', 'root'), { kind: 'pair', code })
  expect(again).toMatchObject({ ok: false, problem: { code: 'refused', detail: expect.stringContaining('用过') } })
  const entries = ((await (await server.ask('/api/audit', 'auditor')).json()) as AuditAnswer).entries
  expect(entries).toContainEqual(expect.objectContaining({ type: 'screen.paired', detail: { scope: '330106' } }))
})

test('nothing outside his own scope or the screen’s, of an unknown metric or view, reaches the wall', async () => {
  const [wall, phone] = [await openWall(), await phoneOf('manager', '330106')]
  await paired(wall, phone)
  const reached: unknown[] = []
  wall.on('act', (done) => reached.push(done))
  const refused = async (done: unknown) => {
    const reply: Told = await phone.timeout(20_000).emitWithAck('conduct', { kind: 'act', act: done })
    return reply.ok ? 'done' : reply.problem.code
  }
  expect(await refused({ kind: 'show', scope: 'root' })).toBe('forbidden')
  expect(await refused({ kind: 'show', scope: 'nowhere' })).toBe('forbidden')
  expect(await refused({ kind: 'mark', scope: '330106', org: '330110' })).toBe('forbidden')
  expect(await refused({ kind: 'card', scope: '330106', metric: 'nothing' })).toBe('metric-unknown')
  for (const bad of [
    { kind: 'show', scope: '330106', view: 'nowhere' },
    { kind: 'moment', scope: '330106', moment: 'yesterday' },
    { kind: 'play', scope: '330106', speed: 7 },
    { kind: 'reload', scope: '330106' },
  ])
    expect(await refused(bad)).toBe('bad-request')
  expect(reached).toEqual([])
})

test('a screen of a narrower scope bounds a wider phone, and one beside it cannot be conducted', async () => {
  const secretary = await server.connect('secretary')
  await secretary.timeout(20_000).emitWithAck('report', { ...REPORT, screen: 'of-a-branch', scope: '330106001001' })
  const leader = await phoneOf('leader', 'root')
  expect(await paired(secretary, leader)).toMatchObject({ ok: true, value: { top: '330106001001' } })
  const wider = await act(leader, { kind: 'show', scope: '330106' })
  expect(wider).toMatchObject({ ok: false, problem: { detail: '不在这块屏的范围内，画面不变' } })
  const beside = await paired(secretary, await phoneOf('manager', '330110'))
  expect(beside).toMatchObject({ ok: false, problem: { code: 'forbidden' } })
})

test('two phones never act at once: the second asks, is granted it, and the first has it no more', async () => {
  const [wall, first, second] = [await openWall(), await phoneOf('manager', 'root'), await phoneOf('leader', 'root')]
  await paired(wall, first)
  expect(partOf(await paired(wall, second))).toBe('watching')
  const show: ConductAct = { kind: 'show', scope: '330106' }
  expect(partOf(await act(second, show))).toContain('由别人遥控')
  const asked = heard<Conducting>(first, 'conducting')
  expect(partOf(await conduct(second, { kind: 'request' }))).toBe('asking')
  expect(await asked).toMatchObject({ part: 'holder', asking: { role: 'leader' } })
  const got = heard<Conducting>(second, 'conducting')
  expect(partOf(await conduct(first, { kind: 'grant' }))).toBe('watching')
  expect(await got).toMatchObject({ part: 'holder' })
  expect(partOf(await act(first, show))).toContain('由别人遥控')
  expect(partOf(await act(second, show))).toBe('holder')
  const free = heard<Conducting>(wall, 'conducting')
  await conduct(second, { kind: 'release' })
  expect(await free).toMatchObject({ holder: null, until: null })
})

test('it ends with the session, with the wall, at the wall’s own word, and by itself when nobody does anything', async () => {
  const over = async (phone: Socket, how: (wall: Socket) => unknown) => {
    const wall = await openWall()
    await paired(wall, phone)
    const told = heard(phone, 'conducting')
    await how(wall)
    expect(await told).toBeNull()
    expect(await conduct(phone, { kind: 'look' })).toEqual({ ok: true, value: null })
  }
  const phone = await phoneOf('manager', 'root')
  await over(phone, (wall) => stage(wall, 'end'))
  await over(phone, () => {
    ahead += CONDUCT_IDLE_MS
  })
  await over(phone, (wall) => {
    wall.disconnect()
    ahead += 61_000
  })

  const [wall, { secret, actor }] = [await openWall(), server.access.openAs({ role: 'manager', scope: 'root' })]
  const cookie = { cookie: `yuntu-session=${secret}`, origin: server.gateway.url }
  const own = openLive(server.gateway.url, {}, cookie)
  await connected(own)
  await paired(wall, own)
  const freed = new Promise<void>((resolve) => {
    wall.on('conducting', (now: Conducting | null) => now === null && resolve())
  })
  server.access.end(actor.id)
  await freed
})

test('who may conduct nothing is refused, and so is whoever guesses codes', async () => {
  for (const role of ['wall', 'secretary', 'member', 'analyst', 'admin'] as const) {
    const reply = await conduct(await server.connect(role), { kind: 'look' })
    expect([role, reply.ok ? 'let in' : reply.problem.code]).toEqual([role, 'forbidden'])
  }
  const phone = await phoneOf('manager', 'root')
  const codes: (string | undefined)[] = []
  for (let n = 0; n < 6; n++) codes.push(partOf(await conduct(phone, { kind: 'pair', code: '000000' })))
  expect(codes[0]).toContain('配对码不对')
  expect(codes.at(-1)).toContain('一分钟后再试')
  expect(await stage(await server.connect('wall'), 'offer')).toMatchObject({ ok: false, problem: { code: 'refused' } })
})
