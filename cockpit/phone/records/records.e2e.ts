import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BranchAnswer } from '../../../data/contract/records.ts'
import type { ValuesAnswer } from '../../../data/contract/rest.ts'
import { type OpenCity, openCity } from '../../e2e/city.ts'
import { letIn, type Somebody, secretOf } from '../../e2e/own-sessions.ts'
import { openPhone, whenLive } from '../../e2e/phone.ts'
import { seriousOn } from '../../e2e/serious.ts'
import { ask, expectFigure, openWall, type Server } from '../../e2e/support.ts'

const BRANCH = '330106001001'
let city: OpenCity
let server: Server
let browser: Browser
const SECRETARY: Somebody = { role: 'secretary', scope: BRANCH }
const MEMBER: Somebody = { role: 'member', scope: BRANCH, member: 'm0' }

beforeAll(async () => {
  city = await openCity({ prepare: (folder) => letIn(folder, [SECRETARY, MEMBER]) })
  ;({ server, browser } = city)
})
afterAll(() => city?.close())

const asSecretary = (path: string) =>
  openPhone(browser, { server, role: 'secretary', session: secretOf(SECRETARY), path, worker: 'block' })
const form = (page: Page) => page.getByTestId('record-form')
const meetingsOf = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const { kinds } = (await (await fetch('/api/branch')).json()) as BranchAnswer
    return kinds.find(({ kind }) => kind === 'meeting.held')?.latest.length ?? 0
  })
const attendance = async () => {
  const { body } = await ask(server, { path: '/api/values?metric=attendance-rate-month', role: 'manager' })
  return (body as ValuesAnswer).values[0]?.value
}
async function isSound(page: Page, where: string) {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), where).toBeLessThanOrEqual(0)
  expect(await seriousOn(page), where).toEqual([])
}

test('a secretary records a meeting without a line: it counts once when the line is back, and moves the wall', async () => {
  const wall = await openWall(browser, { link: server.firstRun().links.wall })
  const { page, context, problems } = await asSecretary('records')
  await page.getByTestId('begin-meeting.held').tap()
  await page.getByTestId('people-list').tap()
  await expect.poll(() => page.getByTestId('record-people').getByRole('checkbox').count()).toBe(7)
  await page.getByTestId('record-rule').waitFor()
  await page.getByTestId('record-minutes').fill('90')
  await isSound(page, 'form')
  await context.setOffline(true)
  await page.locator('[data-testid="phone-link"][data-state="lost"]').waitFor()
  await page.getByTestId('record-done').tap()
  await page.locator('[data-testid="waiting"][data-count="1"]').waitFor()
  await context.setOffline(false)
  await whenLive(page)
  await page.getByTestId('record-line').waitFor()
  await expect.poll(() => meetingsOf(page)).toBe(1)
  await expectFigure(wall.page, { metric: 'meetings-today', value: 1 })
  // Its correction is a correction: one record, with another number.
  await page.getByTestId('correct').tap()
  await page.getByTestId('people-none').tap()
  await page.getByTestId('record-people').waitFor({ state: 'detached' })
  await page.getByTestId('record-attended').fill('6')
  await page.getByTestId('record-done').tap()
  // What waits is sent again a while after the line was lost.
  await expect.poll(attendance, { timeout: 60_000 }).toBe(6 / 7)
  await expect.poll(() => meetingsOf(page)).toBe(1)
  expect([...problems, ...wall.problems]).toEqual([])
  await context.close()
  await wall.context.close()
})

test('what is refused says why, in English too, and comes back into the form as it was typed', async () => {
  const { page, context } = await asSecretary('records?lang=en')
  await page.getByTestId('begin-meeting.held').tap()
  await page.getByTestId('record-time').fill('2099-01-01T10:00')
  await page.getByTestId('record-attended').fill('3')
  // What is known from the last one stands there already.
  await page.getByTestId('record-minutes').fill('')
  await page.getByTestId('record-done').tap()
  expect(await page.getByTestId('record-wrong').textContent()).toContain('Minutes')
  await page.getByTestId('record-minutes').fill('45')
  await page.getByTestId('record-done').tap()
  const refused = page.getByTestId('refused')
  await refused.waitFor()
  expect(await refused.textContent()).toContain('It cannot lie in the future')
  await page.getByRole('button', { name: 'Edit and send again' }).tap()
  expect(await form(page).getByTestId('record-attended').inputValue()).toBe('3')
  await context.close()
})

test('a secretary records somebody’s application: the age is judged while it is typed, and no code stays on the phone', async () => {
  const { page, context, problems } = await asSecretary('records?lang=en')
  await page.getByTestId('begin-development.step').tap()
  await page.getByTestId('record-person').selectOption('new')
  const thisYear = new Date().getFullYear()
  await page.getByTestId('record-code').fill('P-0042')
  await page.getByTestId('record-name').fill('赵六<img src=x onerror=alert(1)>')
  await page.getByTestId('record-birthMonth').fill(`${thisYear - 10}-01`)
  await page.getByTestId('record-rule').getByText('Under 18').waitFor()
  await isSound(page, 'application')
  await page.getByTestId('record-done').tap()
  await page.getByTestId('record-refused').waitFor()
  expect(await page.getByTestId('record-refused').textContent()).toContain('Under 18')
  await page.getByTestId('record-birthMonth').fill(`${thisYear - 30}-01`)
  await context.setOffline(true)
  await page.getByTestId('record-done').tap()
  await page.getByTestId('record-refused').getByText('No connection').waitFor()
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toMatch(/P-0042|赵六/)
  await context.setOffline(false)
  await whenLive(page)
  await page.getByTestId('record-done').dblclick()
  await page.getByTestId('record-form').waitFor({ state: 'detached' })
  const line = page.getByTestId('record-development.step').getByTestId('record-line')
  await line.getByText('赵六<img').waitFor()
  expect(await line.count()).toBe(1)
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toMatch(/P-0042|赵六/)
  expect(problems.filter((problem) => !problem.includes('409'))).toEqual([])
  await context.close()
})

test('a member sees his own chain and score, takes them home, and contests what is wrong', async () => {
  const { page, context, problems } = await openPhone(browser, {
    ...{ server, role: 'member', session: secretOf(MEMBER), path: 'mine', worker: 'block', width: 320 },
  })
  await page.getByTestId('own-score').waitFor()
  await page.getByTestId('part-chain').getByRole('button').first().tap()
  await page.getByTestId('own-chain').waitFor()
  await isSound(page, 'mine')
  const saved = async (name: string) => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId(name).tap()])
    return readFileSync(await download.path(), 'utf8')
  }
  const own = JSON.parse(await saved('export-json'))
  expect(own.chain.events.map(({ kind }: { kind: string }) => kind)).toContain('member.registered')
  expect((await saved('export-csv')).split('\r\n').length).toBeGreaterThan(2)
  await page.locator(`[data-testid="contest-${own.chain.events[0].seq}"]`).first().tap()
  await page.getByTestId('contested').first().waitFor()
  await page.getByTestId('waiting').waitFor({ state: 'detached' })
  expect(await page.getByTestId('refused').count()).toBe(0)
  expect(await page.getByTestId('sessions').getAttribute('data-count')).toBe('1')
  // Who is told of nothing has nothing to set.
  expect(await page.getByTestId('notify').count()).toBe(0)
  expect(problems).toEqual([])
  await context.close()
})
