import type { Size } from '../panels/panel.ts'
import type { Shape } from './views/view.ts'

/** Sizes in u of what stands around the panels; the same for every view. */
export interface Chrome {
  readonly strip: number
  readonly ribbon: number
  readonly margin: number
  readonly column: number
  readonly row: number
  readonly foot: number
}

const ROW = { ribbon: 5, margin: 2.6, column: 3, row: 1.6, foot: 1 }
export const CHROME: Readonly<Record<Shape, Chrome>> = {
  wide: { ...ROW, strip: 7 },
  ultra: { ...ROW, strip: 7 },
  tall: { ...ROW, strip: 12 },
}

/** The shape of a window: three columns or so, five, or two under the hero. */
export function shapeOf({ width, height }: Size): Shape {
  const aspect = width / height
  if (aspect >= 13 / 5) return 'ultra'
  return aspect <= 1 ? 'tall' : 'wide'
}
