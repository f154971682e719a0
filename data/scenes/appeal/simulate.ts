import { keysOf } from '../../language/label.ts'
import type { Random } from '../../language/seeded.ts'
import { branchesWhere, type Later, officeSecond, type SceneSimulator, unfold } from '../../language/simulate.ts'
import { CATEGORIES, type Satisfaction } from './vocabulary.ts'

const CATEGORY = keysOf(CATEGORIES)

/** Days until the first answer: most within two, a few forgotten for weeks. */
const answerDays = (random: Random) => (random.chance(0.9) ? random.below(3) : random.between(3, 12))
const resolveDays = (random: Random) => (random.chance(0.88) ? random.between(1, 12) : random.between(13, 30))

function satisfactionOf(random: Random): Satisfaction {
  const n = random.unit()
  return n < 0.78 ? 'satisfied' : n < 0.94 ? 'basically-satisfied' : 'dissatisfied'
}

const reports = unfold({
  prefix: 'appeal',
  salt: 101,
  days: 75,
  perDay: (town) => Math.max(1, town.size / 16_000),
  story({ town, id, random }): readonly Later[] {
    const place = random.pick(branchesWhere(town, { name: 'local', test: isLocal })) ?? random.pick(town.branches)
    if (!place) return []
    const subject = place.code
    const at = (after: number, kind: string, data = {}): Later => ({
      after,
      second: officeSecond(random),
      kind,
      subject,
      data: { appeal: id, ...data },
    })
    const answered = 1 + answerDays(random)
    const resolved = answered + resolveDays(random)
    const steps = [
      at(0, 'appeal.raised', { category: random.pick(CATEGORY) ?? 'other-category' }),
      at(answered, 'appeal.answered'),
      at(resolved, 'appeal.resolved'),
    ]
    if (random.chance(0.6)) steps.push(at(resolved + 1, 'appeal.rated', { satisfaction: satisfactionOf(random) }))
    if (random.chance(0.03)) steps.push(at(resolved + 3, 'appeal.reopened'), at(resolved + 9, 'appeal.resolved'))
    return steps
  },
})

function isLocal(place: { sector?: string }): boolean {
  return place.sector === 'community' || place.sector === 'village'
}

/** Appeals reach the branches of communities and villages, some fifty a working day in the whole city. */
export const simulateAppeals: SceneSimulator = { scene: 'appeal', reports }
