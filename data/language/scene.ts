import type { EventKind } from './event.ts'
import type { Label } from './label.ts'
import type { Measure } from './measure.ts'
import type { Identity, Metric } from './metric.ts'
import type { Fold, Projector } from './project.ts'

/** One upstream application area: everything the cockpit knows about it. */
export interface Scene {
  readonly id: string
  readonly label: Label
  /** Whether the name is one of the published ones, or ours after the source text. */
  readonly official: boolean
  readonly owner: string
  readonly purpose: Label
  readonly source: string
  // Payload types differ by kind; past the registry they are plain records, checked at the door.
  readonly events: readonly EventKind[]
  readonly measures: readonly Measure[]
  readonly metrics: readonly Metric[]
  readonly projectors: readonly Projector[]
  readonly folds: readonly Fold[]
  readonly identities: readonly Identity[]
}

/** Declares a scene. */
export function defineScene(scene: Scene): Scene {
  return scene
}
