import { expect, test } from 'vitest'
import { malformedDrill } from './malformed.ts'

test('a server that is sent 300 mutated batches and files answers, explains and accounts for each, and lives', async () => {
  const summary = await malformedDrill({ count: 300, seed: 20_261_126 })
  expect(summary.findings).toEqual([])
  expect(summary).toMatchObject({ crashes: 0, verified: true, items: { batches: 270, filesThroughTheServer: 8 } })
  expect(summary.records.rejected).toBeGreaterThan(200)
  expect(summary.records.accepted).toBeGreaterThan(100)
})
