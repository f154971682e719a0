import type { DeskColumn, DeskValue } from '../../../data/contract/desk.ts'
import { roleOf } from '../result/columns.ts'
import type { Result, Row } from '../run.ts'

/** A row that differs between two answers. `cells`: places of the columns that differ. */
export type Difference =
  | { readonly kind: 'added'; readonly after: Row }
  | { readonly kind: 'gone'; readonly before: Row }
  | { readonly kind: 'changed'; readonly before: Row; readonly after: Row; readonly cells: readonly number[] }

/** `unlike`: the two have other columns; `repeated`: a key stands twice in one of them, so nothing can be matched. */
export type Comparison =
  | { readonly status: 'compared'; readonly differences: readonly Difference[]; readonly same: number }
  | { readonly status: 'unlike' }
  | { readonly status: 'repeated'; readonly key: string }

/** The answers of one query on two snapshots, matched by the key columns (places). Pure. Order of rows means nothing. */
export function compareResults(before: Result, after: Result, key: readonly number[]): Comparison {
  const names = (columns: readonly DeskColumn[]) => columns.map(({ name }) => name).join('\n')
  if (names(before.columns) !== names(after.columns)) return { status: 'unlike' }
  const [old, fresh] = [byKey(before.rows, key), byKey(after.rows, key)]
  if (typeof old === 'string') return { status: 'repeated', key: old }
  if (typeof fresh === 'string') return { status: 'repeated', key: fresh }
  const differences: Difference[] = []
  let same = 0
  for (const [id, row] of fresh) {
    const was = old.get(id)
    if (!was) {
      differences.push({ kind: 'added', after: row })
      continue
    }
    const cells = after.columns.flatMap((_, i) => (isSame(was[i], row[i]) ? [] : [i]))
    if (cells.length === 0) same++
    else differences.push({ kind: 'changed', before: was, after: row, cells })
  }
  for (const [id, row] of old) if (!fresh.has(id)) differences.push({ kind: 'gone', before: row })
  return { status: 'compared', differences, same }
}

/** The columns that tell rows apart, as a first guess: a code or text if there is one that never repeats, else all that are no numbers. */
export function guessKey({ columns, rows }: Result): number[] {
  const texts = columns.flatMap((column, i) => (roleOf(column) === 'number' ? [] : [i]))
  const alone = texts.find((i) => typeof byKey(rows, [i]) !== 'string')
  return alone === undefined ? texts : [alone]
}

/** Rows by key; or a key that stands twice. */
function byKey(rows: readonly Row[], key: readonly number[]): Map<string, Row> | string {
  const found = new Map<string, Row>()
  for (const row of rows) {
    const id = JSON.stringify(key.map((i) => row[i] ?? null))
    if (found.has(id)) return id
    found.set(id, row)
  }
  return found
}

function isSame(a: DeskValue | undefined, b: DeskValue | undefined): boolean {
  return a === b || JSON.stringify(a ?? null) === JSON.stringify(b ?? null)
}
