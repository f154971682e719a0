import type { Random } from '../../../language/seeded.ts'
import type { Month } from '../months.ts'
import type { Occupation, Sector } from '../vocabulary.ts'
import { type City, FULL, type Newcomer, ON_PROBATION } from './city.ts'
import { OCCUPATION } from './happening.ts'
import { isBranch, type Org } from './plan.ts'
import { NATION_TRUTH } from './truth.ts'

/** How readily a sector's branches admit, and what its newcomers mostly do. Assumption (A). */
const ADMITS: Readonly<Record<Sector, { chance: number; occupations: readonly Occupation[] }>> = {
  government: { chance: 0.3, occupations: ['official', 'official', 'manager'] },
  school: { chance: 0.4, occupations: ['professional'] },
  university: { chance: 1, occupations: ['student', 'student', 'professional'] },
  hospital: { chance: 0.45, occupations: ['professional'] },
  institution: { chance: 0.3, occupations: ['professional', 'manager'] },
  'state-enterprise': { chance: 0.4, occupations: ['worker', 'professional', 'manager'] },
  'private-enterprise': { chance: 0.45, occupations: ['worker', 'manager', 'professional'] },
  social: { chance: 0.35, occupations: ['professional', 'other-occupation'] },
  community: { chance: 0.25, occupations: ['other-occupation', 'manager'] },
  village: { chance: 0.3, occupations: ['farmer', 'farmer', 'other-occupation'] },
}

/** Whether members come to it from elsewhere: a branch that was not founded for a time only. */
export function isWelcoming(org: Org): boolean {
  return isBranch(org) && org.kind !== 'temporary-branch' && org.kind !== 'project-branch'
}

/** Somebody admitted by, or come from outside to, a branch with room; undefined where none was found. */
export function newMember(at: {
  city: City
  month: Month
  random: Random
  as: 'admitted' | 'transferred'
}): Newcomer | undefined {
  const { city, month, random } = at
  const isNew = at.as === 'admitted'
  for (let i = 0; i < 60; i++) {
    const home = random.pick(city.branches)
    const org = home === undefined ? undefined : city.orgs[home]
    if (home === undefined || !org?.sector || !isWelcoming(org) || !city.canTake(home) || org.leaning === 'retired')
      continue
    const admits = ADMITS[org.sector]
    if (!random.chance(admits.chance)) continue
    const occupation =
      org.leaning === 'students' && isNew ? 'student' : (random.pick(admits.occupations) ?? 'other-occupation')
    const isStudent = occupation === 'student'
    const age = isStudent
      ? random.between(19, 24)
      : Math.floor((isNew ? 20 : 23) + (isNew ? 25 : 30) * random.unit() ** 1.6)
    const birth = month - 12 * age - random.below(12)
    const adult = birth + 12 * 18
    return {
      home,
      gender: random.chance(0.48) ? 0 : 1,
      education:
        occupation === 'farmer' ? random.between(2, 3) : isStudent ? random.between(0, 1) : random.between(1, 2),
      occupation: OCCUPATION.indexOf(occupation),
      ethnicity: random.chance(NATION_TRUTH.minority / NATION_TRUTH.members) ? 1 : 0,
      birth,
      joined: isNew ? month : Math.min(month - 1, adult + random.below(Math.max(1, month - 12 - adult))),
      standing: isNew ? ON_PROBATION : FULL,
    }
  }
  return undefined
}
