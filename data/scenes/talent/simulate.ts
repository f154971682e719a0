import { keysOf } from '../../language/label.ts'
import { mixSeeds, Random } from '../../language/seeded.ts'
import {
  branchesWhere,
  type Later,
  officeSecond,
  type Place,
  type Report,
  type SceneSimulator,
  type Town,
  unfold,
} from '../../language/simulate.ts'
import { type Day, dayStart, formatInstant } from '../../language/time.ts'
import { SKILLS, type Skill } from './vocabulary.ts'

const SKILL = keysOf(SKILLS)
/** How many members declare a skill; each is the one of a branch who stays. */
const MOST_SKILLED = 3_000
/** Skills are declared in the first days; needs are posted, and people sent, once that is done. */
const DECLARED_DAYS = 3

interface Skilled {
  readonly place: Place
  readonly member: string
  readonly skill: Skill
  readonly second: Skill | undefined
}

const known = new WeakMap<Town, readonly Skilled[]>()

/** Members with a skill, one of every so many branches. */
function skilledOf(town: Town): readonly Skilled[] {
  const found = known.get(town)
  if (found) return found
  const places = branchesWhere(town, { name: 'peopled', test: ({ members }) => members.length > 0 })
  const stride = Math.max(1, Math.ceil(places.length / MOST_SKILLED))
  const skilled = places.flatMap((place, nr): Skilled[] => {
    const [member] = place.members
    if (member === undefined || nr % stride !== 0) return []
    const at = mixSeeds(mixSeeds(town.seed, 231), nr)
    const random = new Random(at)
    const first = random.below(SKILL.length)
    const skill = SKILL[first] ?? 'law'
    const second = random.chance(0.4) ? SKILL[(first + 1) % SKILL.length] : undefined
    return [{ place, member, skill, second }]
  })
  known.set(town, skilled)
  return skilled
}

const siblings = new WeakMap<Town, Map<string, Place[]>>()

/** Another branch under the same organisation, or the branch itself where there is none. */
function besides(town: Town, place: Place, random: Random): Place {
  let byParent = siblings.get(town)
  if (!byParent) {
    byParent = new Map()
    for (const each of town.branches) {
      const group = byParent.get(each.parent)
      if (group) group.push(each)
      else byParent.set(each.parent, [each])
    }
    siblings.set(town, byParent)
  }
  return random.pick(byParent.get(place.parent) ?? [place]) ?? place
}

/** What the `nr`-th skilled member does on a day of his own: declares, withdraws a second skill, is seconded. */
function ofMember(town: Town, at: { day: Day; nr: number; skilled: readonly Skilled[] }): readonly Report[] {
  const { nr, skilled } = at
  const each = skilled[nr]
  if (!each) return []
  const { place, member, skill, second } = each
  const random = new Random(mixSeeds(mixSeeds(town.seed, 232), nr))
  const since = at.day - town.openingDay
  const span = Math.min(300, skilled.length * 2)
  const report = (kind: string, subject: string, data: object): Report => ({
    second: officeSecond(random),
    kind,
    subject,
    data: { member, ...data },
  })
  const declared = 1 + random.below(DECLARED_DAYS)
  const withdrawn = DECLARED_DAYS + 2 + random.below(span)
  const started = DECLARED_DAYS + 2 + random.below(span)
  const ended = started + 4 + random.below(span)
  const late = random.chance(0.1) ? 3 : 0
  const host = skilled[(nr + 1) % skilled.length]?.place
  const reports: Report[] = []
  if (since === declared)
    for (const each of second === undefined ? [skill] : [skill, second])
      reports.push(report('skill.declared', place.code, { skill: each }))
  if (since === withdrawn && second !== undefined && nr % 2 === 0)
    reports.push(report('skill.withdrawn', place.code, { skill: second }))
  if (nr % 4 === 0 && host && host !== place) {
    const secondment = `secondment-${place.code}`
    const until = formatInstant(dayStart(town.openingDay + ended - late) + 23 * 3_600_000)
    if (since === started)
      reports.push(report('secondment.started', host.code, { secondment, from: place.code, until }))
    if (since === ended) reports.push(report('secondment.ended', host.code, { secondment }))
  }
  return reports
}

const needs = unfold({
  prefix: 'need',
  salt: 233,
  days: 45,
  perDay: (town, day) => (day <= town.openingDay + DECLARED_DAYS ? 0 : Math.max(1, (town.size / 786_721) * 9)),
  story({ town, id, random }): readonly Later[] {
    const found = random.pick(skilledOf(town))
    if (!found) return []
    const asker = besides(town, found.place, random).code
    const proposer = found.place.parent
    const at = (after: number, kind: string, more: { by: string; data?: object }): Later => ({
      after,
      second: officeSecond(random),
      kind,
      subject: more.by,
      data: { need: id, ...more.data },
    })
    const steps = [at(0, 'need.posted', { by: asker, data: { skill: found.skill } })]
    if (random.chance(0.12)) return [...steps, at(random.between(2, 10), 'need.withdrawn', { by: asker })]
    let next = random.chance(0.94) ? random.between(1, 5) : random.between(30, 36)
    const propose = (nr: number, outcome: string) => {
      const proposal = `${id}-${nr}`
      const { member, skill } = found
      const by = random.chance(0.4) ? 'by-system' : 'by-person'
      steps.push(at(next, 'match.proposed', { by: proposer, data: { proposal, member, skill, by } }))
      next += random.between(1, 3)
      steps.push(at(next, 'match.decided', { by: asker, data: { proposal, outcome } }))
      return proposal
    }
    if (random.chance(0.2)) {
      propose(1, 'declined')
      next++
    }
    const proposal = propose(2, 'accepted')
    return [...steps, at(next + 1, 'need.filled', { by: asker, data: { proposal } })]
  },
})

/** Three thousand skills on record, some nine needs a working day, and a few hundred secondments in the whole city. */
export const simulateTalent: SceneSimulator = {
  scene: 'talent',
  reports(town, day) {
    const skilled = skilledOf(town)
    return [...skilled.flatMap((_, nr) => ofMember(town, { day, nr, skilled })), ...needs(town, day)]
  },
}
