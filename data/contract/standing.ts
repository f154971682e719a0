import type { Label } from '../language/label.ts'
import type { OrgRow } from './rest.ts'

/** `GET /api/quiet`: branches of a scope of which nothing was heard for `days` days, whatever the kind of event; the longest first. */
export interface QuietAnswer {
  readonly version: number
  readonly scope: string
  readonly days: number
  readonly branches: number
  readonly quiet: number
  readonly rows: readonly { readonly org: string; readonly name: string; readonly last: string | null }[]
}

/**
 * `GET /api/place`: how a scope lies among the units beside it, as a distribution with its own place and nobody else's.
 *
 * Only means and shares: sums would compare the size of units. `distribution` is null above which there is nothing, and
 * where fewer than five units beside it have a value.
 */
export interface PlaceAnswer {
  readonly version: number
  readonly scope: string
  readonly metric: string
  readonly value: number | null
  readonly parent: { readonly org: string; readonly name: string } | null
  readonly distribution: {
    readonly units: number
    readonly lower: number
    readonly median: number
    readonly upper: number
    /** How many units lie in each of equal steps from `from` to `to`; `own` is the scope's own step. */
    readonly from: number
    readonly to: number
    readonly steps: readonly number[]
    readonly own: number | null
  } | null
}

/**
 * `GET /api/orgs/search?scope&text`: organisations of a scope whose name, or the pinyin of it, begins or runs so. `above`
 * is the short name of the one that it hangs below, which tells namesakes apart.
 */
export interface SearchAnswer {
  readonly version: number
  readonly scope: string
  readonly total: number
  readonly rows: readonly (OrgRow & { readonly above: string })[]
}

/** `GET /api/timeline?scope`: the latest events of a scope that may be shown one by one, newest first. */
export interface TimelineAnswer {
  readonly version: number
  readonly scope: string
  readonly events: readonly {
    readonly seq: number
    readonly time: string
    readonly kind: string
    readonly label: Label
    readonly org: string
    readonly orgName: string
    readonly isCorrected: boolean
  }[]
}
