import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { VIEWS } from '../wall/views/index.ts'
import { seriousOn } from './serious.ts'
import { openBrowser, openWall, type Server, startServer } from './support.ts'
import { fillTown, HOSTILE } from './town.ts'
import { settle, turnTo } from './turn-to.ts'

let server: Server
let browser: Browser
let page: Page
let problems: string[]

beforeAll(async () => {
  server = await startServer({ YUNTU_DEMO: 'empty' })
  browser = await openBrowser()
  await fillTown(server)
  // An analyst sees the single entries of a number, too.
  const link = server.firstRun().links.desk.replace('/desk', '/wall')
  ;({ page, problems } = await openWall(browser, { link }))
})
afterAll(async () => {
  await browser?.close()
  await server?.dispose()
})

async function open(view: string) {
  await page.goto(`${server.origin}/wall?view=${view}`)
  await page.getByTestId('strip-link').waitFor()
  await settle(page)
}

test('axe finds nothing serious on any view in any theme, with charts and with tables', async () => {
  const found: Record<string, string[]> = {}
  for (const theme of ['night', 'day', 'ceremony']) {
    await page.goto(`${server.origin}/wall?theme=${theme}`)
    await page.getByTestId('strip-link').waitFor()
    // Themes differ in their colours and in nothing else; those of each panel are looked at in the gallery.
    for (const { id } of theme === 'night' ? VIEWS : VIEWS.slice(0, 1)) {
      await turnTo(page, id)
      found[`${id} ${theme}`] = await seriousOn(page, theme === 'night' ? undefined : ['color-contrast'])
      if (theme !== 'night') continue
      await page.keyboard.press('t')
      found[`${id} tables`] = await seriousOn(page)
      await page.keyboard.press('t')
    }
  }
  expect(Object.fromEntries(Object.entries(found).filter(([, faults]) => faults.length > 0))).toEqual({})
})

test('axe finds nothing serious on the card, the help and the administrator’s page', async () => {
  await open('overview')
  const found: string[] = []
  await page.keyboard.press('?')
  await page.getByTestId('help').waitFor()
  found.push(...(await seriousOn(page)))
  await page.keyboard.press('Escape')
  await page.getByTestId('help').waitFor({ state: 'detached' })
  await page.getByTestId('figure-members').first().click()
  await page.getByTestId('origin-history').waitFor()
  found.push(...(await seriousOn(page)))
  await page.keyboard.press('Escape')
  const context = await browser.newContext({ viewport: { width: 1280, height: 1000 }, reducedMotion: 'reduce' })
  const admin = await context.newPage()
  await admin.goto(server.firstRun().links.admin)
  await admin.locator('[data-screen]').first().waitFor()
  found.push(...(await seriousOn(admin)))
  expect(found).toEqual([])
  await context.close()
})

test('every panel is a table at the key t, with the numbers that it shows as a chart', async () => {
  await open('overview')
  for (const { id } of VIEWS) {
    await turnTo(page, id)
    await page.keyboard.press('t')
    await settle(page)
    const faults = await page.locator('main [data-panel]').evaluateAll((panels) =>
      panels.flatMap((panel) => {
        const name = panel.getAttribute('data-panel')
        const table = panel.querySelector('[data-testid="panel-table"], [data-testid="map-table"]')
        if (!table || table.querySelectorAll('tbody tr').length === 0) return [`${name} has no table`]
        const valuesIn = (root: Element) =>
          [...root.querySelectorAll('[data-figure]')].map(
            (figure) => `${figure.getAttribute('data-figure')} ${figure.getAttribute('data-value')}`,
          )
        const known = new Set(valuesIn(table))
        const missing = [...panel.querySelectorAll('.content')].flatMap(valuesIn).filter((value) => !known.has(value))
        return missing.map((value) => `${name}: ${value} is not in the table`)
      }),
    )
    expect({ view: id, faults }).toEqual({ view: id, faults: [] })
    await page.keyboard.press('t')
  }
})

