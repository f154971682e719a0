import type { Cells } from '../../../data/contract/frames.ts'
import { BRANCH_KINDS, GRASSROOTS_KINDS, SECTORS } from '../../../data/scenes/organisation/vocabulary.ts'
import { valueIn } from '../panel.ts'

interface Row {
  readonly metric: string
  readonly label: { readonly zh: string; readonly en: string }
  /** Part of the row above: 党支部, of which 联合支部. */
  readonly sub?: boolean
}

const KINDS: readonly Row[] = [
  { metric: 'orgs-committees', label: GRASSROOTS_KINDS.committee },
  { metric: 'orgs-general-branches', label: GRASSROOTS_KINDS['general-branch'] },
  { metric: 'orgs-branches', label: { zh: '党支部', en: 'Branches' } },
  { metric: 'orgs-joint-branches', label: BRANCH_KINDS['joint-branch'], sub: true },
  { metric: 'orgs-project-branches', label: BRANCH_KINDS['project-branch'], sub: true },
  { metric: 'orgs-temporary-branches', label: BRANCH_KINDS['temporary-branch'], sub: true },
]

/** Every sector once, in the order of the vocabulary, so that the rows sum to all organisations. */
const BY_SECTOR: readonly Row[] = [
  { metric: 'orgs-government', label: SECTORS.government },
  { metric: 'orgs-school', label: SECTORS.school },
  { metric: 'orgs-university', label: SECTORS.university },
  { metric: 'orgs-hospital', label: SECTORS.hospital },
  { metric: 'orgs-other-institution', label: SECTORS.institution },
  { metric: 'orgs-state-enterprise', label: SECTORS['state-enterprise'] },
  { metric: 'orgs-private-enterprise', label: SECTORS['private-enterprise'] },
  { metric: 'orgs-social', label: SECTORS.social },
  { metric: 'orgs-urban-community', label: SECTORS.community },
  { metric: 'orgs-rural-village', label: SECTORS.village },
]

export const SECTOR_METRICS: readonly string[] = BY_SECTOR.map(({ metric }) => metric)
/** Every row by kind, those within another too. */
export const ALL_KIND_METRICS: readonly string[] = KINDS.map(({ metric }) => metric)
export const KIND_METRICS: readonly string[] = KINDS.filter(({ sub }) => !sub).map(({ metric }) => metric)

export interface OrgRows {
  readonly kinds: readonly (Row & { value: number | null })[]
  readonly sectors: readonly (Row & { value: number | null })[]
  readonly total: number | null
  readonly workingCommittees: number | null
  readonly partyGroups: number | null
}

/** The organisations of a scope by kind and by sector. */
export function orgRows(cells: Cells, org: string): OrgRows {
  const filled = (rows: readonly Row[]) => rows.map((row) => ({ ...row, value: valueIn(cells, row.metric, org) }))
  return {
    kinds: filled(KINDS),
    sectors: filled(BY_SECTOR),
    total: valueIn(cells, 'orgs', org),
    workingCommittees: valueIn(cells, 'orgs-working-committees', org),
    partyGroups: valueIn(cells, 'orgs-party-groups', org),
  }
}
