import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MEMBERS, meeting, type OpenCity, openCity } from '../../e2e/city.ts'
import { ask, expectFigure, openWall, type Server, send } from '../../e2e/support.ts'

let city: OpenCity
let server: Server
let browser: Browser

beforeAll(async () => {
  city = await openCity()
  ;({ server, browser } = city)
})
afterAll(() => city?.close())

const figuresOf = (page: Page) =>
  page
    .locator('[data-testid^="figure-"]')
    .evaluateAll((all) => all.map((e) => [e.getAttribute('data-testid'), e.getAttribute('data-value')]).sort())

/** Moves the slider as an arrow key would, to a minute of the day on screen. */
const toMinute = (page: Page, minute: number) =>
  page.getByTestId('replay-minute').evaluate((slider, to) => {
    if (!(slider instanceof HTMLInputElement)) return
    slider.value = String(to)
    slider.dispatchEvent(new Event('input', { bubbles: true }))
  }, minute)

test('a past minute of today shows what the wall had then, its card too, and one touch leads back', async () => {
  const { page, context, problems } = await openWall(browser, { link: server.firstRun().links.wall })
  await expectFigure(page, { metric: 'members', value: MEMBERS })
  await send(server, [meeting('330106001001', 15)])
  await expectFigure(page, { metric: 'meetings-today', value: 1 })
  const before = await figuresOf(page)
  const minuteOf = () => Math.floor(((Date.now() + 8 * 3_600_000) % 86_400_000) / 60_000)
  // A later minute than the one in which all of that was received.
  const had = minuteOf() + 1
  await expect.poll(minuteOf, { timeout: 70_000, interval: 500 }).toBe(had)
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  await send(server, [meeting('330106001001', 9), meeting('330110001001', 20)])
  await expectFigure(page, { metric: 'meetings-today', value: 3 })

  await page.keyboard.press('r')
  await page.getByTestId('time-bar').waitFor()
  await toMinute(page, had)
  const plate = page.getByTestId('replay-plate')
  await expectFigure(page, { metric: 'meetings-today', value: 1 })
  expect(await plate.textContent()).toContain('回放')
  expect(await page.getByTestId('time-bar').getAttribute('data-mode')).toBe('replay')
  // What can only be told of the present (targets) is not shown; all that is shown is what was shown then.
  const replayed = await figuresOf(page)
  expect(replayed.length).toBeGreaterThan(10)
  expect(before).toEqual(expect.arrayContaining(replayed))
  const version = Number(await plate.getAttribute('data-version'))
  const { body } = await ask(server, { path: `/api/values?metric=meetings-today&version=${version}`, role: 'analyst' })
  expect(body.values[0].value).toBe(1)

  await page.locator('[data-testid="figure-meetings-today"]').first().click()
  const value = page.getByTestId('origin-value')
  await value.waitFor()
  expect(await value.getAttribute('data-value')).toBe('1')
  await page.keyboard.press('Escape')

  // Played on at sixty times the speed, it comes to the present and ends there.
  await page.getByTestId('replay-60').click()
  await expectFigure(page, { metric: 'meetings-today', value: 3 })
  await plate.waitFor({ state: 'detached' })
  expect(problems).toEqual([])
  await context.close()
})

test('a day before the server was there is told from what is known now, and marked so', async () => {
  const { page, context, problems } = await openWall(browser, {
    link: server.firstRun().links.desk.replace('/desk', '/wall'),
  })
  await expectFigure(page, { metric: 'members', value: MEMBERS })
  await page.keyboard.press('r')
  const day = page.getByTestId('replay-day')
  await day.fill('2020-01-01')
  await day.dispatchEvent('change')
  const bar = page.locator('[data-testid="time-bar"][data-mode="retro"]')
  await bar.waitFor()
  expect(await page.getByTestId('replay-plate').textContent()).toContain('回溯')
  const figure = page.locator('[data-testid="figure-members"]').first()
  await expect.poll(() => figure.getAttribute('data-value')).toBe('')
  await page.getByTestId('replay-stop').click()
  await expectFigure(page, { metric: 'members', value: MEMBERS })
  expect(problems).toEqual([])
  await context.close()
})
