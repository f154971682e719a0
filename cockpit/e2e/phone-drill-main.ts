import { parseArgs } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { meeting, openCity } from './city.ts'
import { firstLoad } from './first-load.ts'
import { openPhone } from './phone.ts'
import { openRelay, type Relay } from './relay.ts'
import { type Server, send } from './support.ts'
import { isFlat, type Sample, weigh } from './wall-drill.ts'

/** A phone watches a dozen cells: of each frame these many, all different. */
const CELLS = 5
const BURST = 250
const SAMPLES = 10
const TABS = ['duties', 'orgs', 'mine', 'today'] as const

/** `npm run drill -- phone`: what the first load of a phone takes, then as many changed cells as are asked for. */
async function main(updates: number): Promise<boolean> {
  const city = await openCity()
  try {
    await send(city.server, [meeting('330106001001', 15), meeting('330110001001', 18)])
    console.log(JSON.stringify(await loadOf(city.browser, city.server)))
    const relay = await openRelay(city.server)
    try {
      return await drill(city.browser, { server: city.server, relay, updates })
    } finally {
      await relay.close()
    }
  } finally {
    await city.close()
  }
}

/** Figures of the browser itself, over the wire of this machine and with its processor. */
async function loadOf(browser: Browser, server: Server) {
  const { page, context } = await openPhone(browser, { server, role: 'manager', worker: 'block' })
  await page.addInitScript(
    `globalThis.longTasks = []
    new PerformanceObserver((list) => longTasks.push(...list.getEntries().map(({ startTime, duration }) => ({ startTime, duration }))))
      .observe({ type: 'longtask', buffered: true })`,
  )
  const load = await firstLoad(page)
  const tasks = await page.evaluate(() => (globalThis as unknown as { longTasks: LongTask[] }).longTasks)
  await context.close()
  // What of each long task is beyond 50 ms, after the first paint.
  const blockedMilliseconds = tasks
    .filter(({ startTime }) => startTime >= load.paintMilliseconds)
    .reduce((sum, { duration }) => sum + Math.max(0, duration - 50), 0)
  return { ...load, blockedMilliseconds: Math.round(blockedMilliseconds) }
}
interface LongTask {
  readonly startTime: number
  readonly duration: number
}

async function drill(browser: Browser, at: { server: Server; relay: Relay; updates: number }): Promise<boolean> {
  const { server, relay, updates } = at
  const through = { ...server, origin: relay.origin }
  const { page, context, problems } = await openPhone(browser, { server: through, role: 'manager', worker: 'block' })
  const cdp = await context.newCDPSession(page)
  const { scope, cells } = relay.held()
  const places = Object.values(cells).filter((values) => typeof values[scope] === 'number').length
  if (places < CELLS) throw new Error(`only ${places} cells to change`)
  const bursts = Math.ceil(updates / CELLS / BURST)
  const samples: Sample[] = []
  const wrong: string[] = []
  // Everything once, before it is weighed for the first time.
  await use(page, { relay, burst: 30 })
  console.log(['frames', 'cells', 'heap MB', 'nodes', 'listeners'].map((word) => word.padStart(12)).join(''))
  for (let burst = 1; burst <= bursts; burst++) {
    relay.send(BURST, CELLS)
    await use(page, { relay, burst })
    wrong.push(...(await wrongFigures(page, relay)))
    if (burst % Math.ceil(bursts / SAMPLES) !== 0 && burst !== bursts) continue
    const sample = { frames: burst * BURST, updates: burst * BURST * CELLS, ...(await weigh(page, cdp)) }
    samples.push(sample)
    console.log(
      Object.values(sample)
        .map((value) => String(value).padStart(12))
        .join(''),
    )
  }
  await context.close()
  const isGood = isFlat({ samples }) && problems.length === 0 && wrong.length === 0
  console.log(JSON.stringify({ problems, wrong: wrong.slice(0, 10) }))
  console.log(isGood ? 'PASS: heap, nodes and listeners stay level, no console errors, every figure as sent' : 'FAIL')
  return isGood
}

/** What somebody does with a phone meanwhile: other tabs, a card, a line that is lost. It ends on the first page. */
async function use(page: Page, at: { relay: Relay; burst: number }): Promise<void> {
  const { relay, burst } = at
  if (burst % 2 === 0)
    for (const tab of TABS) {
      await page.getByTestId(`tab-${tab}`).tap()
      await page.getByTestId(`page-${tab}`).waitFor()
    }
  if (burst % 3 === 0) {
    await page.getByTestId('figure-members').tap()
    await page.getByTestId('origin-close').tap()
    await page.getByTestId('origin-card').waitFor({ state: 'detached' })
  }
  if (burst % 5 === 0) {
    relay.cut()
    relay.send(1, CELLS)
    await page.locator('[data-testid="phone-link"][data-state="live"]').waitFor()
  }
}

/** Waits for the last frame to be painted; what is not as it was sent by then. */
async function wrongFigures(page: Page, relay: Relay): Promise<string[]> {
  const look = async () => {
    const shown = await page
      .locator('main [data-testid^="figure-"]')
      .evaluateAll((all) =>
        all.map((e) => [(e.getAttribute('data-testid') ?? '').slice(7), e.getAttribute('data-value')] as const),
      )
    const { scope, cells } = relay.held()
    return shown.flatMap(([metric, value]) => {
      const ought = cells[metric]?.[scope]
      return ought === undefined || ought === null || String(ought) === value
        ? []
        : [`${metric}: ${value}, sent ${ought}`]
    })
  }
  for (let tries = 0; tries < 100; tries++) {
    if ((await look()).length === 0) return []
    await page.waitForTimeout(100)
  }
  return look()
}

const { values } = parseArgs({ options: { updates: { type: 'string', default: '100000' } } })
process.exitCode = (await main(Number(values.updates))) ? 0 : 1
