/** Splits a whole number by weights with the largest remainders; sums exactly, and is exact where weights are counts. */
export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0)
  const shares = weights.map((weight) => (total * weight) / sum)
  const counts = shares.map((share) => Math.floor(share + 1e-9))
  const order = shares
    .map((share, i) => ({ i, rest: share - (counts[i] ?? 0) }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i)
  let left = total - counts.reduce((a, b) => a + b, 0)
  for (const { i } of order) if (left-- > 0) counts[i] = (counts[i] ?? 0) + 1
  return counts
}

/** Splits a whole number by weights, each part between its least and its most. */
export function apportionWithin(
  total: number,
  parts: { weights: readonly number[]; least: readonly number[]; most: readonly number[] },
): number[] {
  const { weights, least, most } = parts
  const room = (i: number) => Math.max(0, (most[i] ?? 0) - (least[i] ?? 0))
  const given = (level: number) => weights.map((weight, i) => Math.min(room(i), level * weight))
  const free = total - least.reduce((a, b) => a + b, 0)
  if (free < 0 || free > weights.reduce((sum, _, i) => sum + room(i), 0))
    throw new Error(`${total} does not fit the bounds`)
  let low = 0
  let high = 1
  const sumAt = (level: number) => given(level).reduce((a, b) => a + b, 0)
  while (sumAt(high) < free && high < 1e12) high *= 2
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2
    if (sumAt(middle) < free) low = middle
    else high = middle
  }
  const shares = given(high)
  const counts = shares.map(Math.floor)
  let left = free - counts.reduce((a, b) => a + b, 0)
  const order = shares
    .map((share, i) => ({ i, rest: share - (counts[i] ?? 0) }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i)
  while (left > 0)
    for (const { i } of order)
      if (left > 0 && (counts[i] ?? 0) < room(i)) {
        counts[i] = (counts[i] ?? 0) + 1
        left--
      }
  return counts.map((count, i) => count + (least[i] ?? 0))
}

/**
 * A table of whole numbers with exactly these sums of rows and columns, as near to `affinity` as they allow.
 *
 * Iterative proportional fitting, then rounding by largest remainders and augmenting paths. An affinity of 0 forbids
 * a cell; throws where the sums cannot be met without it.
 */
export function fitTable(sums: {
  rows: readonly number[]
  columns: readonly number[]
  affinity: (row: number, column: number) => number
}): number[][] {
  const { rows, columns, affinity } = sums
  const shares = rows.map((_, r) => columns.map((_, c) => affinity(r, c)))
  for (let round = 0; round < 120; round++) {
    for (const [r, row] of shares.entries()) scale(row, rows[r] ?? 0)
    columns.forEach((target, c) => {
      const sum = shares.reduce((a, row) => a + (row[c] ?? 0), 0)
      if (sum > 0) for (const row of shares) row[c] = ((row[c] ?? 0) * target) / sum
    })
  }
  const table = shares.map((row) => row.map((share) => Math.floor(share + 1e-7)))
  trimColumns(table, columns)
  trimRows(table, rows)
  return roundUp(table, { ...sums, shares })
}

function scale(row: number[], target: number): void {
  const sum = row.reduce((a, b) => a + b, 0)
  if (sum > 0) for (let c = 0; c < row.length; c++) row[c] = ((row[c] ?? 0) * target) / sum
}

const columnSum = (table: readonly number[][], c: number) => table.reduce((a, row) => a + (row[c] ?? 0), 0)

/** Fitting may end a hair above a sum; floors must not. */
function trimColumns(table: number[][], columns: readonly number[]): void {
  columns.forEach((target, c) => {
    let over = columnSum(table, c) - target
    for (const row of table)
      while (over > 0 && (row[c] ?? 0) > 0) {
        row[c] = (row[c] ?? 0) - 1
        over--
      }
  })
}

function trimRows(table: number[][], rows: readonly number[]): void {
  table.forEach((row, r) => {
    let over = row.reduce((a, b) => a + b, 0) - (rows[r] ?? 0)
    for (let c = 0; c < row.length; c++)
      while (over > 0 && (row[c] ?? 0) > 0) {
        row[c] = (row[c] ?? 0) - 1
        over--
      }
  })
}

function roundUp(
  table: number[][],
  sums: {
    rows: readonly number[]
    columns: readonly number[]
    affinity: (r: number, c: number) => number
    shares: number[][]
  },
): number[][] {
  const { rows, columns, affinity, shares } = sums
  const rowLeft = rows.map((target, r) => target - (table[r] ?? []).reduce((a, b) => a + b, 0))
  const columnLeft = columns.map((target, c) => target - columnSum(table, c))
  const cells = shares
    .flatMap((row, r) => row.map((share, c) => ({ r, c, rest: share - (table[r]?.[c] ?? 0) })))
    .filter(({ r, c }) => affinity(r, c) > 0)
    .sort((a, b) => b.rest - a.rest || a.r - b.r || a.c - b.c)
  for (const { r, c } of cells) {
    if ((rowLeft[r] ?? 0) <= 0 || (columnLeft[c] ?? 0) <= 0) continue
    add(table, { r, c, by: 1 })
    rowLeft[r] = (rowLeft[r] ?? 0) - 1
    columnLeft[c] = (columnLeft[c] ?? 0) - 1
  }
  rowLeft.forEach((left, r) => {
    for (let n = 0; n < left; n++) augment(table, { r, columnLeft, affinity })
  })
  return table
}

function add(table: number[][], at: { r: number; c: number; by: number }): void {
  const row = table[at.r]
  if (row) row[at.c] = (row[at.c] ?? 0) + at.by
}

/** One more in row `r`, moving others along an alternating path to a column with room. */
function augment(
  table: number[][],
  at: { r: number; columnLeft: number[]; affinity: (r: number, c: number) => number },
): void {
  const { columnLeft, affinity } = at
  const via = new Map<number, number>()
  const from = new Map<number, number>()
  const queue = [at.r]
  const seen = new Set(queue)
  for (let r = queue.shift(); r !== undefined; r = queue.shift()) {
    for (let c = 0; c < columnLeft.length; c++) {
      if (via.has(c) || affinity(r, c) <= 0) continue
      via.set(c, r)
      if ((columnLeft[c] ?? 0) > 0) {
        turn(table, { c, via, from, columnLeft })
        return
      }
      table.forEach((row, other) => {
        if ((row[c] ?? 0) === 0 || seen.has(other)) return
        seen.add(other)
        from.set(other, c)
        queue.push(other)
      })
    }
  }
  throw new Error('the sums cannot be met')
}

function turn(
  table: number[][],
  path: { c: number; via: Map<number, number>; from: Map<number, number>; columnLeft: number[] },
): void {
  const { via, from, columnLeft } = path
  columnLeft[path.c] = (columnLeft[path.c] ?? 0) - 1
  for (let c: number | undefined = path.c; c !== undefined; ) {
    const r: number = via.get(c) ?? 0
    add(table, { r, c, by: 1 })
    c = from.get(r)
    if (c !== undefined) add(table, { r, c, by: -1 })
  }
}
