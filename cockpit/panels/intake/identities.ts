import type { Cells } from '../../../data/contract/cells.ts'
import type { Label } from '../../../data/language/label.ts'
import { KIND_METRICS, SECTOR_METRICS } from '../organisations/rows.ts'
import { isSuppressed, valueIn } from '../panel.ts'
import { type AxisId, PEOPLE_AXES } from '../people/axes.ts'

export interface CheckedIdentity {
  readonly id: string
  readonly label: Label
  /** Left less right: 0 where the books agree, null where a part is not reported. */
  readonly residual: number | null
}

const AXES: readonly (readonly [AxisId, string, string])[] = [
  ['age', '年龄', 'ages'],
  ['gender', '性别', 'sexes'],
  ['education', '学历', 'education'],
  ['occupation', '职业', 'occupations'],
  ['joined', '入党时间', 'periods'],
]

/**
 * The identities that a screen can check for itself on the frame it shows: parts of members and organisations, the
 * units of an area against it, and table 1. `units` is empty where the scope is no area: a committee may have members of
 * its own beside those of its children.
 */
export function checkIdentities(cells: Cells, scope: string, units: readonly string[]): CheckedIdentity[] {
  const value = (metric: string) => valueIn(cells, metric, scope)
  const against = (total: string, parts: readonly string[]) => less(value(total), parts.map(value))
  // A unit that never reported adds nothing to the sum above it; one that is left out adds what is not told here.
  const below = units.map((unit) =>
    isSuppressed(cells, 'members', unit) ? null : (valueIn(cells, 'members', unit) ?? 0),
  )
  return [
    { id: 'table-1', label: { zh: '党统表一', en: 'table 1' }, residual: value('members-residual') },
    ...AXES.map(([axis, zh, en]) => ({
      id: axis,
      label: { zh, en },
      residual: against(
        'members',
        PEOPLE_AXES[axis].map(({ metric }) => metric),
      ),
    })),
    { id: 'kind', label: { zh: '类别', en: 'kinds' }, residual: against('orgs', KIND_METRICS) },
    { id: 'sector', label: { zh: '领域', en: 'sectors' }, residual: against('orgs', SECTOR_METRICS) },
    ...(units.length > 0
      ? [{ id: 'units', label: { zh: '下级之和', en: 'units' }, residual: less(value('members'), below) }]
      : []),
  ]
}

function less(total: number | null, parts: readonly (number | null)[]): number | null {
  return parts.reduce<number | null>((n, part) => (n === null || part === null ? null : n - part), total)
}
