import type { Place, Town } from '../../../language/simulate.ts'
import type { City } from './city.ts'
import { memberCode } from './happening.ts'
import type { Org } from './plan.ts'

/** How many members of a branch other scenes may name: its first full members. */
const NAMED = 12

/** What other scenes may know of a city: call it while the city stands at its opening. */
export function townOf(city: City): Town {
  const { orgs, seed, openingDay } = city
  const place = (index: number): Place | undefined => {
    const org = orgs[index]
    return org && placeOf(org, { parent: orgs[org.parent]?.code ?? 'root', members: namedOf(city, index) })
  }
  const isThere = (each: Place | undefined): each is Place => each !== undefined
  const placesOf = (test: (org: Org) => boolean) =>
    orgs.flatMap((org, i) => (test(org) ? [place(i)] : [])).filter(isThere)
  return {
    seed,
    openingDay,
    size: city.counts.members,
    branches: city.branches.map(place).filter(isThere),
    areas: placesOf((org) => org.kind === 'area'),
    committees: placesOf((org) => org.kind === 'committee' || org.kind === 'general-branch'),
  }
}

function placeOf(org: Org, at: { parent: string; members: readonly string[] }): Place {
  const { code, kind, sector } = org
  return sector === undefined ? { code, kind, ...at } : { code, kind, sector, ...at }
}

function namedOf(city: City, org: number): readonly string[] {
  const first = city.firstOf(org)
  return Array.from({ length: Math.min(NAMED, city.total[org] ?? 0) }, (_, i) => memberCode(first + i))
}
