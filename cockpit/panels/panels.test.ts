import { expect, test } from 'vitest'
import { type Cells, SUPPRESSED } from '../../data/contract/cells.ts'
import { metricById } from '../../data/scenes/index.ts'
import { flowOf } from './flow/flow.ts'
import { PANELS } from './index.ts'
import { checkIdentities } from './intake/identities.ts'
import { changeSince, type Panel } from './panel.ts'
import { type AxisId, axisValues, PAST_METRICS, PEOPLE_AXES } from './people/axes.ts'

const SCOPE = '330106'
const at = (values: Record<string, number | null>): Cells =>
  Object.fromEntries(Object.entries(values).map(([metric, value]) => [metric, { [SCOPE]: value }]))

const panels: Readonly<Record<string, Panel>> = PANELS

test('every panel reads metrics of the catalogue, under its own id and a title short enough to read', () => {
  for (const [id, { definition }] of Object.entries(panels)) {
    expect(definition.id).toBe(id)
    expect({ id, unknown: definition.metrics.filter((metric) => !metricById(metric)) }).toEqual({ id, unknown: [] })
    expect([...definition.title.zh].length, id).toBeLessThanOrEqual(8)
    expect(definition.title.en.length, id).toBeLessThanOrEqual(22)
    expect(
      definition.least.width <= definition.best.width && definition.least.height <= definition.best.height,
      id,
    ).toBe(true)
  }
  expect(PAST_METRICS.filter((metric) => !metricById(metric))).toEqual([])
})

test('reads the parts of an axis and what is left over', () => {
  const cells = at({ members: 10, 'members-women': 4, 'members-men': 5 })
  expect(axisValues('gender', cells, SCOPE)).toMatchObject({ total: 10, residual: 1 })
  expect(axisValues('gender', at({ members: 10, 'members-women': 4 }), SCOPE).residual).toBeNull()
})

test('says a change only where both moments are known', () => {
  const past = { scope: SCOPE, at: '2025-11-26', values: { members: 8, 'members-women': null } }
  expect(changeSince(past, 'members', 10)).toBe(2)
  expect(changeSince(past, 'members', null)).toBeNull()
  expect(changeSince(past, 'members-women', 4)).toBeNull()
  expect(changeSince(past, 'members-men', 4)).toBeNull()
  expect(changeSince(null, 'members', 10)).toBeNull()
})

test('draws arrivals and departures on one scale and keeps what was not reported apart from 0', () => {
  const flow = flowOf(at({ 'members-in-year': 30, 'members-admitted-year': 10, 'members-out-year': 25 }), SCOPE)
  expect(flow.scale).toBe(40)
  expect(flow.outs.map(({ value }) => value)).toEqual([25, null, null, null])
  expect(flow.residual).toBeNull()
})

test('checks its own frame: parts, units and table 1, and tells of each residual', () => {
  const parts = Object.fromEntries(
    (Object.keys(PEOPLE_AXES) as AxisId[]).flatMap((axis) =>
      PEOPLE_AXES[axis].map(({ metric }, i) => [metric, i === 0 ? 10 : 0]),
    ),
  )
  const cells: Cells = {
    ...at({ members: 10, 'members-residual': 0, ...parts }),
    members: { [SCOPE]: 10, a: 6, b: 3, c: null },
  }
  const checked = checkIdentities(cells, SCOPE, ['a', 'b', 'c'])
  expect(checked.find(({ id }) => id === 'units')?.residual).toBe(1)
  expect(checked.find(({ id }) => id === 'age')?.residual).toBe(0)
  expect(checked.find(({ id }) => id === 'kind')?.residual).toBeNull()
  // What is left out is not nothing: a sum with it is no residual.
  const few: Cells = { ...cells, members: { ...cells.members, b: SUPPRESSED } }
  expect(checkIdentities(few, SCOPE, ['a', 'b', 'c']).find(({ id }) => id === 'units')?.residual).toBeNull()
})
