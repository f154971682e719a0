import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Browser } from 'playwright-core'
import { openPhone, whenLive } from './phone.ts'
import { settled } from './settled.ts'
import { openBrowser, openWall, type Server, startServer } from './support.ts'
import { turnTo } from './turn-to.ts'

/** The four pictures of the README: small windows, so that they are small in bytes too. */
const PICTURES = [
  { file: 'wall.png', view: 'overview', width: 1600, height: 900, query: 'theme=night' },
  { file: 'wall-ultra.png', view: 'people', width: 2400, height: 675, query: 'theme=night' },
  { file: 'wall-day.png', view: 'tasks', width: 1440, height: 810, query: 'theme=day&lang=en' },
  { file: 'wall-tall.png', view: 'service', width: 810, height: 1440, query: 'theme=ceremony' },
] as const

const PHONES = [
  { file: 'phone.png', tab: 'today', query: 'theme=night' },
  { file: 'phone-duties.png', tab: 'duties', query: 'theme=night' },
] as const

/**
 * `npm run drill -- pictures`: the walls of a running server by a one-time link, or walls and phones of a small city of its
 * own; `only: 'phone'` leaves the walls as they are.
 */
async function main(at: { folder: string; link?: string; only?: string }): Promise<void> {
  mkdirSync(at.folder, { recursive: true })
  const browser = await openBrowser()
  try {
    if (at.link !== undefined) return await take(browser, { folder: at.folder, link: at.link })
    const server = await startServer({ YUNTU_DEMO: 'small' })
    try {
      if (at.only !== 'phone') await take(browser, { folder: at.folder, link: server.firstRun().links.wall })
      await takePhones(browser, { folder: at.folder, server })
    } finally {
      await server.dispose()
    }
  } finally {
    await browser.close()
  }
}

async function take(browser: Browser, at: { folder: string; link: string }): Promise<void> {
  const { page } = await openWall(browser, { link: at.link })
  await page.getByTestId('loading').waitFor({ state: 'detached', timeout: 900_000 })
  for (const { file, view, width, height, query } of PICTURES) {
    await page.setViewportSize({ width, height })
    await page.goto(`${new URL(at.link).origin}/wall?${query}&view=${view}`)
    await turnTo(page, view)
    // Answers of the API come after the frame, and of a whole city they take their time.
    await page.waitForTimeout(5_000)
    await page.screenshot({ path: join(at.folder, file) })
    console.log(join(at.folder, file))
  }
}

async function takePhones(browser: Browser, at: { folder: string; server: Server }): Promise<void> {
  await settled(at.server.origin, at.server.firstRun().tokens.wall ?? '')
  const { page } = await openPhone(browser, { server: at.server, role: 'manager', worker: 'block' })
  for (const { file, tab, query } of PHONES) {
    await page.goto(`${at.server.origin}/phone/${tab}?${query}`)
    await whenLive(page)
    await page.waitForTimeout(5_000)
    await page.screenshot({ path: join(at.folder, file) })
    console.log(join(at.folder, file))
  }
}

const text = { type: 'string' } as const
const { values } = parseArgs({ options: { folder: { ...text, default: 'docs' }, link: text, only: text } })
const { folder, link, only } = values
await main({ folder, ...(link === undefined ? {} : { link }), ...(only === undefined ? {} : { only }) })
