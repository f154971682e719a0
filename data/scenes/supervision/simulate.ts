import { type Later, officeSecond, type SceneSimulator, unfold } from '../../language/simulate.ts'
import { dayStart, formatInstant } from '../../language/time.ts'

/** Items that people open; those of rules are opened by the clock. */
const reports = unfold({
  prefix: 'item',
  salt: 103,
  days: 60,
  perDay: (town) => Math.max(0.6, town.size / 120_000),
  story({ town, day, id, random }): readonly Later[] {
    const place = random.pick(town.branches)
    if (!place) return []
    const due = formatInstant(dayStart(day + random.between(10, 25)) + 18 * 3_600_000)
    const at = (after: number, step: string, data = {}): Later => ({
      after,
      second: officeSecond(random),
      kind: `supervision.${step}`,
      subject: place.code,
      data: { item: id, ...data },
    })
    const taken = 1 + random.below(3)
    const done = taken + random.between(3, 30)
    const steps = [at(0, 'opened', { due }), at(taken, 'acknowledged')]
    if (random.chance(0.12)) steps.push(at(taken + 1, 'contested'))
    steps.push(at(taken + 2, 'progressed'))
    if (done > taken + 8 && random.chance(0.5)) steps.push(at(taken + 5, 'urged'))
    if (random.chance(0.95))
      steps.push(at(done, 'evidence.given', { evidence: `${id}-record` }), at(done + 1, 'closed'))
    if (random.chance(0.03)) steps.push(at(done + 9, 'reopened'))
    return steps.toSorted((a, b) => a.after - b.after)
  },
})

/** Some seven items a working day in the whole city are opened by people. */
export const simulateSupervision: SceneSimulator = { scene: 'supervision', reports }
