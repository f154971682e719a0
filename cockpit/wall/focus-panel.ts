/** Puts the keyboard on the next panel of the view on screen, or on the one before, round and round. */
export function focusPanel(by: 1 | -1): void {
  const panels = [...document.querySelectorAll<HTMLElement>('main.view:not(.fade-leave-active) [data-panel]')]
  const at = panels.findIndex((panel) => panel.contains(document.activeElement))
  // From elsewhere, forwards is the first and backwards the last.
  const next = at === -1 ? (by === 1 ? 0 : panels.length - 1) : (at + by + panels.length) % panels.length
  panels[next]?.focus()
}
