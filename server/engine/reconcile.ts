import { dayStart, WINDOWS } from '../../data/language/time.ts'
import { IDENTITIES, MEASURES } from '../../data/scenes/index.ts'
import { COLUMN_OF, COLUMNS, columnOf } from './columns.ts'
import type { Core } from './core.ts'
import { manySumsSql } from './past-sql.ts'
import { type AsOf, cubeSql } from './sql.ts'

/** What a check found: cells compared, and those that differ, in words. */
export interface Finding {
  readonly checked: number
  readonly differences: readonly string[]
}

/** The moment the live cube stands for. */
export function liveMoment(core: Core): AsOf {
  return { version: core.seq, at: dayStart(core.day + 1) - 1 }
}

/** Compares copied rows of the cube with the ledger at the version at which they were copied, in one query for all. */
export async function compareRows(
  rows: readonly { org: number; cells: Float64Array }[],
  at: { core: Core; asOf: AsOf },
): Promise<Finding> {
  const { core, asOf } = at
  const found = new Map<number, Map<number, readonly unknown[]>>(rows.map(({ org }) => [org, new Map()]))
  const orgs = rows.map(({ org }) => org)
  for (const row of await core.ledger.read(manySumsSql(orgs, asOf))) found.get(Number(row[0]))?.set(Number(row[1]), row)
  const differences: string[] = []
  for (const { org, cells } of rows) {
    const code = core.registry.codeOf(org)
    const byMeasure = found.get(org)
    COLUMNS.forEach((column, i) => {
      const sql = Number(byMeasure?.get(column.measure)?.[2 + WINDOWS.indexOf(column.window)] ?? 0)
      if (sql !== cells[i]) differences.push(wordsOf({ code, column: i, live: cells[i] ?? 0, sql }))
    })
    differences.push(...residuals(code, cells))
  }
  return { checked: rows.length * COLUMNS.length, differences }
}

function wordsOf(d: { code: string; column: number; live: number; sql: number }): string {
  const column = COLUMNS[d.column]
  return `${d.code} ${MEASURES[column?.measure ?? -1]?.code ?? '?'} ${column?.window ?? '?'}: live ${d.live}, ledger ${d.sql}`
}

/** The identities that do not hold in a row. */
function residuals(code: string, cells: Float64Array): string[] {
  const total = (terms: (typeof IDENTITIES)[number]['left']) =>
    terms.reduce((n, t) => n + t.sign * (cells[columnOf(t)] ?? 0), 0)
  return IDENTITIES.flatMap((identity) => {
    const residual = total(identity.left) - total(identity.right)
    return residual === 0 ? [] : [`${code} ${identity.id}: residual ${residual}`]
  })
}

/** Compares the whole cube with one grouped query; the ledger must have the cube's version. */
export async function compareAll(core: Core): Promise<Finding> {
  const asOf = liveMoment(core)
  const rows = await core.ledger.read(cubeSql(asOf))
  const expected = new Map<number, Float64Array>()
  const times = new Map<number, number>()
  for (const row of rows) {
    const org = Number(row[0])
    const cells = expected.get(org) ?? new Float64Array(COLUMNS.length)
    expected.set(org, cells)
    times.set(org, Math.max(times.get(org) ?? Number.NEGATIVE_INFINITY, Number(row[2 + WINDOWS.length])))
    for (const [place, window] of WINDOWS.entries()) {
      const column = COLUMN_OF[window][Number(row[1])] ?? -1
      if (column >= 0) cells[column] = Number(row[2 + place])
    }
  }
  const differences: string[] = []
  for (let org = 0; org < core.tree.size; org++) {
    const code = core.registry.codeOf(org)
    const sql = expected.get(org)
    const cells = core.cube.row(org)
    COLUMNS.forEach((_, column) => {
      const live = cells[column] ?? 0
      if (live !== (sql?.[column] ?? 0)) differences.push(wordsOf({ code, column, live, sql: sql?.[column] ?? 0 }))
    })
    if (core.cube.dataTime(org) !== (times.get(org) ?? null))
      differences.push(`${code} data time: live ${core.cube.dataTime(org)}, ledger ${times.get(org)}`)
    differences.push(...residuals(code, cells))
  }
  return { checked: core.tree.size * COLUMNS.length, differences }
}
