import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { SHAPES, shots } from './shots.ts'
import { openBrowser, openWall, startServer } from './support.ts'
import { turnTo } from './turn-to.ts'

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
      await turnTo(page, view)
      // Answers of the API come after the frame.
      await page.waitForTimeout(500)
      const file = join(folder, `${view}-${shape}-${lang}-${theme}.png`)
      await page.screenshot({ path: file })
      console.log(file)
    }
  } finally {
    await browser.close()
    await server.dispose()
  }
}

const { values } = parseArgs({ options: { folder: { type: 'string', default: 'yuntu-shots' } } })
await main(values.folder)
