import type { Page } from 'playwright-core'

/**
 * What is wrong with a wall as it is painted: scrollbars, text that is too small, cut off, out of its region, or over
 * other text. Empty where all is well.
 *
 * Text on the canvas is not seen from here; its sizes and places are pure functions with tests of their own.
 */
export function faultsOf(page: Page, root = '.wall'): Promise<string[]> {
  return page.evaluate((selector) => {
    const LEAST = 1.5
    const unit = Math.min(innerHeight / 100, (innerWidth * 1.15) / 100)
    const faults: string[] = []
    const wall = document.querySelector(selector)
    // The gallery is longer than the screen; a wall never is.
    const isWall = selector === '.wall'
    const { scrollWidth, scrollHeight } = document.documentElement
    if (isWall && (scrollWidth > innerWidth || scrollHeight > innerHeight)) faults.push('the page scrolls')
    if (!wall) return ['there is no wall']

    type Box = { left: number; right: number; top: number; bottom: number }
    const seen: { text: string; box: Box; element: Element }[] = []
    const isOut = (box: Box, frame: Box, slack: number) =>
      box.left < frame.left - slack ||
      box.right > frame.right + slack ||
      box.top < frame.top - slack ||
      box.bottom > frame.bottom + slack
    const walker = document.createTreeWalker(wall, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement
      const text = node.textContent?.trim() ?? ''
      if (!element || text === '' || element.closest('.visually-hidden, svg')) continue
      const style = getComputedStyle(element)
      const size = Number.parseFloat(style.fontSize)
      const range = document.createRange()
      range.selectNodeContents(node)
      for (const rect of range.getClientRects()) {
        if (rect.width === 0 || style.visibility === 'hidden') continue
        // Of the line's height only what the letters take.
        const middle = (rect.top + rect.bottom) / 2
        const box = { left: rect.left, right: rect.right, top: middle - size * 0.45, bottom: middle + size * 0.45 }
        if (size < LEAST * unit - 0.05) faults.push(`«${text}» is ${(size / unit).toFixed(2)}u`)
        if (isWall && isOut(box, { left: 0, right: innerWidth, top: 0, bottom: innerHeight }, 0.5))
          faults.push(`«${text}» leaves the screen`)
        const region = element.closest(isWall ? '.panel, .map, .strip, .ribbon' : '[data-panel]')
        if (region && isOut(box, region.getBoundingClientRect(), 1)) faults.push(`«${text}» leaves its region`)
        for (let up: Element | null = element; up && up !== wall; up = up.parentElement) {
          const clip = getComputedStyle(up).overflow
          if (clip !== 'visible' && isOut(box, up.getBoundingClientRect(), 1)) faults.push(`«${text}» is cut off`)
        }
        seen.push({ text, box, element })
      }
    }
    for (const [i, one] of seen.entries())
      for (const other of seen.slice(i + 1)) {
        const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left)
        const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top)
        if (across > 1 && down > 1) faults.push(`«${one.text}» lies over «${other.text}»`)
      }
    return [...new Set(faults)]
  }, root)
}
