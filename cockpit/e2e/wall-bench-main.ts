import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { build, preview } from 'vite'
import { type BenchPage, CHANGED, CHARTS, EVERY_MS } from './bench/data.ts'
import { type OpenCity, openCity } from './city.ts'
import { type FirstLoad, firstLoad } from './first-load.ts'
import { openRelay } from './relay.ts'
import { type Kept, openBrowser, openWall } from './support.ts'

const PAGES = fileURLToPath(new URL('./bench/', import.meta.url))
const VARIANTS = { ours: 'ours.html', every: 'ours.html?every', peer: 'peer.html', still: 'peer.html?still' } as const
type Variant = keyof typeof VARIANTS
const WINDOW = { width: 3840, height: 2160 }
const WARM_MS = 2_000
const MEASURED_MS = 6_000

/** Milliseconds of its processor that a page's main thread took in a second, and the frames of data that it took. */
interface Busy {
  readonly busy: number
  readonly frames: number
}

/**
 * Twelve charts at ten frames a second in the wall's own way and in the usual one, by turns, and the wall's first load.
 * Writes what it found as JSON for `npm run bench -- wall`.
 */
async function main(rounds: number): Promise<void> {
  const outDir = mkdtempSync(join(tmpdir(), 'yuntu-bench-'))
  try {
    const inputs = ['ours.html', 'peer.html'].map((name) => join(PAGES, name))
    await build({
      root: PAGES,
      configFile: false,
      logLevel: 'error',
      build: { outDir, emptyOutDir: true, rolldownOptions: { input: inputs } },
    })
    const server = await preview({
      root: PAGES,
      configFile: false,
      logLevel: 'error',
      build: { outDir },
      preview: { port: 0 },
    })
    const browser = await openBrowser()
    try {
      const busy = await measureAll(browser, { url: server.resolvedUrls?.local[0] ?? '', rounds })
      console.log(JSON.stringify({ busy, ...(await theWall(rounds)) }))
    } finally {
      await browser.close()
      await server.close()
    }
  } finally {
    rmSync(outDir, { recursive: true, force: true })
  }
}

async function measureAll(browser: Browser, at: { url: string; rounds: number }): Promise<Record<Variant, Busy[]>> {
  const found: Record<Variant, Busy[]> = { ours: [], every: [], peer: [], still: [] }
  for (let round = 0; round < at.rounds; round++) {
    const held: string[] = []
    for (const [variant, path] of Object.entries(VARIANTS) as [Variant, string][]) {
      // keys of a record
      const page = await browser.newPage({ viewport: WINDOW })
      await page.goto(at.url + path)
      await page.waitForFunction(() => document.querySelectorAll('#app :is(canvas, svg)').length === 12)
      const { busy, drawn } = await measure(page)
      found[variant].push(busy)
      held.push(drawn)
      console.error(`round ${round + 1}, ${variant}: ${JSON.stringify(busy)}`)
      await page.close()
    }
    if (held.some((drawn) => drawn !== held[0])) throw new Error('the pages do not draw the same values')
  }
  return found
}

/** Runs a page warm and then measures; afterwards all variants are brought to the same frame, and tell what they hold. */
async function measure(page: Page): Promise<{ busy: Busy; drawn: string }> {
  await run(page, 'start')
  const busy = await busyOf(page, () => run(page, 'taken'))
  await run(page, 'stop')
  return {
    busy,
    drawn: await page.evaluate(async () => {
      const { bench } = window as unknown as { bench: BenchPage } // as both pages have it
      bench.finish()
      await new Promise((resolve) => setTimeout(resolve, 3_000))
      return JSON.stringify(bench.drawn())
    }),
  }
}

async function busyOf(page: Page, taken: () => Promise<number> | number): Promise<Busy> {
  const cdp = await page.context().newCDPSession(page)
  // Time that the thread had, not time that passed: other programs of the machine do not count.
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
  const read = async () => {
    const { metrics } = await cdp.send('Performance.getMetrics')
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1_000
  }
  await page.waitForTimeout(WARM_MS)
  const [before, first, started] = [await read(), await taken(), performance.now()]
  await page.waitForTimeout(MEASURED_MS)
  const [after, last, ended] = [await read(), await taken(), performance.now()]
  await cdp.detach()
  const seconds = (ended - started) / 1_000
  return { busy: (after - before) / seconds, frames: (last - first) / seconds }
}

function run(page: Page, what: 'start' | 'stop' | 'taken'): Promise<number> {
  return page.evaluate((asked) => {
    const { bench } = window as unknown as { bench: BenchPage } // as both pages have it
    if (asked !== 'taken') bench[asked]()
    return bench.taken()
  }, what)
}

/** The wall itself, whole, on a line that brings it as many changed cells ten times a second; and its first loads. */
async function theWall(rounds: number): Promise<{ wall: Busy; loads: FirstLoad[] }> {
  const city = await openCity()
  try {
    const { page } = await openWall(city.browser, { link: city.server.firstRun().links.wall, ...WINDOW })
    const loads: FirstLoad[] = []
    for (let round = 0; round < rounds; round++) loads.push(await firstLoad(page))
    return { wall: await busyWall(city, await page.context().storageState()), loads }
  } finally {
    await city.close()
  }
}

async function busyWall({ server, browser }: OpenCity, kept: Kept): Promise<Busy> {
  const relay = await openRelay(server)
  let sent = 0
  let timer: ReturnType<typeof setInterval> | undefined
  try {
    const { page } = await openWall(browser, { link: `${relay.origin}/wall`, kept, ...WINDOW })
    await page.locator('main[data-scope="root"]').waitFor()
    timer = setInterval(() => {
      relay.send(1, CHARTS * CHANGED)
      sent++
    }, EVERY_MS)
    return await busyOf(page, () => sent)
  } finally {
    clearInterval(timer)
    await relay.close()
  }
}

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } })
await main(Number(values.rounds))
