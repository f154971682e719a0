import type { Page } from 'playwright-core'

/** Shows a view of the wall, settled: its answers have come, and what is painted no longer changes. */
export async function turnTo(page: Page, view: string): Promise<void> {
  await page.locator(`[data-testid="view-bar"] [data-view="${view}"]`).click()
  await page.locator(`main[data-view="${view}"] [data-panel] > *`).first().waitFor()
  await settle(page)
}

export async function settle(page: Page): Promise<void> {
  const read = () =>
    page.evaluate(() => `${document.querySelectorAll('main').length} ${document.querySelector('main')?.textContent}`)
  for (let [before, same] = ['', 0]; same < 4; ) {
    const now = await read()
    same = now === before ? same + 1 : 0
    before = now
    await page.waitForTimeout(60)
  }
}
