/** Fewer than so many say too much about each of them. */
export const LEAST_SHOWN = 5

type Cell = number | null

/**
 * Counts with their sums, without those that would tell of a few people.
 *
 * A count from 1 to 4 is left out (null), and as many others as it takes that no sum gives it away: in a row or column
 * whose sum is shown, at least two counts are left out, which are `LEAST_SHOWN` or more together. A row of so few has no
 * distribution at all: beside its zeros it would say where they stand. Of a class that is empty everywhere that is known.
 *
 * `rows` are counts without sums. Returned are the rows with their sum as last cell, and the row of sums as last row.
 */
export function suppress(rows: readonly (readonly number[])[]): readonly (readonly Cell[])[] {
  const width = rows[0]?.length ?? 0
  const withSums = [...rows, sumsOf(rows, width)].map((row) => [...row, row.reduce((a, b) => a + b, 0)])
  const hidden = withSums.map((row) => {
    const isOfFew = isSmall(row.at(-1) ?? 0)
    return row.map((n) => isOfFew || isSmall(n))
  })
  const lines = [
    ...withSums.map((row, r) => row.map((_, c): readonly [number, number] => [r, c])),
    ...(withSums[0] ?? []).map((_, c) => withSums.map((_, r): readonly [number, number] => [r, c])),
  ]
  const numberAt = ([r, c]: readonly [number, number]) => withSums[r]?.[c] ?? 0
  const isHidden = ([r, c]: readonly [number, number]) => hidden[r]?.[c] === true
  const hide = ([r, c]: readonly [number, number]) => {
    const row = hidden[r]
    if (row) row[c] = true
  }
  // Each round hides one more cell or ends.
  for (let goesOn = true; goesOn; ) {
    goesOn = false
    for (const line of lines) {
      if (isSafe(line.map((at) => ({ n: numberAt(at), isHidden: isHidden(at) })))) continue
      const shown = line.filter((at) => !isHidden(at)).sort((a, b) => costOf(numberAt(a)) - costOf(numberAt(b)))
      const next = shown[0]
      if (!next) continue
      hide(next)
      goesOn = true
    }
  }
  return withSums.map((row, r) => row.map((n, c) => (hidden[r]?.[c] === true ? null : n)))
}

const isSmall = (n: number) => n > 0 && n < LEAST_SHOWN

/** An empty count hides nothing, so it is given up last. */
const costOf = (n: number) => (n === 0 ? Number.POSITIVE_INFINITY : n)

/** Whether what is left out of a line, whose last cell is its sum, does not follow from what is shown. */
function isSafe(line: readonly { n: number; isHidden: boolean }[]): boolean {
  const hidden = line.slice(0, -1).filter((cell) => cell.isHidden)
  const isSumHidden = line.at(-1)?.isHidden === true
  if (isSumHidden) return hidden.length > 0
  if (hidden.length === 0 || line.every(({ n }) => n === 0)) return true
  return hidden.length > 1 && hidden.reduce((sum, cell) => sum + cell.n, 0) >= LEAST_SHOWN
}

function sumsOf(rows: readonly (readonly number[])[], width: number): number[] {
  return Array.from({ length: width }, (_, c) => rows.reduce((sum, row) => sum + (row[c] ?? 0), 0))
}
