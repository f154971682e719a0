import { expect, test } from 'vitest'
import { MARKS, sourceAges } from './ages.ts'

test('the source that was silent longest comes first, within the scale', () => {
  const now = 100 * 86_400_000
  const ages = sourceAges(
    [
      { source: 'new', received: now + 5 },
      { source: 'old', received: 0 },
      { source: 'hour', received: now - 3_600_000 },
    ],
    now,
  )
  expect(ages.map(({ source }) => source)).toEqual(['old', 'hour', 'new'])
  expect(ages.map(({ at }) => at)).toEqual([1, MARKS[1]?.at, 0])
})