test('the keyboard reaches every panel and every number in it, and is seen where it is', async () => {
  await open('overview')
  for (const { id } of VIEWS) {
    await turnTo(page, id)
    const panels = await page
      .locator('main [data-panel]')
      .evaluateAll((all) => all.map((e) => e.getAttribute('data-panel')))
    const reached: (string | null)[] = []
    for (const _ of panels) {
      await page.keyboard.press('F6')
      const at = await page.evaluate(() => {
        const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement ?? document.body)
        const isSeen = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0
        return isSeen ? (document.activeElement?.getAttribute('data-panel') ?? null) : null
      })
      reached.push(at)
      await page.keyboard.press('Tab')
      const inside = await page.evaluate(() => {
        const here = document.activeElement
        return here?.closest('[data-panel]')?.getAttribute('data-panel') ?? null
      })
      expect({ id, at, inside }).toEqual({ id, at, inside: at })
    }
    expect(reached.sort()).toEqual(panels.sort())
  }
})

test('every number says where it comes from', async () => {
  await open('overview')
  for (const { id } of VIEWS) {
    await turnTo(page, id)
    const silent = await page.locator('main [data-panel]').evaluateAll((panels) =>
      panels.flatMap((panel) => {
        const walker = document.createTreeWalker(panel, NodeFilter.SHOW_TEXT)
        const found: string[] = []
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const text = node.textContent?.trim() ?? ''
          const element = node.parentElement
          // The scale of a chart is no number of anybody's; what it shows is in the table.
          const isNumber = /^[▲≈+−-]?\s*\d[\d,.]*(%|万|亿)?$/.test(text)
          if (isNumber && element && !element.closest('[data-origin], .visually-hidden, svg'))
            found.push(`${panel.getAttribute('data-panel')}: ${text} in ${element.className}`)
        }
        return found
      }),
    )
    expect({ view: id, silent }).toEqual({ view: id, silent: [] })
    // One of each kind a panel is opened: the card says the same number.
    for (const panel of await page.locator('main [data-panel]').all())
      for (const kind of ['.figure[data-figure]:visible', '.reckoned:visible']) {
        const number = panel.locator(kind).first()
        if ((await number.count()) === 0) continue
        const [metric, value] = [await number.getAttribute('data-figure'), await number.getAttribute('data-value')]
        await number.click()
        const card = page.getByTestId('origin-card')
        if (metric === null) await card.getByTestId('origin-told').waitFor()
        else {
          const told = card.getByTestId('origin-value')
          await told.waitFor()
          expect({ metric, value: await told.getAttribute('data-value') }).toEqual({ metric, value })
          expect(await card.getByTestId('origin-reckoning').textContent()).toMatch(/\d|—/)
        }
        await page.keyboard.press('Escape')
        await card.waitFor({ state: 'detached' })
      }
  }
})

test('a name that is markup stays a name: on every view, in tables, in the card, in the feed, down to a branch', async () => {
  await open('overview')
  const harmless = async () => {
    await settle(page)
    const found = await page.evaluate(() => ({
      hit: '__hit' in window,
      images: document.querySelectorAll('img').length,
    }))
    expect(found).toEqual({ hit: false, images: 0 })
  }
  for (const { id } of VIEWS) {
    await turnTo(page, id)
    await harmless()
    await page.keyboard.press('t')
    await harmless()
    await page.keyboard.press('t')
  }
  expect(await page.getByTestId('ribbon').textContent()).toContain('=1">')
  await turnTo(page, 'overview')
  const canvas = page.getByTestId('map-canvas')
  for (let depth = 0; depth < 3; depth++) {
    const before = await page.locator('main').getAttribute('data-scope')
    await canvas.focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await page
      .locator(`main:not([data-scope=${JSON.stringify(before)}])`)
      .first()
      .waitFor()
    await harmless()
  }
  await page.goto(`${server.origin}/wall?scope=${encodeURIComponent(HOSTILE)}`)
  await page.locator(`main[data-scope=${JSON.stringify(HOSTILE)}]`).waitFor()
  for (const { id } of VIEWS) {
    await turnTo(page, id)
    await harmless()
  }
  await open('overview')
  await page.getByTestId('figure-orgs').first().click()
  await page.getByTestId('origin-entries').waitFor()
  expect(await page.getByTestId('origin-entries').textContent()).toContain(HOSTILE)
  await harmless()
  await page.keyboard.press('Escape')
  expect(problems).toEqual([])
})
