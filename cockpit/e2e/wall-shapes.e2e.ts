import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { VIEWS } from '../wall/views/index.ts'
import { meeting } from './city.ts'
import { faultsOf } from './faults.ts'
import { SHAPES, shots } from './shots.ts'
import { ask, openBrowser, openWall, type Server, send, startServer } from './support.ts'
import { settle as settleOn, turnTo as turnToOn } from './turn-to.ts'

let server: Server
let browser: Browser
let page: Page

beforeAll(async () => {
  server = await startServer({ YUNTU_DEMO: 'small' })
  browser = await openBrowser()
  const wall = await openWall(browser, { link: server.firstRun().links.wall })
  page = wall.page
})
afterAll(async () => {
  await browser?.close()
  await server?.dispose()
})

const scope = () => page.locator('main').getAttribute('data-scope')
async function arrive(kind: string) {
  await page.locator(`[data-testid="map-canvas"][data-kind="${kind}"]`).waitFor({ state: 'attached' })
  await page.locator('main[aria-busy="false"]').waitFor()
}
const turnTo = (view: string) => turnToOn(page, view)
const settle = () => settleOn(page)

test('tells how far the loading is from its first seconds, until it lives', async () => {
  const loading = page.getByTestId('loading')
  await loading.waitFor()
  await page.locator('[data-testid="loading"]:not([data-stage="preparing"])').waitFor()
  expect(await loading.textContent()).toMatch(/\d[\d,]* \/ \d[\d,]*/)
  await loading.waitFor({ state: 'detached', timeout: 200_000 })
  // The city has grown since the page was opened: its map is drawn anew without a reload.
  await arrive('city')
  expect(Number(await page.getByTestId('map-canvas').getAttribute('data-cells'))).toBeGreaterThanOrEqual(600)
}, 240_000)

test('compares with the same day a year ago, and says where that figure comes from', async () => {
  await turnTo('people')
  // The frame on screen may be of just before the last of the past came in: a later one knows as much as the comparison.
  const version = () => page.getByTestId('strip-version').getAttribute('data-value')
  const before = await version()
  await send(server, [
    meeting((await ask(server, { path: '/api/orgs?parent=root&depth=1', role: 'analyst' })).body.children[0].code, 5),
  ])
  await expect.poll(version, { timeout: 20_000 }).not.toBe(before)
  await page.getByTestId('change-members-edu-bachelor').waitFor()
  const change = page.getByTestId('change-members-edu-bachelor')
  const [by, at] = [await change.getAttribute('data-value'), await change.getAttribute('data-at')]
  const now = Number(await page.getByTestId('figure-members-edu-bachelor').getAttribute('data-value'))
  await change.click()
  const value = await page.getByTestId('origin-value').getAttribute('data-value')
  expect(now - Number(value)).toBe(Number(by))
  expect(await page.getByTestId('origin-at').getAttribute('data-at')).toBe(at)
  expect(await page.getByTestId('origin-assumed').textContent()).toContain('分区数为示例推定')
  await page.keyboard.press('Escape')
  await page.getByTestId('origin-card').waitFor({ state: 'detached' })
  await turnTo('overview')
  expect(await page.getByTestId('assumed').textContent()).toBe('分区数为示例推定')
})

test('shows the spread of the thirteen districts, unsorted, and names none for being behind', async () => {
  await turnTo('board')
  const strips = page.locator('[data-testid="spread"] [data-metric]')
  // What is of the month may not have been reported yet, early on its first day; a district may have too few young members.
  await page.locator('[data-testid="spread"] [data-metric][data-dots="13"]').first().waitFor()
  for (const dots of await strips.evaluateAll((all) => all.map((strip) => Number(strip.getAttribute('data-dots')))))
    expect(dots).toBeLessThanOrEqual(13)
  const named = await page.locator('[data-testid="spread"] .practice').allTextContents()
  for (const text of named) expect(text === '' || text.startsWith('可看：')).toBe(true)
})

test('has no scrollbar, no small, faint, cut or covered text in any view at any shape, in either language, in any theme', async () => {
  let worn = ''
  for (const { view, shape, theme, lang } of shots(VIEWS.map(({ id }) => id))) {
    const dress = `lang=${lang}&theme=${theme}`
    if (dress !== worn) {
      await page.setViewportSize(SHAPES['1920x1080'])
      await page.goto(`${server.origin}/wall?${dress}`)
      await arrive('city')
      worn = dress
    }
    await page.setViewportSize(SHAPES[shape])
    await turnTo(view)
    const at = { view, shape, theme, lang }
    expect({ at, faults: await faultsOf(page) }).toEqual({ at, faults: [] })
  }
})

test('a view that does not exist is told, and what was shown stays', async () => {
  await page.setViewportSize({ width: 1920, height: 1080 })
  await page.goto(`${server.origin}/wall?view=nothing`)
  await arrive('city')
  expect(await page.getByTestId('notice').textContent()).toContain('没有“nothing”这个视图')
  await page.keyboard.press('2')
  await page.locator('main[data-view="people"]').waitFor()
  await page.keyboard.press('ArrowRight')
  await page.locator('main[data-view="organisations"]').waitFor()
})

test('is entered by touch and by keyboard down to a branch, and left again, whole at every step', async () => {
  await page.setViewportSize({ width: 1920, height: 1080 })
  await page.goto(`${server.origin}/wall`)
  await arrive('city')
  const canvas = page.getByTestId('map-canvas')
  // A cell in the middle of the map.
  await canvas.click()
  await arrive('district')
  const district = await scope()
  const path = [district]
  for (let depth = 0; depth < 4 && (await canvas.getAttribute('data-kind')) !== 'none'; depth++) {
    await settle()
    expect({ path, faults: await faultsOf(page) }).toEqual({ path, faults: [] })
    await canvas.focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await page.locator(`main:not([data-scope="${path.at(-1)}"])`).waitFor()
    await page.locator('main[aria-busy="false"]').waitFor()
    path.push(await scope())
  }
  expect(path.length).toBeGreaterThanOrEqual(3)
  await page.getByTestId('months').waitFor()
  for (const shape of Object.values(SHAPES)) {
    await page.setViewportSize(shape)
    await settle()
    expect({ shape, faults: await faultsOf(page) }).toEqual({ shape, faults: [] })
  }
  for (const above of [...path.slice(0, -1).reverse(), 'root']) {
    await page.keyboard.press('Escape')
    await page.locator(`main[data-scope="${above}"]`).waitFor()
  }
})
