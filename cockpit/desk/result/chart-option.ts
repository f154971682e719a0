import type { ChartOption, ChartSeries } from '../../charts/changes.ts'
import type { Tokens } from '../../charts/theme.ts'
import type { Result } from '../run.ts'
import type { ChartPlan } from './chart-plan.ts'
import { cellText, roleOf, toNumber, toText } from './columns.ts'

/** Bars that are drawn at most: more could not be read, and the table has them all. */
export const MOST_BARS = 40
const BINS = 20

/** A chart of a result as its plan says. Pure. A missing value leaves a gap, never 0. */
export function chartOption(options: { result: Result; plan: ChartPlan; tokens: Tokens }): ChartOption {
  const { result, plan, tokens } = options
  const parts = partsOf(result, plan)
  return {
    ...frameOf(plan, tokens, parts.length > 1),
    ...axesOf(plan, result, tokens),
    series: parts.map((part, i) => ({ ...part, ...markOf(plan.kind, i) })),
  }
}

function frameOf({ kind }: ChartPlan, { u, text, family }: Tokens, hasLegend: boolean) {
  return {
    grid: { left: 2 * u, right: 4 * u, top: (hasLegend ? 6 : 3) * u, bottom: 2 * u, containLabel: true },
    legend: hasLegend ? { top: 0, left: 0, textStyle: { color: text, fontFamily: family, fontSize: 1.8 * u } } : [],
    tooltip: {
      trigger: kind === 'scatter' ? 'item' : 'axis',
      confine: true,
      // Texts of data are shown as texts: the formatter of the library escapes them.
      valueFormatter: (value: unknown) => cellText(typeof value === 'number' ? value : null, 'number'),
    },
  }
}

function axesOf(plan: ChartPlan, result: Result, { u, quiet, family }: Tokens): Record<string, unknown> {
  const nameOf = (place: number | null | undefined) =>
    typeof place === 'number' ? (result.columns[place]?.name ?? '') : ''
  const title = { nameTextStyle: { color: quiet, fontFamily: family, fontSize: 1.7 * u, align: 'left' } }
  const value = { type: 'value', axisLabel: { hideOverlap: true } }
  const single = plan.ys.length === 1 ? { name: nameOf(plan.ys[0]), ...title } : {}
  switch (plan.kind) {
    case 'bar':
      return {
        xAxis: { ...value, min: (range: { min: number }) => Math.min(0, range.min) },
        yAxis: {
          ...{ type: 'category', inverse: true, data: labelsOf(plan, result).slice(0, MOST_BARS) },
          axisLabel: { interval: 0, width: 26 * u, overflow: 'truncate' },
        },
      }
    case 'histogram':
      return {
        xAxis: { type: 'category', data: binsOf(result, plan).map(({ label }) => label), name: nameOf(plan.ys[0]) },
        yAxis: value,
      }
    case 'scatter':
      return {
        xAxis: { ...value, scale: true, name: nameOf(plan.x), nameLocation: 'middle', nameGap: 4 * u, ...title },
        yAxis: { ...value, scale: true, ...single },
      }
    case 'line':
      return {
        xAxis: { type: 'category', data: [...new Set(labelsOf(plan, result))], boundaryGap: false },
        yAxis: { ...value, ...single },
      }
    case 'map':
    case 'figure':
      return {}
  }
}

/** The series without how they look: `id` and name, and what stands in each place. */
function partsOf(result: Result, plan: ChartPlan): ChartSeries[] {
  const { columns, rows } = result
  const named = (place: number) => columns[place]?.name ?? String(place)
  switch (plan.kind) {
    case 'bar':
      return plan.ys.map((y) => ({
        ...{ id: `bar-${y}`, type: 'bar', name: named(y) },
        data: rows.slice(0, MOST_BARS).map((row) => toNumber(row[y])),
      }))
    case 'histogram':
      return [
        { id: 'bins', type: 'bar', name: 'n', data: binsOf(result, plan).map(({ n }) => n), barCategoryGap: '5%' },
      ]
    case 'scatter': {
      const [x = 0, y = 0] = [plan.x ?? 0, plan.ys[0]]
      const data = rows.map((row) => [toNumber(row[x]), toNumber(row[y])]).filter((pair) => !pair.includes(null))
      return [{ id: 'points', type: 'scatter', name: named(y), data }]
    }
    case 'line':
      return linesOf(result, plan, named)
    case 'map':
    case 'figure':
      return []
  }
}

function linesOf(result: Result, plan: ChartPlan, named: (place: number) => string): ChartSeries[] {
  const { x, by, ys } = plan
  const labels = [...new Set(labelsOf(plan, result))]
  const along = (rows: Result['rows'], y: number) => {
    const values = new Map(rows.map((row) => [toText(row[x ?? 0]), toNumber(row[y])]))
    return labels.map((label) => values.get(label) ?? null)
  }
  if (by === null)
    return ys.map((y) => ({ id: `line-${y}`, type: 'line', name: named(y), data: along(result.rows, y) }))
  const parts = [...new Set(result.rows.map((row) => toText(row[by])))]
  return parts.map((part, i) => ({
    ...{ id: `line-${i}`, type: 'line', name: part },
    data: along(
      result.rows.filter((row) => toText(row[by]) === part),
      ys[0] ?? 0,
    ),
  }))
}

/** Parts differ by shape and stroke, not by colour alone. */
function markOf(kind: ChartPlan['kind'], i: number): Record<string, unknown> {
  if (kind !== 'line') return {}
  const symbols = ['circle', 'rect', 'triangle', 'diamond', 'emptyCircle', 'emptyRect', 'emptyTriangle', 'emptyDiamond']
  const strokes = ['solid', 'dashed', 'dotted']
  return {
    symbol: symbols[i % symbols.length],
    symbolSize: 6,
    lineStyle: { width: 2, type: strokes[i % strokes.length] },
  }
}

function labelsOf({ x }: ChartPlan, { rows, columns }: Result): string[] {
  const column = columns[x ?? 0]
  return rows.map((row) => (column && roleOf(column) === 'time' ? toText(row[x ?? 0]) : toText(row[x ?? 0])))
}

interface Bin {
  readonly label: string
  readonly n: number
}

/** How many rows lie in each of at most twenty equal spans; what is missing lies in none. */
export function binsOf({ rows }: Result, { ys }: Pick<ChartPlan, 'ys'>): Bin[] {
  const values = rows.map((row) => toNumber(row[ys[0] ?? 0])).filter((value) => value !== null)
  if (values.length === 0) return []
  const [least, most] = [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))]
  if (least === most) return [{ label: cellText(least, 'number'), n: values.length }]
  const step = stepOf((most - least) / BINS)
  const start = Math.floor(least / step)
  const counts = Array.from({ length: Math.floor(most / step) - start + 1 }, () => 0)
  for (const value of values) {
    const at = Math.floor(value / step) - start
    counts[at] = (counts[at] ?? 0) + 1
  }
  return counts.map((n, i) => ({ label: cellText(round((start + i) * step), 'number'), n }))
}

/** The next of 1, 2, 5 times a power of ten: steps that people count in. */
export function stepOf(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least))
  return round(([1, 2, 5, 10].find((n) => n * power >= least * (1 - 1e-9)) ?? 10) * power)
}

function round(n: number): number {
  return Number(n.toPrecision(12))
}
