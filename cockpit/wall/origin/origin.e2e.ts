import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { meeting, type OpenCity, openCity } from '../../e2e/city.ts'
import { expectFigure, openWall, type Server } from '../../e2e/support.ts'

let city: OpenCity
let server: Server
let browser: Browser

beforeAll(async () => {
  city = await openCity({ more: [meeting('330106001001', 15), meeting('330110001001', 8)] })
  ;({ server, browser } = city)
})
afterAll(() => city?.close())

test('the card says who moved a number, how it was published, whose it is, and where to go on with it', async () => {
  const { page, context, problems } = await openWall(browser, { link: server.firstRun().links.wall })
  await expectFigure(page, { metric: 'meetings-today', value: 2 })
  await page.locator('[data-testid="figure-meetings-today"]').first().click()
  const card = page.getByTestId('origin-card')
  const movers = card.getByTestId('origin-movers')
  await movers.waitFor()
  expect(await movers.locator('[data-org]').evaluateAll((all) => all.map((e) => e.getAttribute('data-org')))).toEqual([
    '330106',
    '330110',
  ])
  const history = card.getByTestId('origin-history')
  await history.waitFor()
  expect(await history.getAttribute('data-points')).toBe('1')
  expect(await card.textContent()).toContain('100%')
  expect(await card.getByTestId('origin-qr').isVisible()).toBe(true)
  const href = await card.getByTestId('origin-desk').getAttribute('href')
  const version = await page.getByTestId('strip-version').getAttribute('data-value')
  expect(href).toBe(`/desk?metric=meetings-today&scope=root&version=${version}`)
  if (process.env.YUNTU_SHOTS) {
    await page.screenshot({ path: `${process.env.YUNTU_SHOTS}/card.png` })
    await card.evaluate((dialog) => dialog.scrollTo(0, 10_000))
    await page.screenshot({ path: `${process.env.YUNTU_SHOTS}/card-end.png` })
    await page.setViewportSize({ width: 1080, height: 1920 })
    await page.screenshot({ path: `${process.env.YUNTU_SHOTS}/card-tall.png` })
  }
  expect(problems).toEqual([])
  await context.close()
})
