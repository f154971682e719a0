import { refuse } from '../../language/keyed.ts'
import {
  defineFold,
  difference,
  type Fold,
  type FoldEvent,
  type Refusal,
  type Step,
  type World,
} from '../../language/project.ts'
import { toRefusal } from '../../language/reason.ts'
import { orgKind, orgLeadingKind, orgSector } from './measures.ts'
import { ORG_REASONS as REASONS } from './reasons.ts'
import {
  BRANCH_KINDS,
  GRASSROOTS_KINDS,
  indexOf,
  LEADING_KINDS,
  ORG_KINDS,
  ORG_RANKS,
  type OrgKind,
  SECTORS,
} from './vocabulary.ts'

/**
 * An organisation as the registry holds it.
 *
 * `kind` and `sector` are places in their vocabularies (sector −1: none), `parent` a dense id (−1 at the root).
 */
export type OrgState = {
  readonly exists: number
  readonly kind: number
  readonly sector: number
  readonly parent: number
  readonly dissolved: number
  readonly name: string
  readonly short: string
}

const UNFOUNDED: OrgState = { exists: 0, kind: 0, sector: -1, parent: -1, dissolved: 0, name: '', short: '' }

const kindIndex = indexOf(ORG_KINDS)
const sectorIndex = indexOf(SECTORS)

/** The node above all others: it exists from the start, no event founds it, and its `state` is where its fold begins. */
export const ROOT = {
  code: 'root',
  id: 0,
  name: { zh: '杭州市', en: 'Hangzhou' },
  state: { ...UNFOUNDED, exists: 1, kind: kindIndex('area'), name: '杭州市', short: '杭州' },
} as const

const RANKS = Object.keys(ORG_RANKS)
const rankOf = (kind: string) => RANKS.indexOf(kind in BRANCH_KINDS ? 'branch' : kind)

/** The measures of each kind, its rank, and whether it counts as 基层党组织; a kind never changes from one group to another. */
const KINDS = Object.keys(ORG_KINDS).map((key) => {
  // Keys of ORG_KINDS, which `Object.keys` forgets.
  const kind = key as OrgKind
  const group = kind in GRASSROOTS_KINDS ? 'grassroots' : kind in LEADING_KINDS ? 'leading' : 'area'
  const measures =
    group === 'grassroots'
      ? ['org.stock', `${orgKind.base.code}/${kind}`]
      : group === 'leading'
        ? ['org.leading', `${orgLeadingKind.base.code}/${kind}`]
        : []
  return { group, measures, rank: rankOf(kind), isBranch: kind in BRANCH_KINDS }
})
const SECTOR_MEASURES = orgSector.measures.map((measure) => measure.code)

const isGrassroots = (state: OrgState) => KINDS[state.kind]?.group === 'grassroots'

function measuresOf(state: OrgState): readonly string[] {
  if (state.exists === 0 || state.dissolved === 1) return []
  const { measures, rank } = KINDS[state.kind] ?? { measures: [], rank: -1 }
  const sector = isGrassroots(state) ? SECTOR_MEASURES[state.sector * RANKS.length + rank] : undefined
  return sector === undefined ? measures : [...measures, sector]
}

/**
 * One organisation's history: the stock by kind and sector. Where it hangs is its state's `parent`.
 *
 * Invariant: the change of `org.stock` equals founded less dissolved, and each axis sums to the stock.
 */
export const orgFold: Fold<OrgState> = defineFold({
  key: 'org',
  kinds: ['org.founded', 'org.changed', 'org.moved', 'org.dissolved'],
  initial: UNFOUNDED,
  orgField: 'parent',
  step,
  check,
})

function step(state: OrgState, event: FoldEvent): Step<OrgState> {
  if (event.kind === 'org.founded') return found(state, event)
  if (state.exists === 0) return refuse('subject', REASONS['org-unfounded'])
  if (state.dissolved === 1) return refuse('subject', REASONS['org-dissolved'])
  switch (event.kind) {
    case 'org.changed':
      return change(state, event)
    case 'org.moved':
      if (state.parent < 0) return refuse('subject', REASONS['root-moved'])
      return next(state, { ...state, parent: event.orgs.parent ?? -1 }, event)
    case 'org.dissolved':
      if (state.parent < 0) return refuse('subject', REASONS['root-dissolved'])
      return next(state, { ...state, dissolved: 1 }, event, 'org.dissolved')
    default:
      throw new Error(`the organisation fold does not know ${event.kind}`)
  }
}

function found(state: OrgState, event: FoldEvent): Step<OrgState> {
  if (state.exists === 1) return refuse('subject', REASONS['org-known'])
  const { data } = event
  const name = String(data.name)
  const after = {
    exists: 1,
    kind: kindIndex(data.kind),
    sector: data.sector === undefined ? -1 : sectorIndex(data.sector),
    parent: event.orgs.parent ?? -1,
    dissolved: 0,
    name,
    short: data.short === undefined ? name : String(data.short),
  }
  return next(state, after, event, 'org.founded')
}

function change(state: OrgState, event: FoldEvent): Step<OrgState> {
  const { data } = event
  const name = data.name === undefined ? state.name : String(data.name)
  const short = state.short === state.name ? name : state.short
  const after = {
    ...state,
    kind: data.kind === undefined ? state.kind : kindIndex(data.kind),
    sector: data.sector === undefined ? state.sector : sectorIndex(data.sector),
    name,
    short: data.short === undefined ? short : String(data.short),
  }
  if (KINDS[after.kind]?.group !== KINDS[state.kind]?.group) return refuse('data.kind', REASONS['org-group'])
  return next(state, after, event)
}

function next(before: OrgState, after: OrgState, event: FoldEvent, flow?: string): Step<OrgState> {
  const { ts, org } = event
  const entries = difference({
    ts,
    before: { org, measures: measuresOf(before) },
    after: { org, measures: measuresOf(after) },
  })
  if (flow !== undefined && isGrassroots(after)) entries.push({ ts, org, measure: flow, amount: 1 })
  return { ok: true, state: after, entries }
}

/** What the tree as a whole allows. */
function check(event: FoldEvent, world: World): Refusal | undefined {
  switch (event.kind) {
    case 'org.founded':
      return checkParent(event, world)
    case 'org.moved':
      if (world.isBelow(event.orgs.parent ?? -1, event.org, event.ts))
        return toRefusal('data.parent', REASONS['org-cycle'])
      return checkParent(event, world)
    case 'org.changed': {
      const branch = event.data.kind !== undefined && KINDS[kindIndex(event.data.kind)]?.isBranch === true
      const children = branch ? world.childCount(event.org) : 0
      return children > 0 ? toRefusal('data.kind', REASONS['branch-has-children']) : undefined
    }
    case 'org.dissolved':
      if (world.memberCount(event.org) > 0) return toRefusal('subject', REASONS['org-has-members'])
      return world.childCount(event.org) > 0 ? toRefusal('subject', REASONS['org-has-children']) : undefined
    default:
      return undefined
  }
}

function checkParent(event: FoldEvent, world: World): Refusal | undefined {
  const field = 'data.parent'
  const parent = world.org(event.orgs.parent ?? -1)
  if (!parent || parent.exists === 0) return toRefusal(field, REASONS['parent-unknown'])
  if (parent.dissolved === 1) return toRefusal(field, REASONS['parent-dissolved'])
  if (KINDS[Number(parent.kind)]?.isBranch) return toRefusal(field, REASONS['parent-branch'])
  return undefined
}
