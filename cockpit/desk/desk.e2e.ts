import { DuckDBInstance } from '@duckdb/node-api'
import { parse } from 'csv-parse/sync'
import { strFromU8, unzipSync } from 'fflate'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MEMBERS, meeting, type OpenCity, openCity } from '../e2e/city.ts'
import { askOn, newSnapshot, openDesk, taken, whenState } from '../e2e/desk.ts'
import { seriousOn } from '../e2e/serious.ts'
import { expectFigure, openWall, type Server, send } from '../e2e/support.ts'

let city: OpenCity
let server: Server
let browser: Browser
beforeAll(async () => {
  city = await openCity({ more: [meeting('330106001001', 15)] })
  ;({ server, browser } = city)
})
afterAll(() => city?.close())

const BRANCHES = 'SELECT code, name, value AS members FROM metric_members WHERE depth > 0 ORDER BY code'
const ENDLESS = 'WITH RECURSIVE a(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM a) SELECT max(n) FROM a'

test('a number of the wall is the same number on the desk, and in every file that leaves it', async () => {
  const wall = await openWall(browser, { link: server.firstRun().links.wall })
  await expectFigure(wall.page, { metric: 'members', value: MEMBERS })
  await wall.page.locator('[data-testid="figure-members"]').first().click()
  const href = await wall.page.getByTestId('origin-desk').getAttribute('href')
  await wall.context.close()

  const { page, context, problems } = await openDesk(browser, { server, path: href ?? '' })
  // There is no snapshot yet: it makes one.
  await page.locator('[data-testid="desk-card"]:not([data-state="busy"])').waitFor()
  expect(await page.getByTestId('desk-card').textContent()).toContain('与卡片相同')
  expect(await page.getByTestId('desk-table').locator('tbody td').last().textContent()).toContain(String(MEMBERS))
  const version = await page.getByTestId('desk-version').getAttribute('data-value')

  const csv = await taken(page, 'csv')
  const text = csv.bytes.toString('utf8')
  expect(text.split('\r\n')[0]).toMatch(/^\ufeff# 党建云图.*版本.*演示数据/)
  expect(parse(text, { bom: true, from_line: 2 })).toEqual([['value'], [String(MEMBERS)]])
  expect(csv.name).toContain(`v${version}`)
  const sheets = unzipSync((await taken(page, 'xlsx')).bytes)
  expect(strFromU8(sheets['xl/worksheets/sheet1.xml'] ?? new Uint8Array())).toContain(`<v>${MEMBERS}</v>`)
  expect(strFromU8(sheets['xl/worksheets/sheet2.xml'] ?? new Uint8Array())).toContain('演示数据')
  const { path } = await taken(page, 'parquet')
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  const read = await connection.runAndReadAll(`SELECT value::INTEGER FROM read_parquet('${path}')`)
  expect(read.getRows()).toEqual([[MEMBERS]])
  connection.closeSync()
  expect(problems).toEqual([])
  await context.close()
})

test('a query is written with Chinese names and drawn as suits its columns', async () => {
  await newSnapshot(server)
  const { page, context, problems } = await openDesk(browser, { server, path: '/desk?theme=day' })
  await page.getByTestId('desk-catalogue').locator('[data-table="metric_members"]').waitFor()
  await page.getByTestId('desk-editor').click()
  await page.keyboard.insertText("SELECT value FROM metric_members WHERE code = '")
  await page.keyboard.type('西湖')
  await page.locator('.cm-tooltip-autocomplete li').first().waitFor()
  await page.keyboard.press('Enter')
  await page.keyboard.insertText("'")
  await page.keyboard.press('Control+Enter')
  await whenState(page, 'done')
  await page.getByTestId('look-chart').click()
  expect(await page.getByTestId('desk-figure').textContent()).toBe('7')

  await askOn(page, BRANCHES)
  await page.locator('[data-testid="desk-map"]:not([data-known="0"])').waitFor()
  expect((await taken(page, 'png')).bytes.subarray(1, 4).toString()).toBe('PNG')
  await page.getByTestId('chart-bar').click()
  await page.locator('[data-testid="desk-plot"] svg').waitFor()
  expect(await seriousOn(page)).toEqual([])
  expect(problems).toEqual([])
  await context.close()
})

test('a wide result scrolls within its frame, and what it is taken away by stays in sight', async () => {
  await newSnapshot(server)
  const { page, context } = await openDesk(browser, { server })
  const columns = Array.from({ length: 40 }, (_, i) => `${i} AS a_column_with_a_long_name_${i}`)
  await askOn(page, `SELECT ${columns.join(', ')}`)
  await whenState(page, 'done')
  await page.getByTestId('desk-table').waitFor()
  const right = (id: string) => page.getByTestId(id).evaluate((element) => element.getBoundingClientRect().right)
  expect(await right('export-parquet')).toBeLessThan(1280)
  expect(await right('desk-result')).toBeLessThan(1280)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1280)
  // Of whom it is, by name.
  expect((await taken(page, 'csv')).bytes.toString('utf8').split('\r\n')[0]).toContain('范围 杭州市（root）')
  await context.close()
})

