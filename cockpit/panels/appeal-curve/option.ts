import type { SeriesAnswer } from '../../../data/contract/rest.ts'
import { parseInstant } from '../../../data/language/time.ts'
import type { ChartOption } from '../../charts/changes.ts'
import { dateText } from '../../charts/durations.ts'
import { formatExact } from '../../charts/format.ts'
import type { Tokens } from '../../charts/theme.ts'
import { LANG } from '../../i18n/lang.ts'

/**
 * A stock day by day as a line that ends in a point: the value of the frame. A pure function of the data; days that were
 * not reported are gaps.
 */
export function curveOption(points: SeriesAnswer['points'], now: number | null, tokens: Tokens): ChartOption {
  const { u } = tokens
  const values = points.map(({ value }) => value)
  const last = values.length - 1
  if (last >= 0 && now !== null) values[last] = now
  const line = values.map((value, day) => [day, value])
  const end = now === null || last < 0 ? [] : [[last, now]]
  const silent = { type: 'line', symbol: 'none', silent: true } as const
  return {
    grid: { left: 4 * u, right: 1.2 * u, top: 1.2 * u, bottom: 3 * u },
    xAxis: {
      type: 'value',
      min: 0,
      max: Math.max(1, last),
      interval: Math.max(1, Math.ceil(last / 4)),
      axisLabel: {
        formatter: (day: number) => dayText(points[day]?.time),
        margin: 0.8 * u,
        showMaxLabel: false,
      },
      splitLine: { show: false },
    },
    yAxis: {
      type: 'value',
      min: 0,
      minInterval: 1,
      splitNumber: 2,
      axisLine: { show: false },
      axisLabel: { margin: 0.6 * u },
    },
    series: [
      { ...silent, id: 'days', data: line, lineStyle: { color: tokens.text, width: 0.35 * u } },
      { ...silent, id: 'now', data: end, symbol: 'circle', symbolSize: 1.4 * u, itemStyle: { color: tokens.text } },
    ],
  }
}

/** The course in words: where it began, its highest, and now. */
export function curveWords(points: SeriesAnswer['points'], now: number | null): string {
  const known = points.map(({ value }) => value).filter((value) => value !== null)
  const [first] = known
  if (first === undefined) return '—'
  return `${formatExact(first)} … ${formatExact(Math.max(...known, now ?? 0))} … ${formatExact(now)}`
}

/** Near enough to each other to need no year. */
function dayText(time: string | undefined): string {
  const ts = parseInstant(time ?? '')
  return ts === undefined ? '' : dateText(ts, ts, LANG)
}
