import { keysOf } from '../../language/label.ts'
import type { Random } from '../../language/seeded.ts'
import { type Later, officeSecond, type SceneSimulator, type Town, unfold } from '../../language/simulate.ts'
import { MATTERS, type Outcome } from './vocabulary.ts'

const MATTER = keysOf(MATTERS)
const scaled = (most: number) => (town: Town) => Math.max(0.8, (town.size / 786_721) * most)

/** Days waited: most a few, one in twenty forgotten for weeks. */
const waitOf = (random: Random, most: number) => (random.chance(0.95) ? random.between(1, most) : random.between(8, 20))

function outcomeOf(random: Random): Outcome {
  const n = random.unit()
  return n < 0.86 ? 'approved' : n < 0.95 ? 'returned' : 'rejected'
}

const documents = unfold({
  prefix: 'document',
  salt: 221,
  days: 21,
  perDay: scaled(50),
  story({ town, id, random }): readonly Later[] {
    const place = random.pick(town.branches)
    if (!place) return []
    const at = (after: number, step: string): Later => ({
      after,
      second: officeSecond(random),
      kind: `document.${step}`,
      subject: place.code,
      data: { document: id },
    })
    return [at(0, 'received'), at(waitOf(random, 6), 'handled')]
  },
})

const approvals = unfold({
  prefix: 'approval',
  salt: 222,
  days: 21,
  perDay: scaled(25),
  story({ town, id, random }): readonly Later[] {
    const place = random.pick(town.branches)
    if (!place) return []
    const at = (after: number, step: string, data: object): Later => ({
      after,
      second: officeSecond(random),
      kind: `approval.${step}`,
      subject: place.code,
      data: { approval: id, ...data },
    })
    return [
      at(0, 'opened', { matter: random.pick(MATTER) ?? 'other-matter' }),
      at(waitOf(random, 4), 'decided', { outcome: outcomeOf(random) }),
    ]
  },
})

/** Some fifty documents and half as many approvals a working day in the whole city. */
export const simulateOffice: SceneSimulator = {
  scene: 'office',
  reports: (town, day) => [...documents(town, day), ...approvals(town, day)],
}
