import { onScopeDispose, type ShallowRef, shallowRef } from 'vue'

/** The wall's unit u in pixels (as `--u` in styles/tokens.css), followed while the calling Vue scope lives. */
export function useUnit(): Readonly<ShallowRef<number>> {
  const read = () => Math.min(window.innerHeight / 100, (window.innerWidth * 1.15) / 100)
  const unit = shallowRef(read())
  const onResize = () => {
    unit.value = read()
  }
  window.addEventListener('resize', onResize)
  onScopeDispose(() => window.removeEventListener('resize', onResize))
  return unit
}
