import { onScopeDispose, type ShallowRef, shallowRef } from 'vue'

/** How the wall is laid out: three columns, five, or two under the map. The same bounds stand in wall-view.css. */
export type Shape = 'normal' | 'wide' | 'tall'

/** The shape of the window, followed while the calling Vue scope lives. */
export function useShape(): Readonly<ShallowRef<Shape>> {
  const wide = window.matchMedia('(min-aspect-ratio: 13/5)')
  const tall = window.matchMedia('(max-aspect-ratio: 1/1)')
  const read = (): Shape => (wide.matches ? 'wide' : tall.matches ? 'tall' : 'normal')
  const shape = shallowRef(read())
  const onChange = () => {
    shape.value = read()
  }
  for (const query of [wide, tall]) query.addEventListener('change', onChange)
  onScopeDispose(() => {
    for (const query of [wide, tall]) query.removeEventListener('change', onChange)
  })
  return shape
}
