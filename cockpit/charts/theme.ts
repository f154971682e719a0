import { ownUnit } from './unit.ts'

/** The colours and sizes of styles/tokens.css as canvas and charts need them. Units: `u` in CSS pixels. */
export interface Tokens {
  readonly u: number
  readonly family: string
  readonly ink: string
  /** Between the cells of a map. */
  readonly cellLine: string
  readonly line: string
  readonly edge: string
  readonly bar: string
  readonly band: string
  readonly track: string
  readonly text: string
  readonly quiet: string
  readonly focus: string
  /** Five fills for the classes of a map, lowest first. */
  readonly classes: readonly string[]
  readonly cat: readonly string[]
}

/** Reads the tokens that hold at an element, whatever theme it stands in. */
export function readTokens(element: Element): Tokens {
  const style = getComputedStyle(element)
  const value = (name: string) => style.getPropertyValue(`--${name}`).trim()
  return {
    u: ownUnit(),
    family: value('family'),
    ink: value('ink'),
    cellLine: value('cell-line'),
    line: value('line'),
    edge: value('edge'),
    bar: value('bar'),
    band: value('band'),
    track: value('track'),
    text: value('text'),
    quiet: value('quiet'),
    focus: value('focus'),
    classes: [0, 1, 2, 3, 4].map((step) => value(`class-${step}`)),
    cat: value('cat').split(/\s+/),
  }
}

/** Which of two colours is read better on a fill; all as `#rrggbb`. */
export function readableOn(fill: string, one: string, other: string): string {
  return contrast(fill, one) >= contrast(fill, other) ? one : other
}

/** The contrast of two colours by WCAG 2, 1…21. */
export function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** The ECharts theme of a set of tokens. */
export function toChartTheme(tokens: Tokens) {
  const { u, family, text, quiet, edge, line, bar, cat } = tokens
  const axis = {
    axisLine: { lineStyle: { color: edge, width: Math.max(1, 0.1 * u) } },
    axisTick: { show: false },
    axisLabel: { color: quiet, fontFamily: family, fontSize: 1.8 * u },
    splitLine: { lineStyle: { color: line } },
  }
  return {
    color: [bar, ...cat],
    backgroundColor: 'transparent',
    textStyle: { fontFamily: family, color: text },
    categoryAxis: axis,
    valueAxis: axis,
  }
}
