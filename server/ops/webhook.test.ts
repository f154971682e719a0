import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Notice } from '../../data/contract/inbox.ts'
import { formatInstant, parseInstant } from '../../data/language/time.ts'
import { emptyFolder } from '../testing/engine.ts'
import { openTestGateway, type TestGateway } from '../testing/gateway.ts'
import { Webhook, type WebhookOptions } from './webhook.ts'
import { robotMessage } from './webhook-text.ts'
import { afterFailure, isDue, type WebhookState } from './webhook-when.ts'

const SECRET = 'SEC-of-the-robot'
const at = (time: string) => parseInstant(`2026-11-26T${time}:00+08:00`) ?? 0
const never: WebhookState = { sentDay: null, failures: 0, retryAt: 0 }
const daily = { digestAt: '09:00', quiet: { from: '21:00', to: '08:00' } }

test('a digest goes out once a day from its time on, and nothing in the quiet hours, which go over midnight', () => {
  const due = (time: string, state = never, times: Parameters<typeof isDue>[1]['times'] = daily) =>
    isDue(state, { times, now: at(time) })
  expect([due('08:59'), due('09:00'), due('20:59'), due('21:00')]).toEqual([false, true, true, false])
  const sent = { ...never, sentDay: Math.floor((at('09:00') + 8 * 3_600_000) / 86_400_000) }
  expect(due('12:00', sent)).toBe(false)
  const once = { digestAt: null, quiet: { from: '21:00', to: '08:00' } }
  expect([due('07:59', sent, once), due('08:00', sent, once), due('23:00', sent, once)]).toEqual([false, true, false])
})

test('after each failure it waits longer, a quarter of an hour at most', () => {
  let state = never
  const waits = Array.from({ length: 10 }, () => {
    state = afterFailure(state, 1_000)
    return (state.retryAt - 1_000) / 1_000
  })
  expect(waits).toEqual([5, 10, 20, 40, 80, 160, 320, 640, 900, 900])
  expect(isDue(state, { times: { digestAt: null, quiet: null }, now: state.retryAt - 1 })).toBe(false)
})

test('what comes from the data makes neither links nor mentions, and the message stays short', () => {
  const notice: Notice = {
    ...{ id: 'n', kind: 'overdue', item: 'i', label: { zh: '换届', en: '' }, due: '2026-11-20T18:00:00+08:00' },
    ...{ owner: { org: 'b', name: '[点我](http://evil.example) @all <b>*支部*' }, time: '' },
  }
  const { markdown } = robotMessage({ name: '西湖', notices: Array(500).fill(notice), url: null, demo: true })
  expect(markdown.text).toContain('已逾期 500 件')
  expect(markdown.text).toContain('其余 490 件')
  expect(markdown.text).toContain('11月20日')
  expect(markdown.text).toContain('演示数据')
  expect(markdown.text).not.toMatch(/\]\(|@|<|\*/)
  expect(Buffer.byteLength(markdown.text)).toBeLessThan(20_000)
})

const BRANCH = '330106001001'
let server: TestGateway
beforeAll(async () => {
  server = await openTestGateway()
  const founded = (subject: string, parent: string, kind: string) => ({
    ...{ specversion: '1.0', id: subject, source: 'urn:test', type: 'org.founded', subject },
    ...{ time: '2026-01-04T09:00:00+08:00', data: { name: `组织${subject}`, kind, parent, sector: 'community' } },
  })
  await server.send([founded('330106001', 'root', 'area'), founded(BRANCH, '330106001', 'branch')])
  const body = { id: '1', org: BRANCH, cause: 'key-task', due: formatInstant(Date.now() + 86_400_000) }
  const headers = { 'content-type': 'application/json' }
  await server.ask('/api/supervision/w1/open', 'manager', { method: 'POST', headers, body: JSON.stringify(body) })
}, 60_000)
afterAll(() => server.close())

/** A robot that answers what it is told to, one after the other, and keeps what it heard. */
async function openRobot(answers: readonly { status?: number; errcode?: number }[]) {
  const heard: { url: URL; body: { markdown: { text: string } } }[] = []
  const robot = createServer(async (req, res) => {
    let body = ''
    for await (const chunk of req) body += chunk
    heard.push({ url: new URL(req.url ?? '', 'http://robot'), body: JSON.parse(body) })
    const { status = 200, errcode = 0 } = answers[heard.length - 1] ?? {}
    res.writeHead(status, status === 302 ? { location: 'http://127.0.0.1:1/' } : {}).end(JSON.stringify({ errcode }))
  })
  await new Promise<void>((resolve) => robot.listen(0, '127.0.0.1', resolve))
  const { port } = robot.address() as AddressInfo // it listens
  return { heard, url: `http://127.0.0.1:${port}/robot/send?access_token=abc`, close: () => robot.close() }
}

