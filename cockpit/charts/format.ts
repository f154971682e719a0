import type { MetricUnit } from '../../data/language/metric.ts'

export type Lang = 'zh' | 'en'

/** A number as it is read: digits, and the multiplier that is set smaller beside them. */
export interface Formatted {
  readonly digits: string
  /** 万, 亿, %, or nothing. */
  readonly suffix: string
}

const MISSING = '—'

/**
 * Below 1 万 exact; then 万 with one decimal; from 1 亿 two. English: thousands and millions.
 *
 * Never rounds up into the next multiplier: 99,999,999 is 9,999.9 万.
 */
export function formatCount(value: number | null | undefined, lang: Lang): Formatted {
  if (value === null || value === undefined) return { digits: MISSING, suffix: '' }
  const size = Math.abs(value)
  if (size < 10_000) return { digits: formatExact(value), suffix: '' }
  const [unit, decimals, suffix] = scaleOf(size, lang)
  const factor = 10 ** decimals
  const rounded = Math.min(Math.round((size / unit) * factor), ceiling(unit, factor, lang))
  const digits = (rounded / factor).toLocaleString('en-US', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  })
  return { digits: value < 0 ? `−${digits}` : digits, suffix }
}

/** The whole number with thousands separators; a minus sign that is as wide as a plus. */
export function formatExact(value: number | null | undefined): string {
  if (value === null || value === undefined) return MISSING
  const digits = Math.abs(value).toLocaleString('en-US', { maximumFractionDigits: 6 })
  return value < 0 ? `−${digits}` : digits
}

/** With its sign, as differences are shown; 0 has none. */
export function formatChange(value: number | null | undefined): string {
  return value !== null && value !== undefined && value > 0 ? `+${formatExact(value)}` : formatExact(value)
}

/** A ratio in per cent with one decimal; never rounded to 100 % or to 0. */
export function formatRate(rate: number | null | undefined): Formatted {
  if (rate === null || rate === undefined) return { digits: MISSING, suffix: '' }
  if (rate > 0 && rate < 0.0005) return { digits: '<0.1', suffix: '%' }
  if (rate < 1 && rate >= 0.9995) return { digits: '>99.9', suffix: '%' }
  return { digits: rate === 1 ? '100' : rate === 0 ? '0' : (rate * 100).toFixed(1), suffix: '%' }
}

/** One part of a whole, in per cent. */
export function formatShare(part: number | null | undefined, whole: number | null | undefined): string {
  if (part === null || part === undefined || !whole) return MISSING
  const { digits, suffix } = formatRate(part / whole)
  return digits + suffix
}

export function formatValue(value: number | null | undefined, unit: MetricUnit, lang: Lang): Formatted {
  if (unit === 'ratio') return formatRate(value)
  return unit === 'mean' ? { digits: formatMean(value), suffix: '' } : formatCount(value, lang)
}

/** Something per something, with one decimal; what is not 0 is never rounded to it. */
function formatMean(value: number | null | undefined): string {
  if (value === null || value === undefined) return MISSING
  if (value === 0) return '0'
  if (value > 0 && value < 0.05) return '<0.1'
  return value.toLocaleString('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 1 })
}

/** Fen as yuan with both decimals: money is never rounded. */
export function formatYuan(fen: number): string {
  const digits = (Math.abs(fen) / 100).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  return fen < 0 ? `−${digits}` : digits
}

/** The exact value as the card and the focus line say it. */
export function formatFull(value: number | null | undefined, unit: MetricUnit): string {
  if (unit === 'mean') return formatMean(value)
  if (unit !== 'ratio' || value === null || value === undefined) return formatExact(value)
  const { digits, suffix } = formatRate(value)
  return digits + suffix
}

/** Cuts the middle out of a name: the tail (第三支部) is what distinguishes. `fits` measures. */
export function middleEllipsis(text: string, fits: (text: string) => boolean): string {
  if (fits(text)) return text
  const letters = [...text]
  for (let kept = letters.length - 1; kept >= 2; kept--) {
    const tail = Math.ceil(kept / 2)
    const cut = `${letters.slice(0, kept - tail).join('')}…${letters.slice(-tail).join('')}`
    if (fits(cut)) return cut
  }
  return letters[0] ?? ''
}

function scaleOf(size: number, lang: Lang): readonly [unit: number, decimals: number, suffix: string] {
  if (lang === 'zh') return size < 100_000_000 ? [10_000, 1, '万'] : [100_000_000, 2, '亿']
  return size < 1_000_000 ? [1_000, 1, 'k'] : [1_000_000, 2, 'M']
}

/** The largest figure that still belongs to the multiplier. */
function ceiling(unit: number, factor: number, lang: Lang): number {
  if (lang === 'zh') return unit === 10_000 ? 10_000 * factor - 1 : Number.POSITIVE_INFINITY
  return unit === 1_000 ? 1_000 * factor - 1 : Number.POSITIVE_INFINITY
}
