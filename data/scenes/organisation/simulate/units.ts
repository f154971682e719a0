import type { Random } from '../../../language/seeded.ts'
import type { Sector } from '../vocabulary.ts'
import { apportion, apportionWithin, fitTable } from './apportion.ts'
import { AREA_PROFILES, sectorShares } from './places.ts'
import { CITY_TRUTH, KIND_SHARES } from './truth.ts'

/** One employer, village or community: a committee, a general branch or a lone branch, with what lies below it. */
export interface Unit {
  /** Index into `AREA_PROFILES`. */
  readonly area: number
  readonly sector: Sector
  readonly top: 'committee' | 'general-branch' | 'branch'
  /** Branches directly below; 0 for a lone branch. */
  readonly branches: number
  /** Branches of each general branch below a committee. */
  readonly generals: readonly number[]
}

/** The organisations of one sector in one area. */
export interface Group {
  readonly area: number
  readonly sector: Sector
  readonly orgs: number
}

/** Organisations of each area and sector: domains and areas sum exactly. */
function groupsOf(total: number): Group[] {
  const domains = apportion(total, CITY_TRUTH.domains)
  const areas = apportion(
    total,
    AREA_PROFILES.map((area) => area.weight),
  )
  const table = fitTable({
    rows: areas,
    columns: domains,
    affinity: (a, d) => (AREA_PROFILES[a]?.domains[d] ?? 0) * (domains[d] ?? 0),
  })
  return AREA_PROFILES.flatMap((profile, area) =>
    (table[area] ?? []).flatMap((count, domain) => {
      const shares = sectorShares(domain, profile)
      const counts = apportion(
        count,
        shares.map(([, share]) => share),
      )
      return shares.map(([sector], i) => ({ area, sector, orgs: counts[i] ?? 0 }))
    }),
  ).filter((group) => group.orgs > 0)
}

/** Of the branches that need not lie below others, the share that stands alone. */
const LONE: Readonly<Record<Sector, number>> = {
  government: 0.35,
  school: 0.4,
  university: 0.05,
  hospital: 0.25,
  institution: 0.5,
  'state-enterprise': 0.25,
  'private-enterprise': 0.75,
  social: 0.85,
  community: 0.12,
  village: 0.25,
}

/** How much likelier than on average a sector has committees. */
const LEADS: Readonly<Record<Sector, number>> = {
  government: 1,
  school: 0.9,
  university: 1.6,
  hospital: 1.3,
  institution: 0.6,
  'state-enterprise': 1.4,
  'private-enterprise': 0.5,
  social: 0.3,
  community: 1.6,
  village: 1.2,
}

const IN_COMMITTEE = 4
const IN_GENERAL = 2
/** With more branches a general branch of at most a hundred members would have branches too small to live. */
const MOST_IN_GENERAL = 5

/** The units of a city of `total` organisations: kinds, sectors and areas sum exactly. */
export function unitsOf(total: number, random: Random): Unit[] {
  const [committees = 0, generals = 0] = apportion(total, KIND_SHARES)
  return unitsFor(groupsOf(total), { committees, generals, random })
}

/** The units of groups of organisations, so many committees and general branches among them. */
export function unitsFor(
  groups: readonly Group[],
  of: { committees: number; generals: number; random: Random },
): Unit[] {
  const { committees, generals, random } = of
  const weights = groups.map((group) => group.orgs * LEADS[group.sector])
  const none = groups.map(() => 0)
  const committeesOf = apportionWithin(committees, {
    weights,
    least: none,
    most: groups.map((group) => Math.floor(group.orgs / (IN_COMMITTEE + 1))),
  })
  const generalsOf = apportionWithin(generals, {
    weights,
    least: none,
    most: groups.map((group, i) =>
      Math.floor((group.orgs - (IN_COMMITTEE + 1) * (committeesOf[i] ?? 0)) / (IN_GENERAL + 1)),
    ),
  })
  return groups.flatMap((group, i) =>
    unitsIn(group, { committees: committeesOf[i] ?? 0, generals: generalsOf[i] ?? 0, random }),
  )
}

function unitsIn(group: Group, at: { committees: number; generals: number; random: Random }): Unit[] {
  const { committees, generals, random } = at
  const { area, sector } = group
  const branches = group.orgs - committees - generals
  const nested = committees === 0 ? 0 : Math.round(generals * 0.45)
  // One array for all: committees first, then general branches, those of committees last.
  const counts = [...Array<number>(committees).fill(IN_COMMITTEE), ...Array<number>(generals).fill(IN_GENERAL)]
  let left = branches - counts.reduce((a, b) => a + b, 0)
  let lone = Math.floor(left * LONE[sector])
  for (left -= lone; left > 0; left--) {
    const at =
      committees > 0 && random.chance(0.7) ? random.below(committees) : random.below(Math.max(1, counts.length))
    if (at < committees || (at < counts.length && (counts[at] ?? 0) < MOST_IN_GENERAL))
      counts[at] = (counts[at] ?? 0) + 1
    else if (committees > 0) counts[at % committees] = (counts[at % committees] ?? 0) + 1
    else lone++
  }
  const below = Array.from({ length: committees }, (): number[] => [])
  for (const count of counts.slice(counts.length - nested)) below[random.below(committees)]?.push(count)
  return [
    ...below.map((inside, i): Unit => ({ area, sector, top: 'committee', branches: counts[i] ?? 0, generals: inside })),
    ...counts
      .slice(committees, counts.length - nested)
      .map((count): Unit => ({ area, sector, top: 'general-branch', branches: count, generals: [] })),
    ...Array.from({ length: lone }, (): Unit => ({ area, sector, top: 'branch', branches: 0, generals: [] })),
  ]
}
