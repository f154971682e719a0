import type { HistoryPoint } from '../../../data/contract/history.ts'

export interface Dot {
  readonly x: number
  readonly y: number
  readonly point: HistoryPoint
}

/** A line of values in a box of `width` × `height`: broken where a day has none. */
export interface HistoryLine {
  /** What was published, as an SVG path. */
  readonly published: string
  /** What is known now, where that is another. */
  readonly corrected: readonly Dot[]
  readonly dots: readonly Dot[]
  readonly least: number
  readonly most: number
}

/** The published course of a number, with what is known now beside it where the two differ. Pure. */
export function historyLine(
  points: readonly HistoryPoint[],
  box: { width: number; height: number },
): HistoryLine | null {
  const values = points.flatMap(({ published, now }) => [published, now]).filter((value) => value !== null)
  if (values.length === 0) return null
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const x = (i: number) => (points.length === 1 ? box.width / 2 : (i / (points.length - 1)) * box.width)
  const y = (value: number) =>
    most === least ? box.height / 2 : box.height - ((value - least) / (most - least)) * box.height
  const dots: Dot[] = []
  const corrected: Dot[] = []
  let published = ''
  let isPen = false
  for (const [i, point] of points.entries()) {
    if (point.published !== null) {
      published += `${isPen ? 'L' : 'M'}${round(x(i))} ${round(y(point.published))}`
      dots.push({ x: round(x(i)), y: round(y(point.published)), point })
    }
    isPen = point.published !== null
    if (point.isCorrected && point.now !== null) corrected.push({ x: round(x(i)), y: round(y(point.now)), point })
  }
  return { published, corrected, dots, least, most }
}

function round(n: number): number {
  return Math.round(n * 10) / 10
}
