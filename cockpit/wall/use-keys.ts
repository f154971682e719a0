import { onScopeDispose } from 'vue'

export interface KeyActions {
  turn(by: 1 | -1): void
  /** The view of that number, 1 the first. */
  pick(number: number): void
  hold(): void
  table(): void
  /** Esc: closes what is open, or goes up. */
  back(): void
}

/** What a key means on the wall, wherever the focus is; presenters' remotes send PageUp and PageDown. */
export function keyAction(event: Pick<KeyboardEvent, 'key'>): ((actions: KeyActions) => void) | null {
  const { key } = event
  if (key === 'ArrowRight' || key === 'PageDown') return (actions) => actions.turn(1)
  if (key === 'ArrowLeft' || key === 'PageUp') return (actions) => actions.turn(-1)
  if (/^[1-9]$/.test(key)) return (actions) => actions.pick(Number(key))
  if (key === ' ') return (actions) => actions.hold()
  if (key === 't') return (actions) => actions.table()
  if (key === 'Escape' || key === 'Backspace') return (actions) => actions.back()
  return null
}

/** Listens for the wall's keys while the calling Vue scope lives; those that something else has taken are left alone. */
export function useKeys(actions: KeyActions, isBusy: () => boolean): void {
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isBusy()) return
    const { target } = event
    if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return
    // A button takes the space bar itself.
    if (event.key === ' ' && target instanceof HTMLButtonElement) return
    const act = keyAction(event)
    if (!act) return
    event.preventDefault()
    act(actions)
  }
  window.addEventListener('keydown', onKey)
  onScopeDispose(() => window.removeEventListener('keydown', onKey))
}
