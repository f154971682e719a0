import type { View } from '../../data/contract/frames.ts'
import { OVERVIEW } from '../../data/contract/overview.ts'
import { METRICS } from '../../data/scenes/index.ts'

/** A metric of the scope itself (depth 0), or of everything below it down to a depth. */
export interface Planned {
  readonly metric: string
  readonly depth: number
}

/** Which cells a view carries, in their order: the same for a live frame and for one of the past. */
export function planOf(view: View): readonly Planned[] {
  if (view !== 'overview' && 'metrics' in view)
    return view.metrics.flatMap((metric) => [
      { metric, depth: 0 },
      { metric, depth: 1 },
    ])
  const map = [...new Set<string>([...OVERVIEW.map, ...(view === 'overview' ? [] : [view.map])])]
  const onMap = new Set(map)
  return [
    ...METRICS.map(({ id }) => ({ metric: id, depth: 0 })),
    ...map.map((metric) => ({ metric, depth: OVERVIEW.mapDepth })),
    ...OVERVIEW.spread.filter((metric) => !onMap.has(metric)).map((metric) => ({ metric, depth: 1 })),
  ]
}
