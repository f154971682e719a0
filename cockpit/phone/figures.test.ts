import { expect, test } from 'vitest'
import { METRICS } from '../../data/scenes/index.ts'
import { PHONE_METRICS, PLACE_FIGURES } from './figures.ts'
import { BLOCKS, COMPARED } from './orgs/blocks.ts'

test('every metric that the phone names is in the catalogue', () => {
  const named = [
    ...PHONE_METRICS,
    ...PLACE_FIGURES,
    ...COMPARED,
    ...BLOCKS.flatMap(({ groups }) => groups.flatMap(({ metrics }) => metrics)),
  ]
  const known = METRICS.map(({ id }) => id)
  expect(named.filter((id) => !known.includes(id))).toEqual([])
})
