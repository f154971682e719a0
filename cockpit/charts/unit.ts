/** The unit u of a window of so many pixels (as `--u` in styles/tokens.css), in pixels. */
export function unitOf({ width, height }: { readonly width: number; readonly height: number }): number {
  return Math.min(height / 100, (width * 1.15) / 100)
}

/** The unit u of the page's own window. */
export function ownUnit(): number {
  return unitOf({ width: window.innerWidth, height: window.innerHeight })
}
