import type { Cells } from '../../../data/contract/cells.ts'
import type { DeltaFrame, FullFrame } from '../../../data/contract/frames.ts'
import type { ChartOption } from '../../charts/changes.ts'

/** What both pages of the bench draw: so many charts of so many lines over so many units, each a slow curve. */
export const CHARTS = 12
const LINES = 3
const UNITS = 200
/** Cells that change in each chart with each frame: one in a hundred. */
export const CHANGED = 6
export const EVERY_MS = 100

const ORGS = Array.from({ length: UNITS }, (_, unit) => `3301${String(unit).padStart(5, '0')}`)
const META = { epoch: 'bench', day: '2026-11-26', dataTime: 0, ribbon: [] }

function metricOf(chart: number, line: number): string {
  return `metric-${chart}-${line}`
}

/** Frames as a server sends them, the same for whoever asks: the first full, then what changed. */
export function frames(): { full: FullFrame; next: () => DeltaFrame } {
  const step = sequence()
  const values = new Map<string, number>()
  for (const [m, metric] of metrics().entries())
    for (const [unit, org] of ORGS.entries())
      values.set(`${metric} ${org}`, Math.round(500 + 300 * Math.sin(unit / 30 + m)) + step(10))
  const cells = Object.fromEntries(
    metrics().map((metric) => [
      metric,
      Object.fromEntries(ORGS.map((org) => [org, values.get(`${metric} ${org}`) ?? 0])),
    ]),
  )
  let version = 1
  return {
    full: { kind: 'full', ...META, version, cells },
    next: () => {
      const changed: Record<string, Record<string, number>> = {}
      for (let chart = 0; chart < CHARTS; chart++)
        for (let n = 0; n < CHANGED; n++) {
          const metric = metricOf(chart, step(LINES))
          const org = ORGS[step(UNITS)] ?? ''
          const value = (values.get(`${metric} ${org}`) ?? 0) + step(9) - 4
          values.set(`${metric} ${org}`, value)
          changed[metric] = { ...changed[metric], [org]: value }
        }
      const from = version++
      return { kind: 'delta', ...META, from, version, cells: changed }
    },
  }
}

/** One chart of a frame: its lines over all units. */
export function linesOption(cells: Cells, chart: number): ChartOption {
  return {
    grid: { left: 60, right: 20, top: 20, bottom: 40 },
    xAxis: { type: 'value', min: 0, max: UNITS - 1 },
    yAxis: { type: 'value', min: 0, max: 1_000 },
    series: Array.from({ length: LINES }, (_, line) => {
      const values = cells[metricOf(chart, line)] ?? {}
      return {
        id: String(line),
        type: 'line' as const,
        symbol: 'none',
        silent: true,
        lineStyle: { width: 3 },
        data: ORGS.map((org, unit): [number, number] => [unit, Number(values[org] ?? 0)]),
      }
    }),
  }
}

/** Where a cell of a chart stands in its option. */
export function placeOf(metric: string, org: string): { chart: number; line: number; unit: number } {
  const [, chart, line] = metric.split('-')
  return { chart: Number(chart), line: Number(line), unit: ORGS.indexOf(org) }
}

/** What the bench asks a page. */
export interface BenchPage {
  start(): void
  stop(): void
  /** How many frames were taken so far. */
  taken(): number
  /** Takes frames up to one that every page comes to, so that what they hold can be compared. */
  finish(): void
  /** The values of every line of every chart, as the chart has them. */
  drawn(): number[][]
}

const LAST = 200

/** The pace of a page: a frame every tenth of a second. What comes late is not made up for. */
export function pace(take: (frame: DeltaFrame) => void, next: () => DeltaFrame): Omit<BenchPage, 'drawn'> {
  let timer: ReturnType<typeof setInterval> | undefined
  let taken = 0
  const step = () => {
    taken++
    take(next())
  }
  return {
    start: () => {
      timer = setInterval(step, EVERY_MS)
    },
    stop: () => clearInterval(timer),
    taken: () => taken,
    finish: () => {
      while (taken < LAST) step()
    },
  }
}

function metrics(): string[] {
  return Array.from({ length: CHARTS * LINES }, (_, i) => metricOf(Math.floor(i / LINES), i % LINES))
}

/** Numbers that look like chance and are the same each time: a linear congruence of 2³². */
function sequence(): (below: number) => number {
  let state = 20_261_126
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
