import type { Report, SceneSimulator, Town } from '../language/simulate.ts'
import { type Day, dayStart, type EpochMs, formatDay, formatInstant } from '../language/time.ts'
import { simulateAppeals } from './appeal/simulate.ts'
import { simulateCare } from './care/simulate.ts'
import { simulateDualReport } from './dual-report/simulate.ts'
import { simulateEmployment } from './employment/simulate.ts'
import { simulateLearning } from './learning/simulate.ts'
import { simulateLoop } from './loop/simulate.ts'
import { simulateMedia } from './media/simulate.ts'
import { simulateOffice } from './office/simulate.ts'
import type { City } from './organisation/simulate/city.ts'
import { simulateLife } from './organisation/simulate/life.ts'
import { type SimulatedEvent, timeline } from './organisation/simulate/timeline.ts'
import { townOf } from './organisation/simulate/town.ts'
import { simulateWork } from './organisation/simulate/work.ts'
import { simulateSupervision } from './supervision/simulate.ts'
import { simulateTalent } from './talent/simulate.ts'
import { simulateVolunteer } from './volunteer/simulate.ts'

/** What every scene but the organisation's own reports of the simulated city, in the order of causes. */
const SIMULATORS: readonly SceneSimulator[] = [
  simulateLife,
  simulateWork,
  simulateAppeals,
  simulateDualReport,
  simulateOffice,
  simulateTalent,
  simulateVolunteer,
  simulateSupervision,
  simulateMedia,
  simulateLearning,
  simulateCare,
  simulateEmployment,
  simulateLoop,
]

/** What happens in the simulated city, over all scenes: see `timeline`. */
export function cityTimeline(city: City, options: { after?: EpochMs } = {}): Generator<SimulatedEvent, never> {
  const town = townOf(city)
  return timeline(city, { ...options, also: (day) => reportsOn(town, day) })
}

/** All reports of a day in order of time; each scene is a source of its own, whose ids rise. */
export function reportsOn(town: Town, day: Day): readonly SimulatedEvent[] {
  return SIMULATORS.flatMap((simulator) => eventsOf(simulator, { day, reports: simulator.reports(town, day) })).sort(
    (a, b) => a.ts - b.ts,
  )
}

function eventsOf(simulator: SceneSimulator, at: { day: Day; reports: readonly Report[] }): SimulatedEvent[] {
  const { scene } = simulator
  const date = formatDay(at.day).replaceAll('-', '')
  return at.reports
    .toSorted((a, b) => a.second - b.second)
    .map(({ second, kind, subject, data }, i) => {
      const ts = dayStart(at.day) + second * 1_000
      return {
        ts,
        source: `urn:yuntu:demo:${scene}`,
        id: `${scene}-${date}-${String(i + 1).padStart(6, '0')}`,
        type: kind,
        subject,
        time: formatInstant(ts),
        data,
      }
    })
}
