import { keysOf } from '../../language/label.ts'
import {
  branchesWhere,
  type Later,
  officeSecond,
  type Place,
  type SceneSimulator,
  unfold,
} from '../../language/simulate.ts'
import { CODE_SERVICES, POST_KINDS } from './vocabulary.ts'

const KINDS = keysOf(POST_KINDS)
const SERVICES = keysOf(CODE_SERVICES)
const hasPosts = (place: Place) => place.sector !== 'government' && place.sector !== 'school'

const jobs = unfold({
  prefix: 'job',
  salt: 511,
  days: 120,
  perDay: (town) => Math.max(0.9, town.size / 80_000),
  story({ town, id, random }): readonly Later[] {
    const place = random.pick(branchesWhere(town, { name: 'employers', test: hasPosts }))
    if (!place) return []
    const posts = random.between(1, 12)
    const at = (after: number, step: string, data = {}): Later => ({
      after,
      second: officeSecond(random),
      kind: `job.${step}`,
      subject: place.code,
      data: { job: id, ...data },
    })
    const steps = [at(0, 'posted', { kind: random.pick(KINDS) ?? 'other-post', posts })]
    let open = posts
    let after = 0
    while (open > 0 && random.chance(0.75)) {
      after += random.between(2, 25)
      const taken = random.between(1, open)
      open -= taken
      steps.push(at(after, 'filled', { posts: taken }))
    }
    if (open > 0 && random.chance(0.7)) steps.push(at(after + random.between(5, 20), 'withdrawn'))
    return steps.filter((step) => step.after <= 120)
  },
})

const uses = unfold({
  prefix: 'code',
  salt: 513,
  days: 0,
  perDay: (town) => Math.max(1.2, town.size / 20_000),
  story({ town, random }): readonly Later[] {
    const place = random.pick(town.branches)
    if (!place) return []
    const data = { service: random.pick(SERVICES) ?? 'housing', persons: random.between(1, 12) }
    return [{ after: 0, second: officeSecond(random), kind: 'talent-code.used', subject: place.code, data }]
  },
})

/** Jobs and uses of the talent code: some seventy reports a working day in the whole city. */
export const simulateEmployment: SceneSimulator = {
  scene: 'employment',
  reports: (town, day) => [jobs, uses].flatMap((reports) => reports(town, day)),
}
