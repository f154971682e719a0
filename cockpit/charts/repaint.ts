import { onScopeDispose } from 'vue'

const painters = new Set<() => void>()

/** What is painted on a canvas, to be painted anew at once when colours change under it; while the calling Vue scope lives. */
export function onRepaint(paint: () => void): void {
  painters.add(paint)
  onScopeDispose(() => painters.delete(paint))
}

/** Paints every canvas of the page anew, before the next frame: printing waits for none. */
export function repaintAll(): void {
  for (const paint of painters) paint()
}
