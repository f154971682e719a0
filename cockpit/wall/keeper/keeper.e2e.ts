import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ScreensAnswer } from '../../../data/contract/screens.ts'
import { WALL_DEFAULTS } from '../../../data/contract/wall.ts'
import { MEMBERS, MEMBERS_THERE, type OpenCity, openCity } from '../../e2e/city.ts'
import { ask, DIST, expectFigure, type Kept, openWall, type Server } from '../../e2e/support.ts'

/** A build of its own, since one test makes it a newer one; beside the real one, whose packages it finds. */
let dist: string
let city: OpenCity
let server: Server
let browser: Browser
/** The first test's session, for the tests after it. */
let kept: Kept

beforeAll(async () => {
  const parts = readdirSync(DIST).filter((part) => !part.startsWith('test-'))
  dist = mkdtempSync(join(DIST, 'test-'))
  for (const part of parts) cpSync(join(DIST, part), join(dist, part), { recursive: true })
  city = await openCity({ flags: ['--enable-precise-memory-info'], dist })
  ;({ server, browser } = city)
})
afterAll(async () => {
  await city?.close()
  rmSync(dist, { recursive: true, force: true })
})

async function tell(path: string, at: { method: string; body: unknown }): Promise<number> {
  const response = await fetch(server.origin + path, {
    method: at.method,
    headers: { authorization: `Bearer ${server.firstRun().tokens.admin}`, 'content-type': 'application/json' },
    body: JSON.stringify(at.body),
  })
  return response.status
}
const setUp = (change: object) => tell('/api/wall-settings', { method: 'PUT', body: { ...WALL_DEFAULTS, ...change } })
const screens = async (): Promise<ScreensAnswer['screens']> =>
  (await ask(server, { path: '/api/screens', role: 'admin' })).body.screens

/** Takes pictures until a fresh page is on screen: how small the smallest was beside the first, in bytes. */
async function leastPicture(page: Page, until: () => Promise<boolean>): Promise<number> {
  const first = (await page.screenshot()).length
  let least = first
  for (let end = Date.now() + 60_000; Date.now() < end; ) {
    least = Math.min(least, (await page.screenshot()).length)
    if (await until()) return least / first
  }
  throw new Error('no fresh page came')
}
const isLaidOver = (page: Page) => async () =>
  (await page.locator('#app .wall').count()) === 0 && (await page.frameLocator('iframe').locator('.wall').count()) === 1

test('a screen that is told to reload hands over without a black frame, and the fresh one goes on', async () => {
  const { page, context, problems } = await openWall(browser, { link: server.firstRun().links.wall })
  await expectFigure(page, { metric: 'members', value: MEMBERS })
  await expect.poll(async () => (await screens()).length, { timeout: 30_000 }).toBe(1)
  const [screen] = await screens()
  expect(screen).toMatchObject({ view: 'overview', scope: 'root', state: 'on', width: 1920, handOver: null })
  expect(screen?.heapBytes).toBeGreaterThan(0)
  expect(Math.abs(screen?.skewMilliseconds ?? 1e9)).toBeLessThan(60_000)

  const orders = `/api/screens/${screen?.id}/orders`
  expect(await tell(orders, { method: 'POST', body: { kind: 'reload' } })).toBe(204)
  // A blank picture is a few kilobytes; the wall is more than ten times that.
  expect(await leastPicture(page, isLaidOver(page))).toBeGreaterThan(0.5)
  const inner = page.frameLocator('iframe')
  await inner.locator(`[data-testid="figure-members"][data-value="${MEMBERS}"]`).first().waitFor()
  await expect.poll(async () => (await screens())[0]?.handOver, { timeout: 30_000 }).toBe('order')
  expect(await screens()).toHaveLength(1)

  // The one that lies over it can be replaced in its turn, and is gone then.
  expect(await tell(orders, { method: 'POST', body: { kind: 'show', view: 'overview', scope: '330110' } })).toBe(204)
  await inner.locator(`[data-testid="figure-members"][data-value="${MEMBERS_THERE}"]`).first().waitFor()
  await page.locator('iframe').evaluate((frame) => frame.setAttribute('data-old', 'yes'))
  expect(await tell(orders, { method: 'POST', body: { kind: 'reload' } })).toBe(204)
  const isReplaced = async () =>
    (await page.locator('iframe').count()) === 1 && (await page.locator('iframe[data-old]').count()) === 0
  expect(await leastPicture(page, isReplaced)).toBeGreaterThan(0.5)
  await inner.locator(`[data-testid="figure-members"][data-value="${MEMBERS_THERE}"]`).first().waitFor()
  await page.keyboard.press('r')
  await inner.getByTestId('time-bar').waitFor()
  expect(problems).toEqual([])
  kept = await context.storageState()
  await context.close()
})

