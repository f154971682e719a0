import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { generate } from './generate.ts'

/** Some seconds. When it fails after a change of the input, run `npx tsx scripts/cloud-map.ts` and look at the map. */
test('makes the cells in data/geo/cloud-map-cells.ts again, to the letter', { timeout: 120_000 }, async () => {
  expect(generate()).toBe(await readFile(new URL('../../data/geo/cloud-map-cells.ts', import.meta.url), 'utf8'))
})
