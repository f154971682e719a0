import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MEMBERS_THERE, type OpenCity, openCity } from '../../e2e/city.ts'
import { openPhone } from '../../e2e/phone.ts'
import { seriousOn } from '../../e2e/serious.ts'
import { ask, expectFigure, type Server } from '../../e2e/support.ts'

const BRANCH = '330106001001'
let city: OpenCity
let server: Server
let browser: Browser

beforeAll(async () => {
  city = await openCity()
  ;({ server, browser } = city)
})
afterAll(() => city?.close())

async function show(item: string, evidence: string): Promise<void> {
  const response = await fetch(`${server.origin}/api/supervision/${item}/evidence`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.firstRun().tokens.manager}`, 'content-type': 'application/json' },
    body: JSON.stringify({ id: `evidence-${item}`, evidence }),
  })
  if (!response.ok) throw new Error(await response.text())
}
async function choose(page: Page, org: string) {
  await page.locator(`[data-testid="open-org"] option[value="${org}"]`).waitFor({ state: 'attached' })
  await page.getByTestId('open-org').selectOption(org)
  await page.locator(`[data-testid="open-owner"][data-org="${org}"]`).waitFor()
}

test('an item opened without a line by an old page is refused in a sentence, kept, sent once; its evidence rings', async () => {
  const { page, context, problems } = await openPhone(browser, {
    ...{ server, role: 'manager', path: 'duties', worker: 'block' },
  })
  await page.getByTestId('open-item').tap()
  for (const org of ['330106', '330106001', BRANCH]) await choose(page, org)
  expect(await seriousOn(page)).toEqual([])
  // What this page sends is what one of another build would: nobody understands it.
  await page.route('**/api/supervision/*/open', (route) => {
    const body = { ...route.request().postDataJSON(), urgency: 1 }
    return route.continue({
      headers: { ...route.request().headers(), 'x-yuntu-build': 'old' },
      postData: JSON.stringify(body),
    })
  })
  await context.setOffline(true)
  await page.locator('[data-testid="phone-link"][data-state="lost"]').waitFor()
  await page.getByTestId('open-done').tap()
  await page.getByTestId('waiting').waitFor()
  await context.setOffline(false)
  const refused = page.locator('[data-testid="refused"][data-code="stale-page"]')
  await refused.waitFor()
  expect(await refused.textContent()).toContain('旧版本')
  await page.unroute('**/api/supervision/*/open')
  await page.getByTestId('again').tap()
  const card = page.getByTestId('duty')
  await card.waitFor()
  const { body } = await ask(server, { path: '/api/supervision?state=all', role: 'manager' })
  expect(body.items).toMatchObject([{ owner: { org: BRANCH }, cause: 'key-task', opener: { org: 'root' } }])

  await page.locator('[data-testid="bell"][data-count="0"]').waitFor()
  await show(body.items[0].id, 'record-7')
  // What is asked first is another now: with evidence there, it can be closed.
  await page.getByTestId('do-close').waitFor()
  await page.getByTestId('duty-more').tap()
  await page.getByTestId('do-urge').tap()
  await page.getByTestId('form-done').tap()
  await page.getByTestId('to-send').waitFor({ state: 'detached' })
  await page.getByTestId('undo').tap()
  // Told together once a day, and the day's hour is over: it is there, and does not ring. One by one it does.
  await page.getByTestId('bell').tap()
  await page.locator('[data-testid="inbox"][data-unread="1"]').waitFor()
  await page.locator('[data-testid="bell"][data-count="0"]').waitFor()
  await page.getByTestId('held').waitFor()
  await page.getByTestId('tab-mine').tap()
  for (const id of ['digest-off', 'quiet-off']) {
    await page.getByTestId(id).tap()
    await page.locator(`[data-testid="${id}"][aria-pressed="true"]`).waitFor()
  }
  await page.getByTestId('said').waitFor()
  expect(await seriousOn(page)).toEqual([])
  await page.reload()
  await page.locator('[data-testid="quiet-off"][aria-pressed="true"]').waitFor()
  await page.locator('[data-testid="bell"][data-count="1"]').tap()
  const notice = page.locator('[data-testid="notice"][data-kind="evidence"]')
  await notice.waitFor()
  expect(await seriousOn(page)).toEqual([])
  await notice.getByTestId('mark').tap()
  await page.locator('[data-testid="bell"][data-count="0"]').waitFor()
  await page.getByTestId('tab-duties').tap()
  await page.locator('[data-testid="corrections"][data-count="1"]').waitFor()
  expect(problems.filter((problem) => !problem.includes('409'))).toEqual([])
  await context.close()
})

test('a shared link opens the same number of the same version for a colleague, and nothing that he may not see', async () => {
  const own = await openPhone(browser, { server, role: 'manager', worker: 'block' })
  await own.page.getByTestId('scope').tap()
  await own.page.locator('[data-testid="scope-sheet"] [data-org="330110"]').tap()
  await own.page.getByTestId('scope-done').tap()
  await expectFigure(own.page, { metric: 'members', value: MEMBERS_THERE })
  await own.page.getByTestId('figure-members').tap()
  const link = await own.page.getByTestId('share').getAttribute('data-link')
  const saving = own.page.waitForEvent('download')
  await own.page.getByTestId('save-picture').tap()
  const picture = readFileSync(await (await saving).path())
  expect(picture.subarray(1, 4).toString()).toBe('PNG')
  expect(picture.length).toBeGreaterThan(10_000)
  await own.context.close()

  const colleague = await openPhone(browser, { server, role: 'leader', worker: 'block' })
  // Value and name come by two answers, in either order; a picture without its name goes nowhere.
  let letGo = () => {}
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  await colleague.page.route('**/api/orgs?parent=330110*', async (route) => {
    await held
    await route.continue()
  })
  await colleague.page.goto(link ?? '')
  await colleague.page.locator(`[data-testid="origin-value"][data-value="${MEMBERS_THERE}"]`).waitFor()
  expect(await colleague.page.getByTestId('save-picture').count()).toBe(0)
  letGo()
  expect(await colleague.page.getByTestId('imprint').textContent()).toContain('余杭区')
  expect(colleague.page.url()).not.toContain('version')
  // One that is not his to see, here one that nobody has.
  await colleague.page.goto((link ?? '').replace('330110', 'nowhere'))
  await colleague.page.getByTestId('said').waitFor()
  expect(await colleague.page.getByTestId('said').textContent()).toContain('你不能看')
  expect(await colleague.page.getByTestId('origin-card').count()).toBe(0)
  await colleague.context.close()
})