test('quiet hours dim a wall that nobody touches, at once when they are set; a foreign scope in a link changes nothing', async () => {
  const link = server.firstRun().links.desk.replace('/desk', '/wall')
  const { page, context } = await openWall(browser, { link, query: 'scope=nowhere&metric=nothing' })
  // Both are said, in words, and the wall goes on.
  for (const sentence of ['没有“nothing”这个指标，画面不变', '“nowhere”看不了：没有这个组织'])
    await page.getByTestId('notice').filter({ hasText: sentence }).waitFor()
  await expectFigure(page, { metric: 'members', value: MEMBERS })
  const hour = new Date(Date.now() + 8 * 3_600_000).getUTCHours()
  const at = (shift: number) => `${String((hour + shift + 24) % 24).padStart(2, '0')}:00`
  expect(await setUp({ quiet: null, themes: [{ from: '00:00', theme: 'day' }] })).toBe(200)
  await page.locator('html[data-theme="day"]').waitFor()
  expect(await page.getByTestId('dark').count()).toBe(0)
  expect(await setUp({ quiet: { from: at(-1), to: at(2) } })).toBe(200)
  await page.getByTestId('dark').waitFor()
  await page.keyboard.press('x')
  await page.getByTestId('dark').waitFor({ state: 'detached' })
  await context.close()
})

test('a page whose heap is above the bound of the settings gives way to a fresh one at the end of a view, and says so', async () => {
  await setUp({ turns: [{ view: 'overview', seconds: 10 }], quiet: null, heapMegabytes: 64 })
  const { page, context } = await openWall(browser, {
    link: `${server.origin}/wall`,
    kept,
    before: async (fresh) => {
      await fresh.addInitScript(() => {
        // The page's running clock, which may be put forward.
        const now = performance.now.bind(performance)
        let late = 0
        performance.now = () => now() + late
        const later = (ms: number) => {
          late += ms
        }
        Object.assign(window, { later })
      })
    },
  })
  const later = (ms: number) =>
    page.evaluate((by) => (window as unknown as { later: (ms: number) => void }).later(by), ms) // set above
  await expectFigure(page, { metric: 'members', value: MEMBERS })
  await page.evaluate(() => Object.assign(window, { ballast: Array.from({ length: 2 ** 24 }, (_, i) => i + 0.5) }))
  // A page that is new is not replaced, however much it holds.
  await later(60_000)
  await page.waitForTimeout(3_000)
  expect(await page.locator('iframe').count()).toBe(0)
  await expect
    .poll(
      async () => {
        // Until the server is heard again, a few times a minute, its clock is reckoned on.
        await later(660_000)
        return page.locator('iframe').count()
      },
      { timeout: 30_000, interval: 2_000 },
    )
    .toBe(1)
  expect(await leastPicture(page, isLaidOver(page))).toBeGreaterThan(0.5)
  await expect
    .poll(async () => (await screens()).map(({ handOver }) => handOver), { timeout: 30_000 })
    .toContain('heap')
  await context.close()
})

test('the screen is kept awake, and again after the page was hidden', async () => {
  const asks = async (page: Page) => await page.evaluate(() => (window as unknown as { asks: string[] }).asks) // set below
  const { page, context, problems } = await openWall(browser, {
    link: `${server.origin}/wall`,
    kept,
    before: async (fresh) => {
      await fresh.addInitScript(() => {
        // No real lock in a headless browser: this one only writes down what is asked of it.
        const asks: string[] = []
        const request = async (what: string) => {
          asks.push(what)
          return { release: async () => void asks.push('released') }
        }
        Object.defineProperty(navigator, 'wakeLock', { value: { request } })
        Object.assign(window, { asks })
      })
    },
  })
  await expectFigure(page, { metric: 'members', value: MEMBERS })
  await expect.poll(() => asks(page)).toEqual(['screen'])
  await page.evaluate(() => {
    for (const seen of ['hidden', 'visible']) {
      Object.defineProperty(document, 'visibilityState', { value: seen, configurable: true })
      document.dispatchEvent(new Event('visibilitychange'))
    }
  })
  expect(await asks(page)).toEqual(['screen', 'screen'])
  expect(problems).toEqual([])

  // The same screen with a clock that is ten minutes fast follows the server's, and says so.
  await page.clock.install({ time: Date.now() + 600_000 })
  await page.reload()
  await page.getByTestId('clock-wrong').waitFor()
  expect(await page.getByTestId('clock-wrong').textContent()).toMatch(/快.*10/)
  const clock = await page.locator('time.clock').textContent()
  const minutes = [0, 1].map((late) => new Date(Date.now() + 8 * 3_600_000 - late * 60_000).toISOString().slice(11, 16))
  expect(minutes.some((minute) => clock?.endsWith(minute))).toBe(true)
  await context.close()
})

test('a new build is taken at the end of a view', async () => {
  await setUp({ turns: [{ view: 'overview', seconds: 10 }], quiet: null })
  const link = server.firstRun().links.phone.replace('/phone', '/wall')
  const { page, context } = await openWall(browser, { link })
  await expectFigure(page, { metric: 'members', value: MEMBERS })
  await server.kill()
  const shell = join(dist, 'cockpit/index.html')
  writeFileSync(shell, readFileSync(shell, 'utf8').replace(/(name="yuntu-build" content=")\w+/, '$1newer'))
  await server.start()
  expect(await leastPicture(page, isLaidOver(page))).toBeGreaterThan(0.5)
  await expect
    .poll(async () => (await screens())[0], { timeout: 30_000 })
    .toMatchObject({ handOver: 'build', build: 'newer' })
  await context.close()
})
