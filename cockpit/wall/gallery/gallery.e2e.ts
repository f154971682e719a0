import type { Browser, Page } from 'playwright-core'
import { createServer, type ViteDevServer } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { faultsOf } from '../../e2e/faults.ts'
import { seriousOn } from '../../e2e/serious.ts'
import { openBrowser } from '../../e2e/support.ts'

let vite: ViteDevServer
let browser: Browser

beforeAll(async () => {
  vite = await createServer({
    root: new URL('../..', import.meta.url).pathname,
    configFile: new URL('../../../vite.config.ts', import.meta.url).pathname,
    server: { port: 0 },
    logLevel: 'error',
  })
  await vite.listen()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await vite?.close()
})

/** Opens the gallery; where it is open already, only what it shows changes, as the panels are made anew for each state. */
async function show(page: Page, query: Readonly<Record<'size' | 'state', string> & { lang?: string; theme?: string }>) {
  const url = `${vite.resolvedUrls?.local[0]}wall/gallery?${new URLSearchParams(query)}`
  const dress = (of: string) => ['lang', 'theme'].map((name) => new URL(of).searchParams.get(name)).join()
  if (page.url().startsWith('http') && dress(page.url()) === dress(url))
    await page.evaluate((to) => {
      history.replaceState(history.state, '', to)
      dispatchEvent(new PopStateEvent('popstate', { state: history.state }))
    }, url)
  else await page.goto(url)
  await page
    .locator(`.gallery[data-size="${query.size}"][data-state="${query.state}"] [data-panel] > *`)
    .first()
    .waitFor({ timeout: 90_000 })
}

const STATES = ['live', 'large', 'empty', 'link', 'source', 'computation', 'suppressed', 'error']

/** The reasons of age differ in one word: all of them where words are longest and room is least. */
const ONE_REASON = STATES.filter((state) => state !== 'source' && state !== 'computation')

test.each([
  ['least', 'zh', ONE_REASON],
  ['least', 'en', STATES],
  ['best', 'zh', ONE_REASON],
])(
  'every panel is whole at its %s size (%s): live, of large numbers, empty, old for each reason, of too few people; a broken frame breaks no neighbour',
  async (size, lang, states) => {
    const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, reducedMotion: 'reduce' })
    const page = await context.newPage()
    for (const state of states) {
      await show(page, { size, state, lang })
      await expect.poll(() => faultsOf(page, '.gallery'), { timeout: 10_000 }).toEqual([])
      expect((await page.locator('.figure[data-state="suppressed"]').count()) > 50).toBe(state === 'suppressed')
      const told = await page.locator('[data-testid="tile-state"]').count()
      if (['live', 'large', 'empty', 'suppressed', 'error'].includes(state)) expect(told).toBe(0)
      else expect(told).toBeGreaterThan(20)
      expect((await page.locator('.failed').count()) > 20).toBe(state === 'error')
    }
  },
  240_000,
)

test('axe finds nothing serious on any panel in any look, nor in the colours of any theme', async () => {
  const page = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage()
  const found: Record<string, string[]> = {}
  // The reasons of age differ in one word.
  for (const { state, theme } of [
    ...['live', 'link', 'suppressed', 'error'].map((state) => ({ state, theme: 'night' })),
    ...['day', 'ceremony'].flatMap((theme) => ['live', 'suppressed'].map((state) => ({ state, theme }))),
  ]) {
    await show(page, { size: 'least', state, theme })
    const faults = await seriousOn(page, theme === 'night' ? undefined : ['color-contrast'])
    if (faults.length > 0) found[`${state} ${theme}`] = faults
  }
  expect(found).toEqual({})
}, 240_000)
