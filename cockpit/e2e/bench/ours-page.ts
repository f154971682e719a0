import { createApp, defineComponent, effectScope, h, shallowRef, useTemplateRef } from 'vue'
import { useChart } from '../../charts/use-chart.ts'
import { heldOf, nextFeed } from '../../feed/next-feed.ts'
import { useCalm } from '../../feed/use-calm.ts'
import { REPAINT_MS } from '../../wall/use-scope.ts'
import { CHARTS, frames, linesOption, pace } from './data.ts'
import { drawn } from './drawn.ts'
import '../../styles/tokens.css'
import './page.css'

/**
 * The wall's own way from a frame to its charts: the feed's state, painted as calmly as the wall paints it, pure options,
 * only what changed is set. `?every` paints every frame.
 */
const isEvery = new URLSearchParams(location.search).has('every')
const { full, next } = frames()
const state = shallowRef(nextFeed({ status: 'waiting' }, { ...full, now: 0 }))
const painted = effectScope().run(() => useCalm(() => state.value, isEvery ? 0 : REPAINT_MS)) ?? state

const LineChart = defineComponent({
  props: { chart: { type: Number, required: true } },
  setup({ chart }) {
    const host = useTemplateRef<HTMLDivElement>('host')
    useChart(host, () => linesOption(heldOf(painted.value)?.cells ?? {}, chart))
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
