import type { Cells } from '../../../data/contract/cells.ts'
import { keysOf, type Label } from '../../../data/language/label.ts'
import { BRANCH_KINDS, ORG_RANKS, SECTORS } from '../../../data/scenes/organisation/vocabulary.ts'
import { valueIn } from '../panel.ts'

interface Figure {
  readonly metric: string
  readonly value: number | null
}

export interface OrgTable {
  /** Kinds, as the columns of the table. */
  readonly head: readonly Label[]
  /** Sectors, each with a figure for every kind and their sum. */
  readonly rows: readonly { readonly label: Label; readonly parts: readonly Figure[]; readonly total: Figure }[]
  readonly sums: readonly Figure[]
  readonly total: Figure
  /** Kinds within 党支部. */
  readonly within: readonly (Figure & { readonly label: Label })[]
  readonly leading: readonly Figure[]
  /** The largest figure of one sector and kind. */
  readonly most: number
}

const RANKS = keysOf(ORG_RANKS)
const RANK_METRICS = {
  committee: 'orgs-committees',
  'general-branch': 'orgs-general-branches',
  branch: 'orgs-branches',
} as const
/** Every sector once, in the order of the vocabulary, so that the rows sum to all organisations. */
const SECTOR_METRIC = {
  government: 'orgs-government',
  school: 'orgs-school',
  university: 'orgs-university',
  hospital: 'orgs-hospital',
  institution: 'orgs-other-institution',
  'state-enterprise': 'orgs-state-enterprise',
  'private-enterprise': 'orgs-private-enterprise',
  social: 'orgs-social',
  community: 'orgs-urban-community',
  village: 'orgs-rural-village',
} as const
const WITHIN = [
  ['orgs-joint-branches', BRANCH_KINDS['joint-branch']],
  ['orgs-project-branches', BRANCH_KINDS['project-branch']],
  ['orgs-temporary-branches', BRANCH_KINDS['temporary-branch']],
] as const
const LEADING = ['orgs-working-committees', 'orgs-party-groups'] as const

export const SECTOR_METRICS: readonly string[] = Object.values(SECTOR_METRIC)
export const KIND_METRICS: readonly string[] = Object.values(RANK_METRICS)
export const ORG_METRICS: readonly string[] = [
  'orgs',
  ...KIND_METRICS,
  ...SECTOR_METRICS,
  ...keysOf(SECTORS).flatMap((sector) => RANKS.map((rank) => `orgs-${sector}-${rank}`)),
  ...WITHIN.map(([metric]) => metric),
  ...LEADING,
]

/** The organisations of a scope, sector × kind. */
export function orgTable(cells: Cells, org: string): OrgTable {
  const figure = (metric: string): Figure => ({ metric, value: valueIn(cells, metric, org) })
  const rows = keysOf(SECTORS).map((sector) => ({
    label: SECTORS[sector],
    parts: RANKS.map((rank) => figure(`orgs-${sector}-${rank}`)),
    total: figure(SECTOR_METRIC[sector]),
  }))
  return {
    head: RANKS.map((rank) => ORG_RANKS[rank]),
    rows,
    sums: RANKS.map((rank) => figure(RANK_METRICS[rank])),
    total: figure('orgs'),
    within: WITHIN.map(([metric, label]) => ({ ...figure(metric), label })),
    leading: LEADING.map(figure),
    most: Math.max(1, ...rows.flatMap(({ parts }) => parts.map(({ value }) => value ?? 0))),
  }
}