test('a query is stopped, refused at its place, kept, and opened again by its link', async () => {
  await newSnapshot(server)
  const { page, context, problems } = await openDesk(browser, { server, path: '/desk?theme=day' })
  await page.getByTestId('desk-catalogue').locator('[data-table="entry"]').waitFor()
  await askOn(page, ENDLESS)
  await whenState(page, 'running')
  await page.keyboard.press('Escape')
  await whenState(page, 'stopped')
  await askOn(page, 'SELECT seq,\n  amont FROM entry')
  await page.getByTestId('desk-problem').waitFor()
  expect(await page.locator('.cm-lintRange-error').textContent()).toBe('amont')

  await askOn(page, BRANCHES)
  await whenState(page, 'done')
  await page.getByTestId('save-title').fill('各组织党员数')
  await page.getByTestId('save').click()
  await page.getByTestId('saved-open').waitFor()
  await page.getByTestId('kept-history').click()
  expect(await page.getByTestId('history-open').count()).toBeGreaterThan(2)
  await page.getByTestId('desk-link').click()
  await page.getByTestId('desk-said').waitFor()
  const hash = new URL(page.url()).hash
  const again = await openDesk(browser, { server, context, path: `/desk?lang=en${hash}` })
  await again.page.getByTestId('desk-run').click()
  await whenState(again.page, 'done')
  expect(await again.page.getByTestId('desk-table').locator('tbody [data-row]').count()).toBe(6)
  expect([...problems, ...again.problems]).toEqual([])
  await context.close()
})

test('the same query on two snapshots says which cells have changed; other rules are tried, kept, proposed and adopted', async () => {
  const before = await newSnapshot(server)
  await send(server, [meeting('330106001001', 15)])
  await newSnapshot(server)
  const { page, context, problems } = await openDesk(browser, { server, path: '/desk?theme=night', width: 1920 })
  await page.getByTestId('desk-catalogue').locator('[data-table="entry"]').waitFor()
  await askOn(page, 'SELECT code, value FROM metric_meetings_today ORDER BY code')
  await whenState(page, 'done')
  await page.getByTestId('look-compare').click()
  await page.getByTestId('compare-with').selectOption(before.id)
  await page.getByTestId('compare-start').click()
  // The branch, its street, its district and the city.
  await page.getByTestId('compare-summary').filter({ hasText: '变化 4' }).waitFor()
  await page.getByTestId('mode-whatIf').click()
  await page.getByTestId('points-m1-report-in').fill('9')
  await page.getByTestId('points-m1-report-in').press('Tab')
  await page.getByTestId('trial-start').click()
  await page.getByTestId('trial').locator('details').first().waitFor()
  await page.getByTestId('trial-keep').click()
  await page.getByTestId('saved-open').filter({ hasText: '试算' }).waitFor()
  await page.getByTestId('proposal-name').fill('报到加分')
  await page.getByTestId('propose').click()
  await page.locator('[data-testid="proposals"] li[data-state="open"]').waitFor()
  // Who proposed it does not decide.
  expect(await page.getByTestId('adopt').count()).toBe(0)
  expect(await seriousOn(page)).toEqual([])
  expect(problems).toEqual([])
  await context.close()
  const department = await openDesk(browser, { server, role: 'manager' })
  await department.page.getByTestId('mode-whatIf').click()
  await department.page.getByTestId('adopt').click()
  const adopted = department.page.locator('[data-testid="proposals"] li[data-state="adopted"]')
  await adopted.filter({ hasText: '台账事件' }).waitFor()
  expect(department.problems).toEqual([])
  await department.context.close()
})
