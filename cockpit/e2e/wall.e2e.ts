import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MEMBERS, MEMBERS_THERE, meeting, type OpenCity, openCity } from './city.ts'
import { firstLoad } from './first-load.ts'
import { ask, expectFigure, openWall, type Server, send } from './support.ts'

let city: OpenCity
let server: Server
let browser: Browser

beforeAll(async () => {
  city = await openCity()
  ;({ server, browser } = city)
})
afterAll(() => city?.close())

test('the first load is below 380 kB; a posted event changes number and cell, and the card opens it down to the event', async () => {
  const { page, context, problems } = await openWall(browser, { link: server.firstRun().links.wall })
  await expectFigure(page, { metric: 'members', value: MEMBERS })
  // A link is good once: the page that it let in loads itself anew.
  const load = await firstLoad(page)
  expect(load.pageBytes).toBeLessThan(380_000)
  expect(load.fontBytes).toBe(0)
  expect(await page.getByTestId('plate-demo').isVisible()).toBe(true)
  await page.keyboard.press('t')
  const street = page.locator('[data-testid="map-table"] [data-org="330106"]')
  await street.waitFor()
  expect(await street.getAttribute('data-class')).toBe('missing')

  await send(server, [meeting('330106001001', 15)])
  await page.locator('[data-testid="map-table"] [data-org="330106"][data-value="0.75"]').waitFor()
  await page.keyboard.press('t')
  await expectFigure(page, { metric: 'meetings-today', value: 1 })
  expect(await page.getByTestId('ribbon').textContent()).toContain('翠苑一支部')

  await page.locator('[data-testid="figure-meetings-today"]').first().click()
  const card = page.getByTestId('origin-card')
  await card.getByTestId('origin-value').waitFor()
  expect(await card.getByTestId('origin-value').getAttribute('data-value')).toBe('1')
  expect(await card.textContent()).toContain('urn:e2e')
  expect(await card.getByTestId('origin-sql').textContent()).toContain('seq <=')
  await page.keyboard.press('Escape')
  await card.waitFor({ state: 'detached' })
  expect(problems).toEqual([])
  await context.close()
})

test('a killed server dims the wall, and its restart resumes it without a reload', async () => {
  await send(server, [])
  const wall = await ask(server, { path: '/api/values?scope=root&metric=meetings-today', role: 'wall' })
  const before: number = wall.body.values[0].value
  await server.kill()
  await server.start()
  const { page, context } = await openWall(browser, { link: server.firstRun().links.wall })
  await expectFigure(page, { metric: 'meetings-today', value: before })
  await page.evaluate(() => document.body.setAttribute('data-kept', 'yes'))

  await server.kill()
  const link = page.getByTestId('strip-link')
  await page.locator('[data-panel].stale').first().waitFor()
  expect(await link.textContent()).toContain('断开')
  await expectFigure(page, { metric: 'members', value: MEMBERS })

  await server.start()
  await page.getByText('已补齐').first().waitFor({ timeout: 60_000 })
  await send(server, [meeting('330110001001', 20)])
  await expectFigure(page, { metric: 'meetings-today', value: before + 1 })
  expect(await page.evaluate(() => document.body.getAttribute('data-kept'))).toBe('yes')
  await context.close()
})

test('what the wall shows is what SQL over the ledger gives at that version', async () => {
  const { page, context } = await openWall(browser, { link: server.firstRun().links.wall })
  await expectFigure(page, { metric: 'members', value: MEMBERS })
  const version = await page.getByTestId('strip-version').getAttribute('data-value')
  const figures = await page.locator('[data-testid^="figure-"]').evaluateAll((all) =>
    all.map((e) => ({
      metric: (e.getAttribute('data-testid') ?? '').slice(7),
      value: e.getAttribute('data-value'),
      state: e.getAttribute('data-state'),
    })),
  )
  expect(figures.length).toBeGreaterThan(5)
  for (const { metric, value, state } of figures) {
    const path = `/api/values?scope=root&metric=${metric}&version=${version}`
    // What a public screen leaves out it is not told either.
    const { body } = await ask(server, { path, role: state === 'suppressed' ? 'wall' : 'analyst' })
    if (state === 'suppressed') expect(body.values[0].state).toBe('suppressed')
    const answered = body.values[0].value
    expect({ metric, value }).toEqual({ metric, value: answered === null ? '' : String(answered) })
  }
  await context.close()
})

test('a second scope sees only its own: a touched district, and nothing above what a role may see', async () => {
  expect((await ask(server, { path: '/api/values?scope=root&metric=members', role: 'secretary' })).status).toBe(403)
  expect((await ask(server, { path: '/api/values?scope=root&metric=members', role: 'source' })).status).toBe(403)
  const { page, context } = await openWall(browser, { link: server.firstRun().links.desk.replace('/desk', '/wall') })
  await expectFigure(page, { metric: 'members', value: MEMBERS })
  await page.keyboard.press('t')
  await page
    .locator(
      '[data-testid="map-table"] [data-org="330110"] button, [data-testid="map-table"] button[data-org="330110"]',
    )
    .first()
    .click()
  await expectFigure(page, { metric: 'members', value: MEMBERS_THERE })
  await page.keyboard.press('t')
  await page.locator('[data-testid="breadcrumb"] [data-org="root"]').click()
  await expectFigure(page, { metric: 'members', value: MEMBERS })
  await context.close()
})
