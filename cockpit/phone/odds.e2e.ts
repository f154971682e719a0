import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SupervisionAnswer } from '../../data/contract/supervision.ts'
import { DAY_MS, formatInstant } from '../../data/language/time.ts'
import { MEMBERS, type OpenCity, openCity } from '../e2e/city.ts'
import { openDesk } from '../e2e/desk.ts'
import { letIn, type Somebody, secretOf } from '../e2e/own-sessions.ts'
import { openPhone, whenLive } from '../e2e/phone.ts'
import { ask, expectFigure, type Server } from '../e2e/support.ts'

const BRANCH = '330106001001'
const HOSTILE = '330106001002'
const NAME = `中共${'翠苑街道东方通信大厦楼宇联合'.repeat(3)}第三支部委员会`
const MEMBER: Somebody = { role: 'member', scope: BRANCH, member: 'm0' }
let city: OpenCity
let server: Server
let browser: Browser

beforeAll(async () => {
  const data = { kind: 'branch', sector: 'community', parent: '330106001' }
  const founded = (subject: string, names: object) => ({
    ...{ id: `founded-${subject}`, type: 'org.founded', subject, time: '2026-01-04T09:00:00+08:00' },
    data: { ...data, ...names },
  })
  city = await openCity({
    prepare: (folder) => letIn(folder, [MEMBER]),
    more: [
      founded(HOSTILE, { name: '<img src=x onerror="document.title=1">', short: '<script>document.title=1</script>' }),
      founded('330106001003', { name: NAME, short: NAME.slice(2, 50) }),
    ],
  })
  ;({ server, browser } = city)
})
afterAll(() => city?.close())

const opened = (path: string, width = 390) =>
  openPhone(browser, { server, role: 'manager', path, width, worker: 'block' })
async function openItem(item: string, org = BRANCH): Promise<void> {
  const body = { id: `${item}-open`, org, cause: 'inspection', due: formatInstant(Date.now() + 3 * DAY_MS) }
  const response = await fetch(`${server.origin}/api/supervision/${item}/open`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.firstRun().tokens.manager}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(await response.text())
}
const urgedTimes = async (item: string) => {
  const { body } = await ask(server, { path: '/api/supervision?state=all', role: 'manager' })
  const found = (body as SupervisionAnswer).items.find(({ id }) => id === item)
  return found?.history.filter(({ kind }) => kind === 'supervision.urged').length
}
const card = (page: Page, item: string) => page.locator(`[data-testid="duty"][data-item="${item}"]`)
async function urgeWithoutLine(page: Page, item: string) {
  await card(page, item).getByTestId('do-urge').tap()
  await page.getByTestId('form-done').tap()
  await page.getByTestId('waiting').waitFor()
}

test('a number of the phone is the same number on the desk', async () => {
  const { page, context } = await opened('')
  await expectFigure(page, { metric: 'members', value: MEMBERS })
  await page.getByTestId('figure-members').tap()
  const link = page.getByTestId('origin-desk')
  await link.waitFor()
  const href = (await link.getAttribute('href')) ?? ''
  await context.close()
  const desk = await openDesk(browser, { server, path: href })
  await desk.page.locator('[data-testid="desk-card"]:not([data-state="busy"])').waitFor()
  expect(await desk.page.getByTestId('desk-card').textContent()).toContain('与卡片相同')
  await desk.context.close()
})

test('two windows of one phone send what waits once, and neither shows a refusal', async () => {
  await openItem('o1')
  const { page, context } = await opened('duties')
  const other = await context.newPage()
  await other.goto(`${server.origin}/phone/duties`)
  await whenLive(other)
  await card(page, 'o1').waitFor()
  await context.setOffline(true)
  await page.locator('[data-testid="phone-link"][data-state="lost"]').waitFor()
  await urgeWithoutLine(page, 'o1')
  await other.getByTestId('waiting').waitFor()
  await context.setOffline(false)
  for (const each of [page, other]) {
    await whenLive(each)
    await each.getByTestId('to-send').waitFor({ state: 'detached' })
    expect(await each.getByTestId('refused').count()).toBe(0)
  }
  expect(await urgedTimes('o1')).toBe(1)
  await context.close()
})

test('a session that ended meanwhile: the phone says so, keeps what waits, and sends it once its owner is back', async () => {
  await openItem('o2')
  const { page, context } = await opened('duties')
  await card(page, 'o2').waitFor()
  await context.setOffline(true)
  await page.locator('[data-testid="phone-link"][data-state="lost"]').waitFor()
  await urgeWithoutLine(page, 'o2')
  const cookies = await context.cookies()
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const headers = { cookie, origin: server.origin }
  expect((await fetch(`${server.origin}/api/sessions`, { method: 'DELETE', headers })).status).toBe(204)
  await context.setOffline(false)
  await page.getByTestId('access-page').waitFor()
  expect(await urgedTimes('o2')).toBe(0)
  await page.goto('about:blank')
  await page.goto(`${server.origin}/phone/duties#token=${server.firstRun().tokens.manager}`)
  await whenLive(page)
  await expect.poll(() => urgedTimes('o2')).toBe(1)
  await page.getByTestId('to-send').waitFor({ state: 'detached' })
  await context.close()
})

test('a phone whose clock is a day off still tells the server’s time', async () => {
  const { page, context, problems } = await opened('')
  await page.addInitScript('{ const real = Date.now; Date.now = () => real() - 86_400_000 }')
  await page.reload()
  await whenLive(page)
  await expect
    .poll(() => page.getByTestId('phone-link').textContent())
    .toContain(new Date(Date.now() + 8 * 3_600_000).toISOString().slice(11, 16))
  expect(problems).toEqual([])
  await context.close()
})

test('a member who opens a manager’s link sees the own first page, and nothing is broken', async () => {
  for (const path of ['duties', 'inbox', 'wall#pair=123456', 'records', 'nowhere']) {
    const session = secretOf(MEMBER)
    const { page, context, problems } = await openPhone(browser, {
      server,
      role: 'member',
      session,
      path,
      worker: 'block',
    })
    await page.getByTestId('page-today').waitFor()
    expect([path, problems]).toEqual([path, []])
    await context.close()
  }
})

test('hostile and very long names are text, and nothing is wider than a small phone', async () => {
  await openItem('o3', HOSTILE)
  await openItem('o4', '330106001003')
  const { page, context, problems } = await opened('duties', 320)
  await card(page, 'o3').waitFor()
  const fits = async (where: string) => {
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), where).toBeLessThanOrEqual(0)
    expect(await page.evaluate(() => document.querySelectorAll('main img').length), where).toBe(0)
  }
  await fits('duties')
  for (const org of [HOSTILE, '330106001003']) {
    await page.goto(`${server.origin}/phone/orgs?scope=${org}`)
    await whenLive(page)
    await page.locator(`[data-testid="scope"][data-org="${org}"]`).waitFor()
    await fits(org)
    await page.getByTestId('tab-today').tap()
    await page.getByTestId('page-today').waitFor()
    await fits(`today ${org}`)
  }
  expect(await page.title()).not.toBe('1')
  expect(problems).toEqual([])
  await context.close()
})
