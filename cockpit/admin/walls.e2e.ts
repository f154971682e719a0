import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MEMBERS, type OpenCity, openCity } from '../e2e/city.ts'
import { ask, expectFigure, openWall, type Server } from '../e2e/support.ts'

let city: OpenCity
let server: Server
let browser: Browser

beforeAll(async () => {
  city = await openCity()
  ;({ server, browser } = city)
})
afterAll(() => city?.close())

async function openAdmin(): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 1000 } })
  const page = await context.newPage()
  await page.goto(server.firstRun().links.admin)
  await page.getByTestId('screens').waitFor()
  return page
}

test('the administrator sees a wall, reloads it, and changes what all walls follow', async () => {
  const { page: wall, problems } = await openWall(browser, { link: server.firstRun().links.wall })
  await expectFigure(wall, { metric: 'members', value: MEMBERS })
  const page = await openAdmin()
  const row = page.locator('[data-screen][data-state="on"]')
  await row.waitFor()
  expect(await row.textContent()).toContain('1920×1080')
  if (process.env.YUNTU_SHOTS) await page.screenshot({ path: `${process.env.YUNTU_SHOTS}/admin.png`, fullPage: true })

  await row.getByTestId('screen-reload').click()
  await wall.frameLocator('iframe').locator('[data-testid="figure-members"]').first().waitFor()

  const settings = page.getByTestId('wall-settings')
  await settings.locator('[data-turn] input[type="number"]').first().fill('33')
  await settings.getByTestId('walls-save').click()
  await expect.poll(() => settings.getByTestId('walls-word').textContent()).toContain('已保存')
  const { body } = await ask(server, { path: '/api/wall-settings', role: 'wall' })
  expect(body.settings.turns[0]).toEqual({ view: 'overview', seconds: 33 })
  await settings.locator('[data-turn] input[type="number"]').first().fill('5')
  await settings.locator('form').evaluate((form) => form.setAttribute('novalidate', ''))
  await settings.getByTestId('walls-save').click()
  expect(await settings.getByTestId('walls-problem').textContent()).toContain('不能小于')
  expect(problems).toEqual([])
})
