import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SupervisionAnswer } from '../../../data/contract/supervision.ts'
import { DAY_MS, formatInstant } from '../../../data/language/time.ts'
import { type OpenCity, openCity } from '../../e2e/city.ts'
import { openPhone, whenLive } from '../../e2e/phone.ts'
import { seriousOn } from '../../e2e/serious.ts'
import { ask, expectFigure, openWall, type Server } from '../../e2e/support.ts'

const BRANCH = '330106001001'
let city: OpenCity
let server: Server
let browser: Browser

beforeAll(async () => {
  city = await openCity()
  ;({ server, browser } = city)
})
afterAll(() => city?.close())

/** What somebody else does to an item. */
async function act(item: string, action: string, fields: object = {}): Promise<void> {
  const response = await fetch(`${server.origin}/api/supervision/${item}/${action}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.firstRun().tokens.manager}`, 'content-type': 'application/json' },
    body: JSON.stringify({ id: `${item}-${action}`, ...fields }),
  })
  if (!response.ok) throw new Error(await response.text())
}
const openItem = (item: string) =>
  act(item, 'open', { org: BRANCH, cause: 'inspection', due: formatInstant(Date.now() + 3 * DAY_MS) })
const historyOf = async (item: string): Promise<readonly string[]> => {
  const { body } = await ask(server, { path: '/api/supervision?state=all', role: 'manager' })
  const found = (body as SupervisionAnswer).items.find(({ id }) => id === item)
  return found?.history.map(({ kind }) => kind) ?? []
}
const card = (page: Page, item: string) => page.locator(`[data-testid="duty"][data-item="${item}"]`)
const opened = (width?: number) =>
  openPhone(browser, { server, role: 'manager', path: 'duties', worker: 'block', ...(width ? { width } : {}) })

test('a manager accepts evidence with his thumb, the wall shows it, and takes it back', async () => {
  await openItem('i1')
  await act('i1', 'evidence', { evidence: 'record-7' })
  const wall = await openWall(browser, { link: server.firstRun().links.wall, query: 'view=tasks' })
  await expectFigure(wall.page, { metric: 'supervision-open', value: 1 })
  const { page, context, problems } = await opened()
  await card(page, 'i1').getByTestId('do-close').tap()
  await card(page, 'i1').waitFor({ state: 'detached' })
  await expectFigure(wall.page, { metric: 'supervision-open', value: 0 })
  await page.getByTestId('undo').tap()
  await card(page, 'i1').waitFor()
  await expectFigure(wall.page, { metric: 'supervision-open', value: 1 })
  expect([...problems, ...wall.problems]).toEqual([])
  await context.close()
  await wall.context.close()
})

test('an answer that is lost, and a server that dies meanwhile: it is done once', async () => {
  await openItem('i2')
  const { page, context } = await opened()
  await card(page, 'i2').waitFor()
  await page.route('**/i2/urge', async (route) => {
    await route.fetch()
    await server.kill()
    await route.abort()
    await page.unroute('**/i2/urge')
  })
  await card(page, 'i2').getByTestId('do-urge').tap()
  await page.getByTestId('form-done').tap()
  await page.locator('[data-testid="waiting"][data-count="1"]').waitFor()
  await server.start()
  await whenLive(page)
  await page.getByTestId('to-send').waitFor({ state: 'detached' })
  expect((await historyOf('i2')).filter((kind) => kind === 'supervision.urged')).toHaveLength(1)
  await context.close()
})

test('without a line it is said above the page, and the foot stays where the thumb is', async () => {
  const { page, context } = await opened()
  const edges = (id: string) =>
    page.getByTestId(id).evaluate((e) => {
      const { top, bottom } = e.getBoundingClientRect()
      return { top: Math.round(top), bottom: Math.round(bottom) }
    })
  const live = await edges('tab-duties')
  await context.setOffline(true)
  await page.locator('[data-testid="phone-link"][data-state="lost"]').waitFor()
  expect(await edges('tab-duties')).toEqual(live)
  expect((await edges('as-of')).bottom).toBeLessThanOrEqual((await edges('page-duties')).top)
  await context.close()
})

test('closed meanwhile: what was done without a line is refused in a sentence, and nothing typed is lost', async () => {
  await openItem('i3')
  const { page, context } = await opened()
  await card(page, 'i3').waitFor()
  await context.setOffline(true)
  await page.locator('[data-testid="phone-link"][data-state="lost"]').waitFor()
  await card(page, 'i3').getByTestId('do-urge').tap()
  await page.getByTestId('form-done').tap()
  await act('i3', 'contest')
  await act('i3', 'close')
  await context.setOffline(false)
  const refused = page.getByTestId('refused')
  await refused.waitFor()
  expect(await refused.getAttribute('data-code')).toBe('refused')
  expect(await refused.textContent()).toContain('已经销号')
  await page.getByTestId('drop').tap()
  await refused.waitFor({ state: 'detached' })
  await context.close()
})

test.each([320, 390, 820])(
  '%d px: every tab fits, by day and by night, and axe finds nothing serious',
  async (width) => {
    const { page, context } = await opened(width)
    for (const tab of ['today', 'duties', 'orgs', 'mine'])
      for (const theme of width === 390 ? ['night', 'day'] : ['night']) {
        await page.goto(`${server.origin}/phone/${tab}?theme=${theme}`)
        await whenLive(page)
        await page.getByTestId(`page-${tab}`).waitFor()
        const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        expect(tooWide, `${tab} ${theme}`).toBeLessThanOrEqual(0)
        expect(await seriousOn(page), `${tab} ${theme}`).toEqual([])
      }
    if (width === 320) {
      // The reader's own text, twice as large.
      await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'))
      await page.getByTestId('tab-duties').tap()
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    }
    await context.close()
  },
)
