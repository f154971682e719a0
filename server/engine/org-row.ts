import type { OrgRow } from '../../data/contract/rest.ts'
import type { FlatState } from '../../data/language/project.ts'
import { ORG_KINDS, SECTORS } from '../../data/scenes/organisation/vocabulary.ts'

const KIND_NAMES = Object.keys(ORG_KINDS)
const SECTOR_NAMES = Object.keys(SECTORS)

/** An organisation's state as readers see it, with where it is and how many hang from it. */
export function toOrgRow(state: FlatState, at: Pick<OrgRow, 'code' | 'parent' | 'children'>): OrgRow {
  return {
    code: at.code,
    name: String(state.name),
    short: String(state.short),
    kind: KIND_NAMES[Number(state.kind)] ?? '',
    sector: SECTOR_NAMES[Number(state.sector)] ?? '',
    parent: at.parent,
    children: at.children,
  }
}
