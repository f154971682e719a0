import { onScopeDispose } from 'vue'

export interface KeyActions {
  turn(by: 1 | -1): void
  /** The view of that number, 1 the first. */
  pick(number: number): void
  hold(): void
  table(): void
  /** The next panel, or the one before, as the place where the keyboard is. */
  panel(by: 1 | -1): void
  help(): void
  /** Shows the code by which a phone conducts this wall. */
  pair(): void
  /** Esc: closes what is open, or goes up. */
  back(): void
}

/** What a key means on the wall, wherever the focus is; presenters' remotes send PageUp and PageDown. */
export function keyAction(event: Pick<KeyboardEvent, 'key' | 'shiftKey'>): ((actions: KeyActions) => void) | null {
  const { key, shiftKey } = event
  if (key === 'ArrowRight' || key === 'PageDown') return (actions) => actions.turn(1)
  if (key === 'ArrowLeft' || key === 'PageUp') return (actions) => actions.turn(-1)
  if (/^[1-9]$/.test(key)) return (actions) => actions.pick(Number(key))
  if (key === ' ') return (actions) => actions.hold()
  if (key === 't') return (actions) => actions.table()
  if (key === 'F6') return (actions) => actions.panel(shiftKey ? -1 : 1)
  if (key === '?') return (actions) => actions.help()
  if (key === 'c') return (actions) => actions.pair()
  if (key === 'Escape' || key === 'Backspace') return (actions) => actions.back()
  return null
}

/** Listens for the wall's keys while the calling Vue scope lives; those that something else has taken are left alone. */
export function useKeys(actions: KeyActions, isBusy: () => boolean): void {
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isBusy()) return
    const { target } = event
    if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return
    // A list takes the keys that move in it, and those that letters are.
    if (target instanceof HTMLSelectElement && event.key !== 'Escape') return
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
