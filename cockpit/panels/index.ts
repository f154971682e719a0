import { spec as accounts } from './accounts/definition.ts'
import { spec as activities } from './activities/definition.ts'
import AgesPanel from './ages/AgesPanel.vue'
import { definition as ages } from './ages/definition.ts'
import AppealCurvePanel from './appeal-curve/AppealCurvePanel.vue'
import { definition as appealCurve } from './appeal-curve/definition.ts'
import { spec as appeals } from './appeals/definition.ts'
import { spec as appraisal } from './appraisal/definition.ts'
import { spec as away } from './away/definition.ts'
import BackgroundPanel from './background/BackgroundPanel.vue'
import { definition as background } from './background/definition.ts'
import { spec as care } from './care/definition.ts'
import { spec as closing } from './closing/definition.ts'
import { spec as dues } from './dues/definition.ts'
import DutiesFocus from './duties/DutiesFocus.vue'
import DutiesPanel from './duties/DutiesPanel.vue'
import { definition as duties, focusDefinition } from './duties/definition.ts'
import { spec as employment } from './employment/definition.ts'
import { definition as equations } from './equations/definition.ts'
import EquationsPanel from './equations/EquationsPanel.vue'
import { definition as flow } from './flow/definition.ts'
import FlowPanel from './flow/FlowPanel.vue'
import { spec as forms } from './forms/definition.ts'
import { definition as goals } from './goals/definition.ts'
import GoalsPanel from './goals/GoalsPanel.vue'
import { spec as hours } from './hours/definition.ts'
import { definition as intake } from './intake/definition.ts'
import IntakePanel from './intake/IntakePanel.vue'
import { definition as itemAges } from './item-ages/definition.ts'
import ItemAgesPanel from './item-ages/ItemAgesPanel.vue'
import { spec as loop } from './loop/definition.ts'
import { definition as map } from './map/definition.ts'
import MapPanel from './map/MapPanel.vue'
import { definition as months } from './months/definition.ts'
import MonthsPanel from './months/MonthsPanel.vue'
import { spec as needs } from './needs/definition.ts'
import { spec as office } from './office/definition.ts'
import { definition as organisations } from './organisations/definition.ts'
import OrganisationsPanel from './organisations/OrganisationsPanel.vue'
import type { Panel } from './panel.ts'
import { definition as pipeline } from './pipeline/definition.ts'
import PipelinePanel from './pipeline/PipelinePanel.vue'
import { spec as presence } from './presence/definition.ts'
import { definition as rhythm } from './rhythm/definition.ts'
import RhythmPanel from './rhythm/RhythmPanel.vue'
import { spec as rulesOpen } from './rules-open/definition.ts'
import { definition as scores } from './scores/definition.ts'
import ScoresPanel from './scores/ScoresPanel.vue'
import { definition as sources } from './sources/definition.ts'
import SourcesPanel from './sources/SourcesPanel.vue'
import { statPanel } from './stat/stat-panel.ts'
import { spec as stories } from './stories/definition.ts'
import { spec as strength } from './strength/definition.ts'
import { definition as strips } from './strips/definition.ts'
import StripsPanel from './strips/StripsPanel.vue'
import { definition as structure } from './structure/definition.ts'
import StructurePanel from './structure/StructurePanel.vue'
import { spec as study } from './study/definition.ts'
import { spec as tasks } from './tasks/definition.ts'
import { definition as terms } from './terms/definition.ts'
import TermsPanel from './terms/TermsPanel.vue'
import { spec as trainings } from './trainings/definition.ts'
import { spec as venues } from './venues/definition.ts'
import { spec as volunteer } from './volunteer/definition.ts'
import { spec as wishes } from './wishes/definition.ts'

/** Every panel that a view may hold. */
export const PANELS = {
  accounts: statPanel(accounts),
  activities: statPanel(activities),
  ages: { definition: ages, component: AgesPanel },
  'appeal-curve': { definition: appealCurve, component: AppealCurvePanel },
  appeals: statPanel(appeals),
  appraisal: statPanel(appraisal),
  away: statPanel(away),
  background: { definition: background, component: BackgroundPanel },
  care: statPanel(care),
  closing: statPanel(closing),
  dues: statPanel(dues),
  duties: { definition: duties, component: DutiesPanel },
  'duties-focus': { definition: focusDefinition, component: DutiesFocus },
  employment: statPanel(employment),
  equations: { definition: equations, component: EquationsPanel },
  flow: { definition: flow, component: FlowPanel },
  forms: statPanel(forms),
  goals: { definition: goals, component: GoalsPanel },
  hours: statPanel(hours),
  intake: { definition: intake, component: IntakePanel },
  'item-ages': { definition: itemAges, component: ItemAgesPanel },
  loop: statPanel(loop),
  map: { definition: map, component: MapPanel },
  months: { definition: months, component: MonthsPanel },
  needs: statPanel(needs),
  office: statPanel(office),
  organisations: { definition: organisations, component: OrganisationsPanel },
  pipeline: { definition: pipeline, component: PipelinePanel },
  presence: statPanel(presence),
  rhythm: { definition: rhythm, component: RhythmPanel },
  'rules-open': statPanel(rulesOpen),
  scores: { definition: scores, component: ScoresPanel },
  sources: { definition: sources, component: SourcesPanel },
  stories: statPanel(stories),
  strength: statPanel(strength),
  strips: { definition: strips, component: StripsPanel },
  structure: { definition: structure, component: StructurePanel },
  study: statPanel(study),
  tasks: statPanel(tasks),
  terms: { definition: terms, component: TermsPanel },
  trainings: statPanel(trainings),
  venues: statPanel(venues),
  volunteer: statPanel(volunteer),
  wishes: statPanel(wishes),
} satisfies Readonly<Record<string, Panel>>

export type PanelId = keyof typeof PANELS
