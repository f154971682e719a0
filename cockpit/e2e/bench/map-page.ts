import { createApp, defineComponent, h, shallowRef } from 'vue'
import { outlineOf } from '../../../data/geo/hex.ts'
import CloudMap from '../../charts/cloud-map/CloudMap.vue'
import { type MapPlan, toCell } from '../../charts/cloud-map/map-plan.ts'
import '../../styles/tokens.css'
import './page.css'

/** The cloud map with as many cells as the address says, of which three glow all the time and some change their class. */
const count = Number(new URLSearchParams(location.search).get('cells') ?? 600)
const GROUPS = 17
const REPAINT_MS = 2_000
/** As often as the feed of a wall sends. */
const EVENT_MS = 500
const columns = Math.ceil(Math.sqrt(count * 1.3))
const places = Array.from({ length: count }, (_, i) => ({ col: i % columns, row: Math.floor(i / columns) }))
const groupOf = (i: number) => Math.floor((i * GROUPS) / count)
const cells = places.map((place, i) => toCell(place, `o${i}`, `g${groupOf(i)}`))
const plan: MapPlan = {
  kind: 'city',
  cells,
  groups: Array.from({ length: GROUPS }, (_, g) => {
    const own = places.filter((_, i) => groupOf(i) === g)
    const middle = cells[Math.floor(((g + 0.5) * count) / GROUPS)]?.centre ?? { x: 0, y: 0 }
    const anchor = { ...middle, stands: 'inside' as const }
    return { code: `g${g}`, name: `区${g}`, anchor, outline: outlineOf(own, 1), known: true }
  }),
}
const valuesAt = (step: number) =>
  Object.fromEntries(cells.map(({ org }, i) => [org ?? '', ((i * 37 + (i % 100 === step % 100 ? step : 0)) % 97) / 97]))
const events = Object.fromEntries(cells.map(({ org }) => [org ?? '', 0]))

const values = shallowRef(valuesAt(0))
const pulse = shallowRef({ of: 'bench', values: events })
let frame = 0
let repainted = performance.now()
let told = repainted
function next(now: number) {
  frame++
  if (now - told > EVENT_MS) {
    told = now
    const org = `o${(frame * 101) % count}`
    pulse.value = { of: 'bench', values: { ...pulse.value.values, [org]: (pulse.value.values[org] ?? 0) + 1 } }
  }
  if (now - repainted > REPAINT_MS) {
    repainted = now
    values.value = valuesAt(frame)
  }
  requestAnimationFrame(next)
}

const page = defineComponent(
  () => () =>
    h(CloudMap, {
      ...{ plan, values: values.value, pulse: pulse.value, thresholds: [0.2, 0.4, 0.6, 0.8], selected: null },
      ...{ textOf: () => '', reserved: () => [], dimmed: false, label: 'map' },
    }),
)
createApp(page).mount('#map')
requestAnimationFrame(next)
Object.assign(window, { mapBench: { frames: () => frame } })
