import type { Page } from 'playwright-core'

/**
 * What is wrong with a wall as it is painted: scrollbars, text that is too small or too faint, cut off, out of its
 * region, or over other text. Empty where all is well.
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
    // Colours as WCAG 2 compares them; what shines through is mixed first.
    type Colour = [red: number, green: number, blue: number, alpha: number]
    const colourOf = (css: string): Colour => {
      const [red = 0, green = 0, blue = 0, alpha = 1] = (css.match(/[\d.]+/g) ?? []).map(Number)
      return [red, green, blue, alpha]
    }
    const mix = (over: Colour, under: Colour): Colour => {
      const at = (i: 0 | 1 | 2) => over[i] * over[3] + under[i] * (1 - over[3])
      return [at(0), at(1), at(2), 1]
    }
    const light = ([red, green, blue]: Colour) => {
      const [r = 0, g = 0, b = 0] = [red, green, blue].map((part) =>
        part <= 10 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
      )
      return 0.2126 * r + 0.7152 * g + 0.0722 * b
    }
    const groundOf = (element: Element): Colour => {
      const above: Colour[] = []
      for (let up: Element | null = element; up; up = up.parentElement) {
        const colour = colourOf(getComputedStyle(up).backgroundColor)
        above.push(colour)
        if (colour[3] === 1) break
      }
      return above.reduceRight((under, over) => mix(over, under), [255, 255, 255, 1])
    }
    const contrastOf = (element: Element, css: string) => {
      const ground = groundOf(element)
      const [most = 0, least = 0] = [light(mix(colourOf(css), ground)), light(ground)].sort((a, b) => b - a)
      return (most + 0.05) / (least + 0.05)
    }
    const walker = document.createTreeWalker(wall, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement
      const text = node.textContent?.trim() ?? ''
      if (!element || text === '' || element.closest('.visually-hidden, svg')) continue
      const style = getComputedStyle(element)
      const size = Number.parseFloat(style.fontSize)
      const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700)
      const contrast = contrastOf(element, style.color)
      const range = document.createRange()
      range.selectNodeContents(node)
      for (const rect of range.getClientRects()) {
        if (rect.width === 0 || style.visibility === 'hidden') continue
        // Of the line's height only what the letters take.
        const middle = (rect.top + rect.bottom) / 2
        const box = { left: rect.left, right: rect.right, top: middle - size * 0.45, bottom: middle + size * 0.45 }
        if (contrast < (isLarge ? 3 : 4.5)) faults.push(`«${text}» has a contrast of ${contrast.toFixed(2)}`)
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
