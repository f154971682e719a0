import type { MapPlan, PlanGroup } from './map-plan.ts'

const WAYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
}

/** The group next to the selected one in the direction of an arrow key; the same one where there is none. */
export function nearestGroup(plan: MapPlan, selected: string | null, key: string): string | null {
  const groups = plan.groups.filter(({ known }) => known)
  const from = groups.find(({ code }) => code === selected)
  if (!from) return groups[0]?.code ?? null
  const [dx, dy] = WAYS[key] ?? [0, 0]
  const cost = ({ anchor }: PlanGroup) => {
    const x = anchor.x - from.anchor.x
    const y = anchor.y - from.anchor.y
    const along = x * dx + y * dy
    // Sideways counts double, so that a row is kept where there is one.
    return along <= 1e-6 ? Number.POSITIVE_INFINITY : along + 2 * Math.abs(x * dy - y * dx)
  }
  const best = groups.reduce((a, b) => (cost(b) < cost(a) ? b : a))
  return cost(best) === Number.POSITIVE_INFINITY ? from.code : best.code
}
