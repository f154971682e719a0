import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keysOf } from '../../language/label.ts'
import type { Entry, FoldEvent, World } from '../../language/project.ts'
import { AXES } from './measures.ts'
import { type OrgState, orgFold, ROOT } from './orgs.ts'
import { ORG_REASONS } from './reasons.ts'
import { ORG_KINDS, SECTORS } from './vocabulary.ts'

let clock = 0
const produced = new Set<string | undefined>()
function event(kind: string, data: object = {}, orgs: Record<string, number> = {}, org = 5): FoldEvent {
  return { kind, id: `e${++clock}`, ts: clock, org, data: { ...data }, orgs }
}
const founded = (kind: string, sector?: string) =>
  event('org.founded', { name: '中共第一支部委员会', kind, ...(sector && { sector }) }, { parent: 1 })

function run(
  events: readonly FoldEvent[],
  from: OrgState = orgFold.initial,
): { state: OrgState; entries: Entry[]; refused: string[] } {
  let state = from
  const entries: Entry[] = []
  const refused: string[] = []
  for (const each of events) {
    const step = orgFold.step(state, each)
    if (step.ok) {
      state = step.state
      entries.push(...step.entries)
    } else {
      refused.push(step.refusal.reason)
      produced.add(step.refusal.code)
    }
  }
  return { state, entries, refused }
}

function sums(entries: readonly Entry[]): Record<string, number> {
  const totals: Record<string, number> = {}
  for (const { measure, amount } of entries) totals[measure] = (totals[measure] ?? 0) + amount
  return Object.fromEntries(Object.entries(totals).filter(([, amount]) => amount !== 0))
}

describe('what an organisation’s events post', () => {
  test('a branch counts by kind and sector', () => {
    expect(sums(run([founded('branch', 'social')]).entries)).toEqual({
      'org.stock': 1,
      'org.stock/branch': 1,
      'org.stock/social-branch': 1,
      'org.founded': 1,
    })
  })

  test('an area posts nothing; a leading group is counted on its own', () => {
    expect(run([founded('area'), event('org.dissolved')]).entries).toEqual([])
    expect(sums(run([founded('party-group', 'government')]).entries)).toEqual({
      'org.leading': 1,
      'org.leading/party-group': 1,
    })
  })

  test('a change moves the axes, and a short name that was the name follows it', () => {
    const { state, entries } = run([
      founded('temporary-branch', 'social'),
      event('org.changed', { name: '新名', kind: 'branch', sector: 'village' }),
    ])
    expect(state).toMatchObject({ name: '新名', short: '新名' })
    expect(sums(entries)).toEqual({
      'org.stock': 1,
      'org.stock/branch': 1,
      'org.stock/village-branch': 1,
      'org.founded': 1,
    })
  })

  test('a move posts nothing, since the tree follows from the parent', () => {
    const { state, entries } = run([founded('branch', 'social'), event('org.moved', {}, { parent: 9 })])
    expect(state.parent).toBe(9)
    expect(entries).toHaveLength(4)
  })

  test('a dissolution takes it out of the stock', () => {
    expect(sums(run([founded('committee', 'village'), event('org.dissolved')]).entries)).toEqual({
      'org.founded': 1,
      'org.dissolved': 1,
    })
  })
})

test.each([
  ['founded twice', [founded('branch', 'social'), founded('branch', 'social')], '组织代码已存在'],
  ['changed before it is founded', [event('org.changed', { name: '新名' })], '组织尚未成立'],
  [
    'changed after its dissolution',
    [founded('branch', 'social'), event('org.dissolved'), event('org.changed', { name: '新' })],
    '组织已撤销',
  ],
  [
    'founded again after its dissolution',
    [founded('branch', 'social'), event('org.dissolved'), founded('branch', 'social')],
    '组织代码已存在',
  ],
  [
    'an area made a committee',
    [founded('area'), event('org.changed', { kind: 'committee', sector: 'social' })],
    '区域、党组（党工委）与基层党组织之间不能互相变更',
  ],
  [
    'a branch made an area',
    [founded('branch', 'social'), event('org.changed', { kind: 'area' })],
    '区域、党组（党工委）与基层党组织之间不能互相变更',
  ],
])('%s is refused', (_, events, reason) => {
  expect(run(events).refused).toEqual([reason])
})

