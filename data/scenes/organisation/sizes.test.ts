import { expect, test } from 'vitest'
import { sizes } from '../../rules/sizes.ts'
import { LIMITS, SIZE_MEASURES, SIZES } from './sizes.ts'

test('bands are those of the one version of the rule: a second one would need the day of each entry', () => {
  expect(sizes.versions).toHaveLength(1)
  expect(sizes.versions[0]?.parameters).toMatchObject(LIMITS)
})

test('an organisation of which nothing is known is in no band, and each band has its measure', () => {
  for (const { where } of SIZES) expect(where.some(({ from = 0 }) => from > 0)).toBe(true)
  expect(SIZES.map(({ measure }) => measure)).toEqual(SIZE_MEASURES.map(({ code }) => code))
})
