import { LineChart } from 'echarts/charts'
import { GridSimpleComponent } from 'echarts/components'
import { type EChartsType, init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { onScopeDispose, type Ref, shallowRef, watch } from 'vue'
import { type ChartOption, changesOf } from './changes.ts'
import { onRepaint } from './repaint.ts'
import { Scheduler } from './scheduler.ts'
import { readTokens, type Tokens, toChartTheme } from './theme.ts'

use([LineChart, GridSimpleComponent, SVGRenderer])

/** What all charts of the page may take of one frame together; the rest of it is for the browser's own work. */
const BUDGET_MS = 12
const scheduler = new Scheduler(
  { now: () => performance.now(), request: (run) => requestAnimationFrame(() => run()) },
  BUDGET_MS,
)

/**
 * Draws an option in an element while the calling Vue scope lives; the option is a pure function of data, tokens and width (in pixels).
 *
 * The chart and its data are never reactive. Only what has changed is set, at most once a frame, within the budget that
 * all charts of the page share; another size or theme is another chart.
 */
export function useChart(
  host: Readonly<Ref<HTMLElement | null>>,
  build: (tokens: Tokens, width: number) => ChartOption,
): void {
  const place = shallowRef<{ tokens: Tokens; width: number } | null>(null)
  const key = {}
  let chart: EChartsType | undefined
  let drawn: ChartOption | null = null

  const close = () => {
    scheduler.forget(key)
    chart?.dispose()
    chart = undefined
    drawn = null
  }
  const open = (element: HTMLElement) => {
    if (element.clientWidth === 0 || element.clientHeight === 0) return
    close()
    const tokens = readTokens(element)
    // Sizes of the theme are in u, so another size is another chart.
    chart = init(element, toChartTheme(tokens), { renderer: 'svg' })
    place.value = { tokens, width: element.clientWidth }
  }
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) if (target instanceof HTMLElement) open(target)
  })

  watch(
    host,
    (element, before) => {
      if (before) observer.unobserve(before)
      if (element) observer.observe(element)
    },
    { immediate: true, flush: 'post' },
  )
  watch(
    () => place.value && build(place.value.tokens, place.value.width),
    (next) => {
      if (next) scheduler.ask(key, () => draw(next))
    },
  )
  function draw(next: ChartOption) {
    const change = changesOf(drawn, next)
    if (!chart || !change) return
    chart.setOption({ animation: false, ...change.option }, { replaceMerge: [...change.replace], lazyUpdate: false })
    // In this frame still, and not in the next one besides: each takes layout and paint of the whole page.
    chart.getZr().flush()
    drawn = next
  }
  onRepaint(() => {
    if (!host.value || !drawn) return
    open(host.value)
    if (!place.value) return
    draw(build(place.value.tokens, place.value.width))
  })
  onScopeDispose(() => {
    observer.disconnect()
    close()
  })
}
