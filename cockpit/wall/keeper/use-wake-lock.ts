import { onScopeDispose } from 'vue'

/** Keeps the screen from going dark while the calling Vue scope lives, where the browser can and the page is seen. */
export function useWakeLock(): void {
  let lock: WakeLockSentinel | undefined
  let isClosed = false

  async function ask() {
    if (document.visibilityState !== 'visible' || isClosed || !('wakeLock' in navigator)) return
    try {
      const got = await navigator.wakeLock.request('screen')
      if (isClosed) await got.release()
      else lock = got
    } catch {
      // Plain http or a low battery: the machine's own settings must do.
    }
  }
  const onSeen = () => void ask()
  void ask()
  // The browser lets go of it when the page is hidden.
  document.addEventListener('visibilitychange', onSeen)
  onScopeDispose(() => {
    isClosed = true
    document.removeEventListener('visibilitychange', onSeen)
    void lock?.release()
  })
}
