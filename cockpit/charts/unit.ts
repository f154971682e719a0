/** The unit u of a window of so many pixels (as `--u` in styles/tokens.css), in pixels. */
export function unitOf({ width, height }: { readonly width: number; readonly height: number }): number {
  return Math.min(height / 100, (width * 1.15) / 100)
}

/** The unit u of the page in pixels: its window's, or what a page of paper has set. */
export function ownUnit(): number {
  const told = Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--u'))
  // A browser that knows of no typed properties tells the formula.
  return told > 0 ? told : unitOf({ width: window.innerWidth, height: window.innerHeight })
}
