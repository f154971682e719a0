import type { IdentitiesAnswer, IdentityRow } from '../../../data/contract/identities.ts'

/** The identities that are shown: every one with a residual, then the best known, as many as there is room for. */
export function shownIdentities({ identities }: Pick<IdentitiesAnswer, 'identities'>, most: number): IdentityRow[] {
  const placeOf = ({ id }: IdentityRow) => {
    const place = KNOWN.indexOf(id)
    return place === -1 ? KNOWN.length : place
  }
  const broken = identities.filter(({ residual }) => residual !== 0)
  const sound = identities.filter(({ residual }) => residual === 0).sort((a, b) => placeOf(a) - placeOf(b))
  return [...broken, ...sound].slice(0, Math.max(broken.length > 0 ? 1 : 0, most))
}

/** What a reader of party statistics looks for first. */
const KNOWN = [
  'table-1',
  'children',
  'member-gender-stock',
  'member-age-stock',
  'member-education-stock',
  'org-kind-stock',
  'org-sector-stock',
]
