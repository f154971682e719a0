import type { Page } from 'playwright-core'
import { VIEWS } from '../wall/views/index.ts'

/** Shows a view of an open wall, and waits until it is settled. */
export async function turnTo(page: Page, view: string): Promise<void> {
  // By key: a touch would open the time bar.
  await page.keyboard.press(String(VIEWS.findIndex(({ id }) => id === view) + 1))
  await page.locator(`main[data-view="${view}"] [data-panel] > *`).first().waitFor()
  await settle(page)
}

/** Waits until what is painted, and where, no longer changes: answers have come and panels have their room. */
export async function settle(page: Page): Promise<void> {
  const read = () =>
    page.evaluate(() => {
      const main = document.querySelector('main')
      const places = [...(main?.querySelectorAll('[data-panel] *') ?? [])].map((e) => {
        const { x, y, width, height } = e.getBoundingClientRect()
        return [x, y, width, height].map(Math.round).join()
      })
      return `${document.querySelectorAll('main').length} ${innerWidth} ${main?.textContent} ${places.join(' ')}`
    })
  let [before, same] = ['', 0]
  while (same < 3) {
    const now = await read()
    same = now === before ? same + 1 : 0
    before = now
    await page.waitForTimeout(60)
  }
}
