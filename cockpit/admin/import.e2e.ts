import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, openBrowser, type Server, startServer } from '../e2e/support.ts'

let server: Server
let browser: Browser

beforeAll(async () => {
  server = await startServer({ YUNTU_DEMO: 'empty' })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.dispose()
})

const sample = (name: string) => fileURLToPath(new URL(`../../data/samples/${name}`, import.meta.url))
const counts = (page: Page) =>
  Promise.all(
    ['new', 'changed', 'unchanged', 'refused', 'skipped', 'disappeared'].map(async (key) =>
      Number(await page.getByTestId(`count-${key}`).getAttribute('data-value')),
    ),
  )

async function report(page: Page, status: string): Promise<number[]> {
  await page.locator(`[data-testid="import-report"][data-status="${status}"]`).waitFor()
  return counts(page)
}

test('a file is dropped, seen before it is applied, applied, and its refused rows come back to be mended', async () => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 1000 }, acceptDownloads: true })
  const page = await context.newPage()
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(String(error)))
  await page.goto(server.firstRun().links.admin)
  await page.getByTestId('admin-page').waitFor()

  await page.getByTestId('file-input').setInputFiles(sample('organisations.csv'))
  expect(await report(page, 'previewed')).toEqual([5, 0, 0, 1, 3, 0])
  expect((await ask(server, { path: '/api/orgs?parent=330106', role: 'manager' })).status).toBe(404)
  await page.getByTestId('import-apply').click()
  expect(await report(page, 'done')).toEqual([5, 0, 0, 1, 3, 0])
  expect((await ask(server, { path: '/api/orgs?parent=330106', role: 'manager' })).body.children).toHaveLength(2)

  // Dropped onto the page, as people do.
  const bytes = readFileSync(sample('members.xlsx')).toString('base64')
  const transfer = await page.evaluateHandle((base64) => {
    const data = new DataTransfer()
    data.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], '党员名册.xlsx'))
    return data
  }, bytes)
  await page.getByTestId('drop-area').dispatchEvent('drop', { dataTransfer: transfer })
  await page.getByText('党员名册.xlsx：办理之前请核对').waitFor()
  expect(await report(page, 'previewed')).toEqual([4, 0, 0, 3, 3, 0])
  expect(await page.getByTestId('refused-rows').textContent()).toContain('身份证号码校验不通过')
  if (process.env.YUNTU_SHOTS) await page.screenshot({ path: `${process.env.YUNTU_SHOTS}/import.png`, fullPage: true })
  await page.getByTestId('import-apply').click()
  expect(await report(page, 'done')).toEqual([4, 0, 0, 3, 3, 0])

  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('refused-file').click()])
  const text = readFileSync(await download.path(), 'utf8')
  expect(text.charCodeAt(0)).toBe(0xfeff)
  const mended = Buffer.from(text.replace('1999.1,', '1999-10,'))
  await page.getByTestId('file-input').setInputFiles({ name: 'mended.csv', mimeType: 'text/csv', buffer: mended })
  expect(await report(page, 'previewed')).toEqual([1, 0, 0, 2, 0, 0])

  await page
    .getByTestId('file-input')
    .setInputFiles({ name: 'a.xlsx', mimeType: 'x/y', buffer: Buffer.from('%PDF-1.7') })
  await page.getByText('这是 PDF 文件').waitFor()
  expect(problems).toEqual([])
  await context.close()
})
