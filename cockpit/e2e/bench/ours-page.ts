import { createApp, defineComponent, h, shallowRef, useTemplateRef } from 'vue'
import { useChart } from '../../charts/use-chart.ts'
import { heldOf, nextFeed } from '../../feed/next-feed.ts'
import { CHARTS, frames, linesOption, pace } from './data.ts'
import { drawn } from './drawn.ts'
import '../../styles/tokens.css'
import './page.css'

/** The wall's own way from a frame to its charts: the feed's state, pure options, only what changed is set. */
const { full, next } = frames()
const state = shallowRef(nextFeed({ status: 'waiting' }, { ...full, now: 0 }))

const LineChart = defineComponent({
  props: { chart: { type: Number, required: true } },
  setup({ chart }) {
    const host = useTemplateRef<HTMLDivElement>('host')
    useChart(host, () => linesOption(heldOf(state.value)?.cells ?? {}, chart))
    return () => h('div', { ref: 'host' })
  },
})

createApp(() => Array.from({ length: CHARTS }, (_, chart) => h(LineChart, { chart }))).mount('#app')

Object.assign(window, {
  bench: {
    ...pace((frame) => {
      state.value = nextFeed(state.value, { ...frame, now: performance.now() })
    }, next),
    drawn,
  },
})
