import type { Browser, CDPSession, Page } from 'playwright-core'
import { SUPPRESSED } from '../../data/contract/cells.ts'
import { openRelay, type Relay } from './relay.ts'
import { openWall, type Server } from './support.ts'

/** What a page holds after a forced collection of garbage. */
export interface Sample {
  readonly frames: number
  readonly updates: number
  readonly heapMegabytes: number
  readonly nodes: number
  readonly listeners: number
}

export interface WallDrill {
  /** The last at the end. */
  readonly samples: readonly Sample[]
  readonly frames: number
  readonly updates: number
  readonly viewChanges: number
  readonly drillDowns: number
  readonly reconnects: number
  readonly cards: number
  /** Console errors and exceptions of the page. */
  readonly problems: readonly string[]
  /** Figures that were not what was sent. */
  readonly wrong: readonly string[]
}

/** Frames that are sent without a pause before the page is used. */
const BURST = 50
/** The page's timers run so many times faster: a long time of a wall in a short one. */
const HURRY = 10

/** What the browser says where the drill cuts a line into which the page just writes. */
const CUT = /^WebSocket is already in CLOSING or CLOSED state/

/**
 * Sends a wall page changed cells as fast as it takes them, and uses it meanwhile: turns views, goes down and up, opens
 * cards, charts as tables, and loses its line. Tells what it holds on the way.
 */
export async function wallDrill(at: {
  server: Server
  browser: Browser
  updates: number
  frames: number
  /** How often the page is weighed; the first time after the first part, when everything has been used once. */
  samples: number
  say?: (sample: Sample) => void
}): Promise<WallDrill> {
  const relay = await openRelay(at.server)
  try {
    const { wall } = at.server.firstRun().links
    const link = wall.replace(new URL(wall).origin, relay.origin)
    const { page, context, problems } = await openWall(at.browser, { link, before: hurry })
    await page.locator('main[data-scope="root"]').waitFor()
    const cdp = await context.newCDPSession(page)
    const done = { frames: 0, updates: 0, viewChanges: 0, drillDowns: 0, reconnects: 0, cards: 0 }
    const each = Math.ceil(at.updates / at.frames)
    const samples: Sample[] = []
    const wrong: string[] = []
    const bursts = Math.ceil(at.frames / BURST)
    for (let burst = 1; burst <= bursts; burst++) {
      const version = relay.send(BURST, each)
      done.frames += BURST
      done.updates += BURST * each
      await arrived(page, version)
      await use(page, { relay, burst, done })
      if (burst % Math.ceil(bursts / at.samples) !== 0 && burst !== bursts) continue
      await goHome(page)
      await arrived(page, relay.send(1, each))
      wrong.push(...(await wrongFigures(page, relay)))
      const sample = { frames: done.frames, updates: done.updates, ...(await weigh(page, cdp)) }
      samples.push(sample)
      at.say?.(sample)
    }
    await context.close()
    return { ...done, samples, problems: problems.filter((each) => !CUT.test(each)), wrong }
  } finally {
    await relay.close()
  }
}

/** Whether what a page holds stays what it was: a few digits more or less make a few nodes. */
export function isFlat({ samples }: Pick<WallDrill, 'samples'>): boolean {
  const [first, last] = [samples[0], samples.at(-1)]
  if (!first || !last || first === last) return false
  const isLevel = (what: 'nodes' | 'listeners') => last[what] <= first[what] * 1.02 + 20
  return last.heapMegabytes - first.heapMegabytes <= 5 && isLevel('nodes') && isLevel('listeners')
}

/** Timers of the page run faster than its clocks, which stay as they are. */
async function hurry(page: Page): Promise<void> {
  // As text: what compiles this file may name functions by a helper that the page has not.
  await page.addInitScript(
    `for (const name of ['setTimeout', 'setInterval']) {
      const own = window[name]
      window[name] = (run, ms = 0, ...rest) => own(run, ms / ${HURRY}, ...rest)
    }`,
  )
}

async function arrived(page: Page, version: number): Promise<void> {
  await page.locator(`[data-testid="strip-version"][data-value="${version}"]`).waitFor({ state: 'attached' })
}

/** What somebody may do before a wall; something else after each burst. */
async function use(
  page: Page,
  at: {
    relay: Relay
    burst: number
    done: { viewChanges: number; drillDowns: number; reconnects: number; cards: number }
  },
): Promise<void> {
  const { relay, burst, done } = at
  const view = () => page.locator('main').last().getAttribute('data-view')
  const before = await view()
  await page.keyboard.press('ArrowRight')
  await page.locator(`main:not([data-view="${before}"])`).waitFor()
  done.viewChanges++
  if (burst % 4 === 0) {
    await goHome(page)
    const canvas = page.getByTestId('map-canvas')
    await canvas.focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await page.locator('main:not([data-scope="root"])').waitFor()
    done.drillDowns++
  }
  if (burst % 4 === 1) await goHome(page)
  if (burst % 5 === 0) {
    const state = page.getByTestId('strip-link')
    relay.cut()
    relay.send(burst % 2, 10)
    await arrived(page, relay.send(1, 10))
    await state.waitFor()
    done.reconnects++
  }
  if (burst % 6 === 0) {
    await page.locator('[data-testid^="figure-"]').first().click()
    await page.getByTestId('origin-card').waitFor()
    await page.keyboard.press('Escape')
    await page.getByTestId('origin-card').waitFor({ state: 'detached' })
    done.cards++
  }
  if (burst % 7 === 0) {
    await page.keyboard.press('t')
    await page.keyboard.press('t')
  }
}

/** The overview of the whole, as at the beginning. */
async function goHome(page: Page): Promise<void> {
  await page.keyboard.press('1')
  await page.locator('main[data-view="overview"]').waitFor()
  if ((await page.locator('main[data-scope="root"]').count()) === 0)
    await page.locator('[data-testid="breadcrumb"] [data-org="root"]').click()
  await page.locator('main[data-view="overview"][data-scope="root"][aria-busy="false"]').waitFor()
}

async function wrongFigures(page: Page, relay: Relay): Promise<string[]> {
  // Targets come with values of their own from the API, which knows nothing of what was sent here.
  const shown = await page
    .locator('main [data-panel]:not([data-panel="goals"]) [data-testid^="figure-"]')
    .evaluateAll((all) =>
      all.map((e) => [(e.getAttribute('data-testid') ?? '').slice(7), e.getAttribute('data-value')] as const),
    )
  const { scope, cells } = relay.held()
  return shown.flatMap(([metric, value]) => {
    const ought = cells[metric]?.[scope]
    const text = ought === SUPPRESSED ? '' : String(ought ?? '')
    return ought === undefined || text === value ? [] : [`${metric}: ${value}, sent ${ought}`]
  })
}

/** What a page holds once nothing is on its way any more. */
export async function weigh(
  page: Page,
  cdp: CDPSession,
): Promise<Pick<Sample, 'heapMegabytes' | 'nodes' | 'listeners'>> {
  // What fades out is gone, and what was asked of the server has been answered.
  await page.waitForTimeout(1_000)
  await page.waitForFunction(() => document.querySelectorAll('main').length === 1)
  for (let n = 0; n < 3; n++) await cdp.send('HeapProfiler.collectGarbage')
  const { usedSize } = await cdp.send('Runtime.getHeapUsage')
  const { nodes, jsEventListeners } = await cdp.send('Memory.getDOMCounters')
  return { heapMegabytes: Math.round(usedSize / 10_485.76) / 100, nodes, listeners: jsEventListeners }
}
