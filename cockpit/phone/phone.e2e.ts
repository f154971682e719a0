import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MEMBERS, meeting, type OpenCity, openCity } from '../e2e/city.ts'
import { firstLoad } from '../e2e/first-load.ts'
import { openPhone, whenLive } from '../e2e/phone.ts'
import { expectFigure, type Server, send } from '../e2e/support.ts'

let city: OpenCity
let server: Server
let browser: Browser

beforeAll(async () => {
  city = await openCity()
  ;({ server, browser } = city)
})
afterAll(() => city?.close())

test('a token opens the phone, its secret leaves the address, and the first load is small', async () => {
  const { page, context, problems } = await openPhone(browser, { server, role: 'manager', worker: 'block' })
  await expectFigure(page, { metric: 'members', value: MEMBERS })
  expect(page.url()).not.toContain('token')
  const load = await firstLoad(page)
  expect(load.pageBytes).toBeLessThan(200_000)
  expect(load.fontBytes).toBe(0)
  await page.getByTestId('figure-members').tap()
  await expect.poll(() => page.getByTestId('origin-value').getAttribute('data-value')).toBe(String(MEMBERS))
  expect(problems).toEqual([])
  await context.close()
})

test('a figure moves while somebody looks, and without the server the last frame stays, with its time', async () => {
  const { page, context, problems } = await openPhone(browser, { server, role: 'manager' })
  await expectFigure(page, { metric: 'members', value: MEMBERS })
  await send(server, [meeting('330106001001', 15)])
  await page.locator('[data-testid="figure-attendance-rate-month"][data-value="0.75"]').waitFor()
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await page.waitForTimeout(6_000)
  await context.setOffline(true)
  await server.kill()
  await page.reload()
  await page.getByTestId('as-of').waitFor()
  await expectFigure(page, { metric: 'members', value: MEMBERS })
  await server.start()
  await context.setOffline(false)
  await whenLive(page)
  expect(await page.getByTestId('as-of').count()).toBe(0)
  expect(problems).toEqual([])
  await context.close()
})
