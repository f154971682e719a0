import type { RhythmAnswer } from '../../../data/contract/rest.ts'
import type { ChartOption } from '../../charts/changes.ts'
import { formatExact } from '../../charts/format.ts'
import type { Tokens } from '../../charts/theme.ts'
import { say } from '../../i18n/lang.ts'
import type { PanelTable } from '../table/table.ts'

export interface Rhythm {
  readonly today: RhythmAnswer['today']
  readonly usual: RhythmAnswer['usual']
  /** The minute of day it is, and the total of the painted frame: where the line ends. */
  readonly minute: number
  readonly total: number | null
}

/**
 * Today's running total as a line that ends in a point, before the band of usual days. A pure function of the data.
 *
 * Units: `width` in pixels; a narrow line has half the hours written under it.
 */
export function rhythmOption({ today, usual, minute, total }: Rhythm, tokens: Tokens, width: number): ChartOption {
  const { u } = tokens
  const interval = width < 46 * u ? 480 : 240
  const line = lineOf(today, minute, total)
  const from = firstHour(line, usual)
  const end = line.at(-1)
  const silent = { type: 'line', symbol: 'none', silent: true, z: 1 } as const
  return {
    grid: { left: 0.6 * u, right: 1.2 * u, top: 1.2 * u, bottom: 3 * u },
    xAxis: {
      type: 'value',
      min: from,
      max: 1_440,
      interval,
      axisLabel: {
        formatter: hourOf,
        showMinLabel: from % interval === 0,
        showMaxLabel: 1_440 % interval === 0 && (1_440 - from) % interval === 0,
        margin: 0.8 * u,
        align: 'center',
        alignMaxLabel: 'right',
      },
      splitLine: { show: false },
    },
    yAxis: { type: 'value', min: 0, show: false, max: topOf(line, usual) },
    series: [
      // The band is drawn as what lies under its upper edge, less what lies under its lower one.
      {
        ...silent,
        id: 'upper',
        data: usual.map(([at, , , upper]) => [at, upper]),
        lineStyle: { color: tokens.band, width: 0.3 * u },
        areaStyle: { color: tokens.band, opacity: 1 },
      },
      {
        ...silent,
        id: 'lower',
        data: usual.map(([at, lower]) => [at, lower]),
        lineStyle: { color: tokens.band, width: 0.3 * u },
        areaStyle: { color: tokens.ink, opacity: 1 },
      },
      { ...silent, id: 'today', z: 2, data: line, step: 'end', lineStyle: { color: tokens.text, width: 0.35 * u } },
      {
        ...silent,
        id: 'now',
        z: 3,
        data: end ? [end] : [],
        symbol: 'circle',
        symbolSize: 1.4 * u,
        itemStyle: { color: tokens.text },
      },
    ],
  }
}

/** The line so far: from 0 at the start of the day to the total of now. */
export function lineOf(today: RhythmAnswer['today'], minute: number, total: number | null): [number, number][] {
  const past = today.filter(([at]) => at <= minute).map(([at, n]): [number, number] => [at, n])
  const last = past.at(-1)?.[1] ?? 0
  if (past.length === 0 && !total) return []
  return [[0, 0], ...past, [minute, Math.max(last, total ?? last)]]
}

/** The quartiles of usual days at the last quarter of an hour that has passed. */
export function usualBy(usual: RhythmAnswer['usual'], minute: number): { lower: number; upper: number } | null {
  const point = usual.findLast(([at]) => at <= minute)
  return point ? { lower: point[1], upper: point[3] } : null
}

function firstHour(line: readonly (readonly [number, number])[], usual: RhythmAnswer['usual']): number {
  const first = Math.min(line.find(([, n]) => n > 0)?.[0] ?? 480, usual.find(([, , , upper]) => upper > 0)?.[0] ?? 480)
  return Math.max(0, Math.floor((first - 30) / 240) * 240)
}

function topOf(line: readonly (readonly [number, number])[], usual: RhythmAnswer['usual']): number {
  return Math.max(1, line.at(-1)?.[1] ?? 0, usual.at(-1)?.[3] ?? 0) * 1.04
}

function hourOf(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`
}

/** What the frame says of today, then the line and the band hour by hour, up to now and for the rest of the day. */
export function rhythmTable({ today, usual, minute, total }: Rhythm, frame: PanelTable['rows']): PanelTable {
  const line = lineOf(today, minute, total)
  const soFar = (at: number) => line.findLast(([when]) => when <= at)?.[1] ?? 0
  const hours = Array.from({ length: 24 }, (_, i) => (i + 1) * 60)
  const rows = hours.flatMap((at) => {
    const point = usual.findLast(([when]) => when <= at)
    const isPast = at <= minute
    if (!isPast && !point) return []
    const [, ...quartiles] = point ?? [at]
    const band = point ? quartiles.map((n) => formatExact(n)) : ['—', '—', '—']
    return [[hourOf(at), isPast ? formatExact(soFar(at)) : '', ...band]]
  })
  return {
    head: [
      say({ zh: '时刻', en: 'By' }),
      say({ zh: '今日累计', en: 'Today' }),
      say({ zh: '往常下四分位', en: 'Usual, lower' }),
      say({ zh: '中位', en: 'Median' }),
      say({ zh: '上四分位', en: 'Upper' }),
    ],
    rows: [...frame.map((row) => [...row, '', '', '']), ...rows],
  }
}
