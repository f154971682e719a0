import type { Report, SceneSimulator, Town } from '../../../language/simulate.ts'
import type { Day } from '../../../language/time.ts'
import { firstBegun, livesBegunOn } from '../development/simulate.ts'
import { duesOn } from '../dues/simulate.ts'

/** What comes on which day of all who applied up to a day; told once a town, since ways into the Party take years. */
interface Lives {
  told: Day
  readonly byDay: Map<Day, Report[]>
}

const lives = new WeakMap<Town, Lives>()

function livesOn(town: Town, day: Day): readonly Report[] {
  let known = lives.get(town)
  if (!known) {
    known = { told: firstBegun(town) - 1, byDay: new Map() }
    lives.set(town, known)
  }
  for (; known.told < day; known.told++) {
    for (const { day: on, after: _, ...report } of livesBegunOn(town, known.told + 1)) {
      const reports = known.byDay.get(on)
      if (reports) reports.push(report)
      else known.byDay.set(on, [report])
    }
  }
  return known.byDay.get(day) ?? []
}

/**
 * How people come into the Party, go away and come back, and what branches say of their dues.
 *
 * People of this simulator are its own from the application on: the city's other movements do not touch them.
 */
export const simulateLife: SceneSimulator = {
  scene: 'organisation-life',
  reports: (town, day) => [...livesOn(town, day), ...duesOn(town, day)],
}
