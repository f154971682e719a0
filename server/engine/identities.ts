import type { IdentitiesAnswer, IdentityRow } from '../../data/contract/identities.ts'
import type { Identity, Term } from '../../data/language/metric.ts'
import { formatInstant, type Window } from '../../data/language/time.ts'
import { IDENTITIES, MEASURE_INDEX, MEASURES, SCENES } from '../../data/scenes/index.ts'
import { ROOT } from '../../data/scenes/organisation/orgs.ts'
import { orgOf, type Reading, readSums, toAsOf } from './answers.ts'
import { COLUMNS, columnOf } from './columns.ts'
import type { Core } from './core.ts'
import { COUNTS_PEOPLE } from './people-columns.ts'
import type { Audience, Moment } from './port.ts'

type SumOf = (measure: string, window: Window) => number

const SIGNED = IDENTITIES.map(({ left, right }) => [
  ...left.map((term) => [columnOf(term), term.sign] as const),
  ...right.map((term) => [columnOf(term), -term.sign] as const),
])

/** How many identities do not hold at an organisation in the live cube: some hundred additions, so at every version. */
function residualsAt(org: number, core: Core): number {
  let residuals = 0
  for (const terms of SIGNED) {
    let left = 0
    for (const [column, sign] of terms) left += sign * core.cube.cell(org, column)
    if (left !== 0) residuals++
  }
  return residuals
}

/** The identities of the whole tree at the latest version: what the health line says of them. */
export function rootIdentities(core: Core): { checked: number; residuals: number; version: number } {
  return { checked: IDENTITIES.length, residuals: residualsAt(ROOT.id, core), version: core.seq }
}

/** `GET /api/identities`: now from the cube, and that the organisations below sum to it; any other moment by SQL. */
export async function answerIdentities(
  query: { scope: string } & Moment & Audience,
  reading: Reading,
): Promise<IdentitiesAnswer> {
  const { core, epoch } = reading
  const org = orgOf(core, query.scope)
  const isNow = query.at === null && query.version === null
  const version = query.version ?? core.seq
  const children = isNow ? await childrenRow(org, reading) : null
  const sumOf: SumOf = isNow
    ? liveSums(children?.cells ?? core.cube.row(org))
    : (await readSums(query.scope, { core, asOf: await toAsOf(query, reading) })).of
  const rows = [
    ...(children ? [children.row] : []),
    ...IDENTITIES.map((identity) => {
      const row = toRow(identity, sumOf)
      return query.isPublic && hasFew(identity, { org, reading, sumOf })
        ? { ...row, left: null, right: null, parts: [] }
        : row
    }),
  ]
  return {
    version: children?.version ?? version,
    epoch,
    at: query.at === null ? null : formatInstant(query.at),
    scope: query.scope,
    checked: IDENTITIES.length,
    residuals: rows.filter(({ residual }) => residual !== 0).length,
    identities: rows.toSorted((a, b) => Number(b.residual !== 0) - Number(a.residual !== 0)),
  }
}

/** Whether some column of people in it is not for everybody; what is left between its sides always is. */
function hasFew(identity: Identity, at: { org: number; reading: Reading; sumOf: SumOf }): boolean {
  const few = at.reading.few.now()
  return [...identity.left, ...identity.right].some((term) => {
    const column = columnOf(term)
    if (!COUNTS_PEOPLE[column]) return false
    return few.hidesColumn(at.org, column) || few.isTelling(column, at.sumOf(term.measure, term.window))
  })
}

function liveSums(cells: Float64Array): SumOf {
  return (measure, window) => cells[columnOf({ measure, window })] ?? 0
}

function toRow(identity: Identity, sumOf: SumOf): IdentityRow {
  const partOf = (side: 'left' | 'right') => (term: Term) => ({
    side,
    measure: term.measure,
    label: MEASURES[MEASURE_INDEX.get(term.measure) ?? -1]?.label ?? { zh: term.measure, en: term.measure },
    window: term.window,
    sign: term.sign,
    amount: sumOf(term.measure, term.window),
  })
  const left = identity.left.map(partOf('left'))
  const right = identity.right.map(partOf('right'))
  const total = (parts: readonly { sign: number; amount: number }[]) =>
    parts.reduce((n, { sign, amount }) => n + sign * amount, 0)
  return {
    id: identity.id,
    label: identity.label,
    scene: SCENES.find(({ identities }) => identities.includes(identity))?.id ?? null,
    source: identity.source,
    left: total(left),
    right: total(right),
    residual: total(left) - total(right),
    parts: [...left, ...right],
  }
}

/**
 * Σ 下级 = 本级: that for every measure that stands in the cube, the organisations directly below and what is posted at
 * the organisation itself sum to its live value. `left` counts the measures, `right` those that agree.
 */
async function childrenRow(
  org: number,
  { core, durable }: Reading,
): Promise<{ row: IdentityRow; version: number; cells: Float64Array }> {
  // All copied in one turn: one version.
  const version = core.seq
  const cells = core.cube.row(org)
  const below = core.tree.childrenOf(org).map((child) => core.cube.row(child))
  await durable(version)
  await core.ledger.through(version)
  const own = new Map(
    (
      await core.ledger.read(
        `SELECT measure, sum(amount)::BIGINT FROM entry WHERE org = ${org} AND seq <= ${version} GROUP BY measure`,
      )
    ).map(([measure, amount]) => [Number(measure), Number(amount)]),
  )
  const stocks = COLUMNS.flatMap(({ measure, window }, column) => (window === 'stock' ? [{ measure, column }] : []))
  const wrong = stocks.filter(({ measure, column }) => {
    const parts = below.reduce((n, row) => n + (row[column] ?? 0), own.get(measure) ?? 0)
    return parts !== cells[column]
  })
  return {
    version,
    cells,
    row: {
      id: 'children',
      label: { zh: '各下级之和 + 本级自身 = 本级（全部计量）', en: 'Those below + itself = the whole (every measure)' },
      scene: null,
      source: '本系统定义',
      left: stocks.length,
      right: stocks.length - wrong.length,
      residual: wrong.length,
      parts: wrong.map(({ measure, column }) => ({
        side: 'left',
        measure: MEASURES[measure]?.code ?? '',
        label: MEASURES[measure]?.label ?? { zh: '', en: '' },
        window: 'stock',
        sign: 1,
        amount: cells[column] ?? 0,
      })),
    },
  }
}