async function run(robot: { url: string }, change: Partial<WebhookOptions> = {}) {
  const failures: string[] = []
  let ahead = 0
  const webhook = new Webhook({
    ...{ engine: server.slot.engine, folder: emptyFolder(), now: () => Date.now() + ahead, url: robot.url },
    ...{ secret: SECRET, scope: BRANCH, times: { digestAt: null, quiet: null }, phone: 'https://yuntu.example/phone' },
    onFailed: (why) => failures.push(why),
    ...change,
  })
  webhook.start()
  return {
    webhook,
    failures,
    later: (ms: number) => {
      ahead += ms
    },
  }
}

test('tells a robot, signed as it asks, of one organisation’s own duties; after failures again, and then once', async () => {
  const robot = await openRobot([{ status: 500 }, { status: 302 }, { errcode: 310_000 }, {}])
  const { webhook, failures, later } = await run(robot)
  const tried = (times: number) => expect.poll(() => robot.heard.length, { timeout: 20_000 }).toBe(times)
  for (const times of [1, 2, 3]) {
    await tried(times)
    later(60_000)
  }
  await tried(4)
  const { url, body } = robot.heard[3] ?? { url: new URL('http://none'), body: { markdown: { text: '' } } }
  expect(url.searchParams.get('access_token')).toBe('abc')
  const timestamp = url.searchParams.get('timestamp')
  const sign = createHmac('sha256', SECRET).update(`${timestamp}\n${SECRET}`).digest('base64')
  expect(url.searchParams.get('sign')).toBe(sign)
  expect(body).toMatchObject({ msgtype: 'markdown' })
  expect(body.markdown.text).toContain(`新的督办事项：重点任务（组织${BRANCH}）`)
  expect(body.markdown.text).toContain('[打开手机驾驶舱](https://yuntu.example/phone)')
  // Told once in a row, without the address, in which a token is.
  expect(failures).toEqual(['the robot answered 500'])
  later(3_600_000)
  await new Promise((resolve) => setTimeout(resolve, 2_500))
  expect(robot.heard).toHaveLength(4)
  await webhook.stop()
  robot.close()
}, 60_000)

test('who owes and opened nothing is told nothing, and a robot that is not there stops nobody', async () => {
  const robot = await openRobot([])
  const other = await run(robot, { scope: '330106001' })
  const gone = await run({ url: 'http://127.0.0.1:1/' })
  await expect.poll(() => gone.failures.length, { timeout: 10_000 }).toBe(1)
  expect((await server.ask('/health/live')).status).toBe(200)
  expect(robot.heard).toEqual([])
  await Promise.all([other.webhook.stop(), gone.webhook.stop()])
  robot.close()
}, 60_000)

test('the manager of its organisation sees how it is set and stops it for a while; nobody else does', async () => {
  const robot = await openRobot([])
  const env = { YUNTU_WEBHOOK_URL: robot.url, YUNTU_WEBHOOK_AT: 'now', YUNTU_WEBHOOK_QUIET: 'none' }
  const own = await openTestGateway({ env, branch: BRANCH })
  const settings = async (role: 'manager' | 'secretary') => (await own.ask('/api/robot', role)).json()
  const pause = (role: 'manager' | 'secretary', isPaused: boolean) =>
    own.ask('/api/robot', role, {
      ...{ method: 'PUT', headers: { 'content-type': 'application/json' } },
      body: JSON.stringify({ isPaused }),
    })
  expect(await settings('manager')).toEqual({ robot: { digestAt: null, quiet: null, isPaused: false } })
  expect(await settings('secretary')).toEqual({ robot: null })
  expect((await pause('secretary', true)).status).toBe(403)
  expect(await (await pause('manager', true)).json()).toMatchObject({ robot: { isPaused: true } })
  expect(await settings('manager')).toMatchObject({ robot: { isPaused: true } })
  await own.close()
  robot.close()
  expect((await server.ask('/api/robot', 'manager', { method: 'PUT', body: '{}' })).status).not.toBe(200)

  const told = await openRobot([])
  const folder = emptyFolder()
  const { webhook } = await run(told, { folder })
  webhook.pause(true)
  await webhook.stop()
  const again = await run(told, { folder })
  await new Promise((resolve) => setTimeout(resolve, 2_500))
  expect(told.heard).toEqual([])
  again.webhook.pause(false)
  await expect.poll(() => told.heard.length, { timeout: 10_000 }).toBe(1)
  await again.webhook.stop()
  told.close()
}, 60_000)