test('the root is neither founded, moved nor dissolved', () => {
  const { refused, state } = run(
    [founded('area'), event('org.moved', {}, { parent: 1 }), event('org.dissolved')],
    ROOT.state,
  )
  expect(refused).toEqual(['组织代码已存在', '全市节点不能调整隶属', '全市节点不能撤销'])
  expect(state).toEqual(ROOT.state)
})

describe('what the tree does not allow', () => {
  const kindOf = (kind: keyof typeof ORG_KINDS) => keysOf(ORG_KINDS).indexOf(kind)
  const world = (over: Partial<World> & { parent?: Partial<OrgState> } = {}): World => ({
    memberCount: () => 0,
    childCount: () => 0,
    isBelow: () => false,
    org: () => ({ ...orgFold.initial, exists: 1, kind: kindOf('committee'), ...over.parent }),
    member: () => undefined,
    ...over,
  })
  const found = founded('branch', 'social')
  const move = event('org.moved', {}, { parent: 9 })
  const dissolve = event('org.dissolved')
  test.each<[string, FoldEvent, World, string | undefined]>([
    ['below a committee', found, world(), undefined],
    ['below an area', found, world({ parent: { kind: kindOf('area') } }), undefined],
    ['below a branch', found, world({ parent: { kind: kindOf('branch') } }), '支部下不能再设组织'],
    ['moved below a joint branch', move, world({ parent: { kind: kindOf('joint-branch') } }), '支部下不能再设组织'],
    ['below a dissolved one', found, world({ parent: { dissolved: 1 } }), '上级组织已撤销'],
    ['below nothing', found, world({ org: () => undefined }), '上级组织不存在'],
    [
      'moved below itself',
      move,
      world({ isBelow: (org, above) => org === 9 && above === 5 }),
      '不能移到自己的下级之下',
    ],
    ['dissolved with members', dissolve, world({ memberCount: () => 3 }), '还有党员未转出'],
    ['dissolved with children', dissolve, world({ childCount: () => 2 }), '还有下级组织'],
    ['dissolved when empty', dissolve, world(), undefined],
    [
      'made a branch with children',
      event('org.changed', { kind: 'branch' }),
      world({ childCount: () => 2 }),
      '还有下级组织，不能改为支部',
    ],
    ['renamed with children', event('org.changed', { name: '新' }), world({ childCount: () => 2 }), undefined],
  ])('%s', (_, each, seen, reason) => {
    const refusal = orgFold.check?.(each, seen)
    expect(refusal?.reason).toBe(reason)
    if (refusal) produced.add(refusal.code)
  })
})

test('every reason is one of those above', () => {
  expect([...produced].sort()).toEqual(Object.keys(ORG_REASONS).sort())
})

test('kinds and sectors sum to the stock, and its change is founded less dissolved, after any history', () => {
  const wish = fc.record({
    kind: fc.constantFrom(...orgFold.kinds),
    is: fc.constantFrom(...keysOf(ORG_KINDS)),
    sector: fc.constantFrom(...keysOf(SECTORS)),
    parent: fc.nat(4),
  })
  fc.assert(
    fc.property(fc.array(wish, { maxLength: 20 }), (wishes) => {
      const { state, entries } = run(
        wishes.map((w) => event(w.kind, { name: '名', kind: w.is, sector: w.sector }, { parent: w.parent })),
      )
      const totals = sums(entries)
      for (const axis of AXES.filter((each) => each.base.code.startsWith('org.')))
        expect(axis.measures.reduce((n, { code }) => n + (totals[code] ?? 0), 0)).toBe(totals[axis.base.code] ?? 0)
      expect(totals['org.stock'] ?? 0).toBe((totals['org.founded'] ?? 0) - (totals['org.dissolved'] ?? 0))
      if (state.dissolved) expect([totals['org.stock'], totals['org.leading']]).toEqual([undefined, undefined])
    }),
  )
})
