/** A part of a chart: a name of its own, so that it can be set without the others. */
export interface ChartSeries {
  readonly id: string
  readonly type: 'line' | 'bar' | 'scatter'
  readonly data: readonly unknown[]
  readonly [setting: string]: unknown
}

/** A chart as data: axes and grid, and its series. */
export interface ChartOption {
  readonly series: readonly ChartSeries[]
  readonly [component: string]: unknown
}

/** What of a chart has to be set to get from one option to the next; null where nothing has changed. */
export interface ChartChange {
  readonly option: Readonly<Record<string, unknown>>
  /** Components that are given as a whole: what they no longer name goes. */
  readonly replace: readonly string[]
}

/** Only what has changed: series by their id, other components by name. Without a former option everything. */
export function changesOf(before: ChartOption | null, after: ChartOption): ChartChange | null {
  if (!before) return { option: after, replace: [] }
  const { series, ...frame } = after
  const parts = Object.entries(frame).filter(([name, part]) => !isSame(before[name], part))
  const ids = (option: ChartOption) => option.series.map(({ id, type }) => `${type} ${id}`).join(' ')
  const isSameSet = ids(before) === ids(after)
  const old = new Map(before.series.map((each) => [each.id, each]))
  const moved = isSameSet ? series.flatMap((each) => changedSeries(old.get(each.id), each)) : series
  if (parts.length === 0 && moved.length === 0) return null
  return {
    option: { ...Object.fromEntries(parts), ...(moved.length > 0 ? { series: moved } : {}) },
    replace: isSameSet ? [] : ['series'],
  }
}

/** Of a series that is there already only what differs, with its id. */
function changedSeries(before: ChartSeries | undefined, after: ChartSeries): object[] {
  if (!before) return [after]
  const settings = Object.entries(after).filter(([name, value]) => !isSame(before[name], value))
  return settings.length === 0 ? [] : [{ id: after.id, type: after.type, ...Object.fromEntries(settings) }]
}

/** Equal as data: arrays and plain objects member by member, functions by identity. */
function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b))
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((each, i) => isSame(each, b[i]))
  const [left, right] = [Object.entries(a), Object.entries(b)]
  return (
    left.length === right.length && left.every(([name, value]) => isSame(value, (b as Record<string, unknown>)[name]))
  ) // an object
}
