import { getInstanceByDom } from 'echarts/core'

/** The values that the charts of the page hold, line by line. */
export function drawn(): number[][] {
  return [...document.querySelectorAll<HTMLElement>('#app > div')].flatMap((host) => {
    const { series } = (getInstanceByDom(host)?.getOption() ?? { series: [] }) as {
      series: { data: [number, number][] }[]
    } // line charts
    return series.map(({ data }) => data.map(([, value]) => value))
  })
}
