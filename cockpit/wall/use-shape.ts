import { onScopeDispose, type ShallowRef, shallowRef } from 'vue'
import { shapeOf } from './shapes.ts'
import type { Shape } from './views/view.ts'

/** The shape of the window, followed while the calling Vue scope lives. */
export function useShape(): Readonly<ShallowRef<Shape>> {
  const read = () => shapeOf({ width: window.innerWidth, height: window.innerHeight })
  const shape = shallowRef(read())
  const onResize = () => {
    shape.value = read()
  }
  window.addEventListener('resize', onResize)
  onScopeDispose(() => window.removeEventListener('resize', onResize))
  return shape
}
