import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MEMBERS, type OpenCity, openCity } from '../../e2e/city.ts'
import { openPhone, whenLive } from '../../e2e/phone.ts'
import { seriousOn } from '../../e2e/serious.ts'
import { expectFigure, openWall, type Server } from '../../e2e/support.ts'

let city: OpenCity
let server: Server
let browser: Browser

beforeAll(async () => {
  city = await openCity()
  ;({ server, browser } = city)
})
afterAll(() => city?.close())

/** The code that the wall shows at the key `c`. */
async function codeOn(wall: Page): Promise<string> {
  await wall.keyboard.press('c')
  const shown = wall.locator('[data-testid="pairing"]:not([data-code=""])')
  await shown.waitFor()
  return (await shown.getAttribute('data-code')) ?? ''
}
const part = (phone: Page, is: string) => phone.locator(`[data-testid="conduct"][data-part="${is}"]`).waitFor()
const onWall = (wall: Page, at: { view: string; scope: string }) =>
  wall.locator(`main[data-view="${at.view}"][data-scope="${at.scope}"]`).waitFor()

/** Whether who conducts, or the time bar, lies over the view. */
const isCovered = (wall: Page) =>
  wall.evaluate(() => {
    const [view, plate, bar] = ['main', '[data-testid="conductor"]', '[data-testid="time-bar"]'].map((selector) =>
      document.querySelector(selector)?.getBoundingClientRect(),
    )
    return !view || !plate || !bar || view.bottom > plate.top + 1 || plate.bottom > bar.top + 1
  })

test('a phone conducts the wall, another asks and gets it, gives it back; a restart ends it, and nothing is left', async () => {
  const wall = await openWall(browser, { link: server.firstRun().links.wall })
  await expectFigure(wall.page, { metric: 'members', value: MEMBERS })
  // The wall says what it is only when it has painted some frames.
  const code = await codeOn(wall.page)

  const first = await openPhone(browser, { server, role: 'manager', path: 'mine', worker: 'block' })
  await first.page.getByTestId('conduct-open').tap()
  await first.page.getByTestId('pair-code').fill(`${code.slice(0, 3)} ${code.slice(3)}`)
  await first.page.getByTestId('pair-done').tap()
  await part(first.page, 'holder')
  await wall.page.locator('[data-testid="conductor"][data-org="root"]').waitFor()
  expect(await wall.page.getByTestId('pair').count()).toBe(0)
  await first.page.getByTestId('conduct-view-people').tap()
  await onWall(wall.page, { view: 'people', scope: 'root' })
  await first.page.getByTestId('conduct-into').selectOption('330106')
  await onWall(wall.page, { view: 'people', scope: '330106' })
  await first.page.getByTestId('conduct-metric').selectOption('members')
  await first.page.getByTestId('conduct-card').tap()
  await wall.page.getByTestId('origin-card').waitFor()
  await first.page.getByTestId('conduct-hour').tap()
  await wall.page.getByTestId('replay-plate').waitFor()
  expect(await isCovered(wall.page), 'the plate beside the time bar').toBe(false)
  await first.page.getByTestId('conduct-live').tap()
  await wall.page.getByTestId('replay-plate').waitFor({ state: 'detached' })
  await first.page.getByTestId('conduct-view-overview').tap()
  await wall.page.getByTestId('origin-card').waitFor({ state: 'detached' })
  expect(await seriousOn(first.page)).toEqual([])

  // By the link of the picture that a camera reads.
  const second = await openPhone(browser, { server, role: 'leader', worker: 'block' })
  await second.page.goto(`${server.origin}/phone/wall#pair=${await codeOn(wall.page)}`)
  await wall.page.keyboard.press('Escape')
  await part(second.page, 'watching')
  expect(second.page.url()).not.toContain('pair=')
  await second.page.getByTestId('conduct-request').tap()
  await part(second.page, 'asking')
  await first.page.getByTestId('conduct-grant').tap()
  await part(second.page, 'holder')
  await part(first.page, 'watching')
  await second.page.getByTestId('conduct-view-tasks').tap()
  await onWall(wall.page, { view: 'tasks', scope: '330106' })
  await second.page.getByTestId('conduct-release').tap()
  await wall.page.locator('[data-testid="conductor"][data-org=""]').waitFor()

  await server.kill()
  await server.start()
  await whenLive(second.page)
  await part(second.page, 'none')
  await wall.page.getByTestId('conductor').waitFor({ state: 'detached' })
  expect([...first.problems, ...second.problems]).toEqual([])
  await Promise.all([wall, first, second].map(({ context }) => context.close()))
}, 240_000)
