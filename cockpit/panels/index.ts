import { definition as flow } from './flow/definition.ts'
import FlowPanel from './flow/FlowPanel.vue'
import { definition as map } from './map/definition.ts'
import MapPanel from './map/MapPanel.vue'
import { definition as organisations } from './organisations/definition.ts'
import OrganisationsPanel from './organisations/OrganisationsPanel.vue'
import type { Panel } from './panel.ts'
import { definition as people } from './people/definition.ts'
import PeoplePanel from './people/PeoplePanel.vue'
import { definition as rhythm } from './rhythm/definition.ts'
import RhythmPanel from './rhythm/RhythmPanel.vue'
import { definition as spread } from './spread/definition.ts'
import SpreadPanel from './spread/SpreadPanel.vue'
import { definition as trust } from './trust/definition.ts'
import TrustPanel from './trust/TrustPanel.vue'

/** Every panel that a view may hold. */
export const PANELS = {
  flow: { definition: flow, component: FlowPanel },
  map: { definition: map, component: MapPanel },
  organisations: { definition: organisations, component: OrganisationsPanel },
  people: { definition: people, component: PeoplePanel },
  rhythm: { definition: rhythm, component: RhythmPanel },
  spread: { definition: spread, component: SpreadPanel },
  trust: { definition: trust, component: TrustPanel },
} satisfies Readonly<Record<string, Panel>>

export type PanelId = keyof typeof PANELS
