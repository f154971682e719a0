import { BarChart, ScatterChart } from 'echarts/charts'
import { LegendComponent, TooltipComponent } from 'echarts/components'
import { use } from 'echarts/core'

/** What of ECharts only the desk draws with. */
export function useChartParts(): void {
  use([BarChart, ScatterChart, LegendComponent, TooltipComponent])
}
