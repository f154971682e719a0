import { onScopeDispose, type ShallowRef, shallowRef } from 'vue'
import { ownUnit } from '../charts/unit.ts'

/** The wall's unit u in pixels, followed while the calling Vue scope lives. */
export function useUnit(): Readonly<ShallowRef<number>> {
  const unit = shallowRef(ownUnit())
  const onResize = () => {
    unit.value = ownUnit()
  }
  window.addEventListener('resize', onResize)
  onScopeDispose(() => window.removeEventListener('resize', onResize))
  return unit
}
