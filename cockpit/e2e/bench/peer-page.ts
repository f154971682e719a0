import { LineChart } from 'echarts/charts'
import { GridComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { reactive, watch } from 'vue'
import { SUPPRESSED } from '../../../data/contract/cells.ts'
import { readTokens, toChartTheme } from '../../charts/theme.ts'
import { CHARTS, frames, linesOption, pace, placeOf } from './data.ts'
import { drawn } from './drawn.ts'
import '../../styles/tokens.css'
import './page.css'

use([LineChart, GridComponent, CanvasRenderer])

/**
 * How such pages are usually written: each chart's option is reactive to its last point, cells are written into it, and
 * a deep watcher sets the whole of it. `?still` is the same without the animation that ECharts has of its own.
 */
const isStill = new URLSearchParams(location.search).has('still')
const { full, next } = frames()
const options = Array.from({ length: CHARTS }, (_, chart) =>
  reactive({ ...linesOption(full.cells, chart), animation: !isStill }),
)
const app = document.querySelector('#app')
for (const option of options) {
  const host = document.createElement('div')
  app?.append(host)
  const chart = init(host, toChartTheme(readTokens(host)), { renderer: 'canvas' })
  watch(option, (whole) => chart.setOption(whole), { deep: true, immediate: true })
}

Object.assign(window, {
  bench: {
    ...pace((frame) => {
      for (const [metric, values] of Object.entries(frame.cells))
        for (const [org, value] of Object.entries(values)) {
          const { chart, line, unit } = placeOf(metric, org)
          const point = options[chart]?.series[line]?.data[unit] as [number, number | null] | undefined // as they were built
          if (point && value !== SUPPRESSED) point[1] = value
        }
    }, next),
    drawn,
  },
})
