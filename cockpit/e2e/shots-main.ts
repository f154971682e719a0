import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { SHAPES, shots } from './shots.ts'
import { openBrowser, openWall, startServer } from './support.ts'

/** `npm run drill -- shots`: pictures of a demonstration's wall into a folder, one file a shot. */
async function main(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const server = await startServer({ YUNTU_DEMO: 'small' })
  const browser = await openBrowser()
  try {
    const { page } = await openWall(browser, { link: server.firstRun().links.wall })
    await page.getByTestId('loading').waitFor({ state: 'detached', timeout: 300_000 })
    // The wall itself says which views it has.
    const views = await page
      .locator('[data-testid="view-bar"] [data-view]')
      .evaluateAll((all) => all.map((button) => button.getAttribute('data-view') ?? ''))
    let dressed = ''
    for (const { view, shape, theme, lang } of shots(views)) {
      await page.setViewportSize(SHAPES[shape])
      const dress = `lang=${lang}&theme=${theme}`
      if (dress !== dressed) await page.goto(`${server.origin}/wall?${dress}&view=${view}`)
      dressed = dress
      await show(page, view)
      const file = join(folder, `${view}-${shape}-${lang}-${theme}.png`)
      await page.screenshot({ path: file })
      console.log(file)
    }
  } finally {
    await browser.close()
    await server.dispose()
  }
}

async function show(page: Page, view: string): Promise<void> {
  await page.locator(`[data-testid="view-bar"] [data-view="${view}"]`).click()
  await page.locator(`main[data-view="${view}"] [data-panel] > *`).first().waitFor()
  // Answers of the API come after the frame.
  await page.waitForTimeout(1_000)
}

await main(process.argv[2] ?? 'yuntu-shots')
