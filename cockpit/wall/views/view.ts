import type { Label } from '../../../data/language/label.ts'
import type { PanelId } from '../../panels/index.ts'

/** The shapes a wall may have; what lies between reads as the nearest (see `shapeOf`). */
export type Shape = 'wide' | 'ultra' | 'tall'

/**
 * A grid as CSS reads it: track sizes in `u` or `fr`, and one line of panel ids a row. A panel that fills several fields
 * stands in each of them; `.` is left free.
 */
export interface Layout {
  readonly columns: string
  readonly rows: string
  readonly areas: readonly string[]
}

/** A view of the wall: at most seven panels, one of which is read first. Data only. */
export interface WallViewFile {
  readonly id: string
  readonly title: Label
  /** As it stands in the strip. */
  readonly short: Label
  /** The panel that is read first. */
  readonly focus: PanelId
  /** What its map shows until somebody chooses another metric; only where it has one. */
  readonly map?: string
  readonly layouts: Readonly<Record<Shape, Layout>>
}
