import { LineChart } from 'echarts/charts'
import { GridComponent } from 'echarts/components'
import { type EChartsCoreOption, type EChartsType, init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { onScopeDispose, type Ref, shallowRef, watch } from 'vue'
import { readTokens, type Tokens, toChartTheme } from './theme.ts'

use([LineChart, GridComponent, CanvasRenderer])

export type ChartOption = EChartsCoreOption

/**
 * Draws an option in an element while the calling Vue scope lives; the option is a pure function of data, tokens and width (in pixels).
 *
 * The chart itself is never reactive; it is drawn anew only when what the option reads or the element's size changes.
 */
export function useChart(
  host: Readonly<Ref<HTMLElement | null>>,
  option: (tokens: Tokens, width: number) => ChartOption,
): void {
  const drawn = shallowRef<{ tokens: Tokens; width: number } | null>(null)
  let chart: EChartsType | undefined

  const open = (element: HTMLElement) => {
    if (element.clientWidth === 0 || element.clientHeight === 0) return
    chart?.dispose()
    const read = readTokens(element)
    // Sizes of the theme are in u, so another size is another chart.
    chart = init(element, toChartTheme(read), { renderer: 'canvas' })
    drawn.value = { tokens: read, width: element.clientWidth }
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
    () => drawn.value && option(drawn.value.tokens, drawn.value.width),
    (next) => {
      if (next) chart?.setOption({ animation: false, ...next }, { notMerge: true, lazyUpdate: true })
    },
  )
  onScopeDispose(() => {
    observer.disconnect()
    chart?.dispose()
  })
}
