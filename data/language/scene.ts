import type { Band } from './band.ts'
import type { EventKind } from './event.ts'
import type { KeyedFold } from './keyed.ts'
import type { Label } from './label.ts'
import type { Measure } from './measure.ts'
import type { Identity, Metric } from './metric.ts'
import type { Once } from './once.ts'
import type { Fold, Projector } from './project.ts'

/** Who fills in how many fields of an event kind how often, where no system reports it by itself. */
export interface Asked {
  readonly kind: string
  readonly of: 'secretary' | 'member' | 'staff'
  readonly fields: number
  /** How often a year each of them is asked. */
  readonly timesAYear: number
}

/** One upstream application area: everything the cockpit knows about it. */
export interface Scene {
  readonly id: string
  readonly label: Label
  /** Whether the name is one of the published ones, or ours after the source text. */
  readonly official: boolean
  readonly owner: string
  readonly purpose: Label
  readonly source: string
  /** 备案号: the operator's filing number of this application, null until it has one. */
  readonly filing: string | null
  /** What it asks of people who report by hand, for the burden meter. */
  readonly asks: readonly Asked[]
  // Payload types differ by kind; past the registry they are plain records, checked at the door.
  readonly events: readonly EventKind[]
  readonly measures: readonly Measure[]
  readonly metrics: readonly Metric[]
  readonly projectors: readonly Projector[]
  readonly folds: readonly Fold[]
  readonly keyed?: readonly KeyedFold[]
  /** Measures that follow from others, once a period. */
  readonly once?: readonly Once[]
  /** Measures that follow from the stocks of an organisation. */
  readonly bands?: readonly Band[]
  readonly identities: readonly Identity[]
}

/** Declares a scene. */
export function defineScene(scene: Scene): Scene {
  return scene
}
