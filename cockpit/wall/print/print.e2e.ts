import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { meeting, type OpenCity, openCity } from '../../e2e/city.ts'
import { openWall, type Server } from '../../e2e/support.ts'
import { settle } from '../../e2e/turn-to.ts'

let city: OpenCity
let server: Server
let browser: Browser
let page: Page
let problems: string[]
const shot = async (name: string) => {
  if (process.env.YUNTU_SHOTS) await page.screenshot({ path: `${process.env.YUNTU_SHOTS}/${name}.png`, fullPage: true })
}

beforeAll(async () => {
  city = await openCity({ more: [meeting('330106001001', 15)] })
  ;({ server, browser } = city)
  ;({ page, problems } = await openWall(browser, { link: server.firstRun().links.wall }))
})
afterAll(() => city?.close())

test('a view is printed in daylight colours with its version and time under it, and is as before afterwards', async () => {
  await settle(page)
  const version = await page.getByTestId('strip-version').getAttribute('data-value')
  const colour = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  const before = await colour()
  expect(await page.getByTestId('print-foot').isVisible()).toBe(false)
  // What a browser does when it prints, step by step, so that the sheet can be looked at.
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
  await page.emulateMedia({ media: 'print' })
  expect(await page.getByTestId('print-foot').textContent()).toContain(`版本 ${version}`)
  expect(await page.getByTestId('print-foot').textContent()).toContain('数据时间')
  expect(await colour()).not.toBe(before)
  await shot('print')
  await page.emulateMedia({ media: null })
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
  expect(await colour()).toBe(before)
  const sheets = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1')
  expect(sheets.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
  if (process.env.YUNTU_SHOTS)
    await page.pdf({ path: `${process.env.YUNTU_SHOTS}/wall.pdf`, preferCSSPageSize: true, printBackground: true })
})

test('a view is exported as a picture, higher than the screen by the line of its version and time', async () => {
  await page.keyboard.press('?')
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('export-picture').click()])
  expect(download.suggestedFilename()).toMatch(/^党建云图 · 总览 .*版本 .*\.png$/)
  const file = readFileSync(await download.path())
  // Width and height stand in the first chunk of every PNG.
  expect([file.readUInt32BE(16), file.readUInt32BE(20) > 1_080]).toEqual([1_920, true])
  if (process.env.YUNTU_SHOTS) await download.saveAs(`${process.env.YUNTU_SHOTS}/picture.png`)
})

test('while the time bar is open the picture has the ribbon that it covers', async () => {
  await page.keyboard.press('r')
  await page.getByTestId('time-bar').waitFor()
  expect(await page.getByTestId('ribbon').isVisible()).toBe(false)
  const { y, height } = (await page.getByTestId('ribbon').boundingBox()) ?? { y: 0, height: 0 }
  await page.keyboard.press('?')
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('export-picture').click()])
  const file = readFileSync(await download.path())
  const bytes = file.toString('base64')
  const colours = await page.evaluate(
    async (at) => {
      const picture = await createImageBitmap(new Blob([Uint8Array.from(atob(at.bytes), (c) => c.charCodeAt(0))]))
      const pen = new OffscreenCanvas(picture.width, at.height).getContext('2d')
      pen?.drawImage(picture, 0, -at.y)
      return new Set(new Uint32Array(pen?.getImageData(0, 0, picture.width, at.height).data.buffer ?? [])).size
    },
    { bytes, y: Math.ceil(y) + 2, height: Math.floor(height) - 4 },
  )
  // Letters have many shades at their edges; an empty strip has one.
  expect(colours).toBeGreaterThan(8)
  if (process.env.YUNTU_SHOTS) await download.saveAs(`${process.env.YUNTU_SHOTS}/picture-bar.png`)
  expect(await page.getByTestId('ribbon').isVisible()).toBe(false)
})

test('the monthly brief shows a scope at the end of a month on sheets, each with its version and time', async () => {
  const month = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7)
  await page.goto(`${server.origin}/wall/brief?scope=330106&month=${month}`)
  await page.locator('[data-testid="brief"][data-ready="true"]').waitFor()
  await settle(page)
  expect(
    await page.locator('[data-testid="figure-members"], [data-figure="members"]').first().getAttribute('data-value'),
  ).toBe('7')
  const feet = await page.locator('.sheet .foot').allTextContents()
  for (const foot of feet) expect(foot).toMatch(/版本 [\d,]+.*数据时间/)
  await shot('brief')
  const sheets = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1')
  expect(sheets.match(/\/Type\s*\/Page\b/g)).toHaveLength(feet.length)
})

test.each([
  ['scope=330106&month=2026-13', '“2026-13”不是年月'],
  ['month=2099-01', '2099-01 还没有到'],
  ['scope=nowhere&month=2026-10', '范围“nowhere”'],
])('a brief that cannot be made says why: %s', async (query, sentence) => {
  await page.goto(`${server.origin}/wall/brief?${query}`)
  const refused = page.getByTestId('brief-refused')
  await refused.waitFor()
  expect(await refused.textContent()).toContain(sentence)
})

test('nothing of it is refused by the page’s own rules', () => {
  // The refused scope is answered 404 or 403, which the browser notes.
  expect(problems.filter((problem) => !problem.includes('Failed to load resource'))).toEqual([])
})
