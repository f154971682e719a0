import { keysOf } from '../../language/label.ts'
import {
  branchesWhere,
  type Later,
  officeSecond,
  type Place,
  type SceneSimulator,
  unfold,
} from '../../language/simulate.ts'
import { dayStart, formatInstant } from '../../language/time.ts'
import { CAUSES } from './vocabulary.ts'

/** Branches of firms may move to another parent in the simulated city: who is above them then is left out here. */
const STAYING = { name: 'supervised', test: ({ sector }: Place) => sector !== 'private-enterprise' }

/** Items that people open; those of rules are opened by the clock. */
const reports = unfold({
  prefix: 'item',
  salt: 103,
  days: 60,
  perDay: (town) => Math.max(0.6, town.size / 120_000),
  story({ town, day, id, random }): readonly Later[] {
    const places = branchesWhere(town, STAYING)
    const nr = random.below(places.length)
    const place = places[nr]
    if (!place) return []
    const { parent: by } = place
    const due = formatInstant(dayStart(day + random.between(10, 25)) + 18 * 3_600_000)
    let subject = place.code
    const at = (after: number, step: string, data = {}): Later => ({
      after,
      second: officeSecond(random),
      kind: `supervision.${step}`,
      subject,
      data: { item: id, ...data },
    })
    let taken = 1 + random.below(3)
    const steps = [at(0, 'opened', { due, by, cause: random.pick(keysOf(CAUSES)) }), at(taken, 'acknowledged')]
    const other = places.slice(nr + 1, nr + 4).find((each) => each.parent === by)
    if (other && random.chance(0.12)) {
      steps.push(at(taken + 1, 'handed.over', { by, to: other.code }))
      subject = other.code
      taken += 2
      steps.push(at(taken, 'acknowledged'))
    }
    const done = taken + random.between(4, 30)
    if (random.chance(0.12)) steps.push(at(taken + 1, 'contested'))
    steps.push(at(taken + 2, 'progressed'))
    if (done > taken + 8 && random.chance(0.5)) steps.push(at(taken + 5, 'urged', { by }))
    if (random.chance(0.99)) {
      steps.push(at(done, 'evidence.given', { evidence: `${id}-record` }), at(done + 1, 'closed', { by }))
      if (random.chance(0.03)) steps.push(at(done + 9, 'reopened', { by }))
    }
    return steps.toSorted((a, b) => a.after - b.after)
  },
})

/** Some seven items a working day in the whole city are opened by people. */
export const simulateSupervision: SceneSimulator = { scene: 'supervision', reports }
