import type { MapPlan } from '../../charts/cloud-map/map-plan.ts'
import type { Result } from '../run.ts'
import { stepOf } from './chart-option.ts'
import type { ChartPlan } from './chart-plan.ts'
import { toNumber } from './columns.ts'

/** What the cells of a map take of a result: an organisation's own row, else that of the group it belongs to. */
export function mapValues(result: Result, { x, ys }: ChartPlan, plan: MapPlan): Record<string, number | null> {
  const own = new Map(result.rows.map((row) => [String(row[x ?? 0]), toNumber(row[ys[0] ?? 0])]))
  const values: Record<string, number | null> = {}
  for (const { org, group } of plan.cells) {
    if (org === null) continue
    const value = own.has(org) ? own.get(org) : own.get(group)
    if (value !== undefined) values[org] = value
  }
  return values
}

/** Lower bounds of the classes 2…5: equal steps that people count in, whole ones for counts; none where all values are one. */
export function mapBounds(values: readonly (number | null)[]): number[] {
  const known = values.filter((value) => value !== null)
  if (known.length === 0) return []
  const [least, most] = [Math.min(...known), Math.max(...known)]
  if (least === most) return []
  const step = Math.max(stepOf((most - least) / 5), known.every(Number.isInteger) ? 1 : 0)
  const start = Math.floor(least / step) + 1
  const bounds = [0, 1, 2, 3].map((i) => Number(((start + i) * step).toPrecision(12)))
  return bounds.filter((bound) => bound <= most)
}
