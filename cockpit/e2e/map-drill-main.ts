import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { createServer } from 'vite'
import { openBrowser } from './support.ts'

const COUNTS = [600, 6_000] as const
const WINDOW = { width: 1920, height: 1080 }
const WARM_MS = 3_000
const MEASURED_MS = 8_000

/** Frames a second of a map that glows all the time, and milliseconds of script that each frame took. */
async function measure(browser: Browser, url: string) {
  const context = await browser.newContext({ viewport: WINDOW })
  const page = await context.newPage()
  await page.goto(url, { timeout: 120_000 })
  await page.waitForTimeout(WARM_MS)
  const cdp = await context.newCDPSession(page)
  await cdp.send('Performance.enable')
  const look = async () => {
    const { metrics } = await cdp.send('Performance.getMetrics')
    const script = metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0
    // Set by the page that is measured.
    const frames = await page.evaluate(() =>
      (window as unknown as { mapBench: { frames(): number } }).mapBench.frames(),
    )
    return { script, frames, at: performance.now() }
  }
  const before = await look()
  await page.waitForTimeout(MEASURED_MS)
  const after = await look()
  await context.close()
  const frames = after.frames - before.frames
  return {
    framesPerSecond: (frames * 1_000) / (after.at - before.at),
    scriptMs: ((after.script - before.script) * 1_000) / Math.max(1, frames),
  }
}

/** The cloud map with 600 and with 6,000 cells: `npm run drill -- map`. What is told is how much more a frame takes. */
async function main(): Promise<void> {
  const vite = await createServer({
    root: fileURLToPath(new URL('../', import.meta.url)),
    configFile: fileURLToPath(new URL('../../vite.config.ts', import.meta.url)),
    server: { port: 0 },
    logLevel: 'error',
  })
  await vite.listen()
  const browser = await openBrowser()
  try {
    const found = []
    for (const cells of COUNTS)
      found.push({
        cells,
        ...(await measure(browser, `${vite.resolvedUrls?.local[0]}e2e/bench/map.html?cells=${cells}`)),
      })
    const [few, many] = found
    const ratio = few && many ? many.scriptMs / few.scriptMs : null
    console.log(JSON.stringify({ maps: found, scriptRatio: ratio }, null, 2))
  } finally {
    await browser.close()
    await vite.close()
  }
}

await main()
