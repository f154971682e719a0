import { expect, test } from 'vitest'
import { killDrill } from './kill.ts'

test('a server that is killed ten times loses nothing and doubles nothing', async () => {
  const summary = await killDrill({ cycles: 10, seed: 20_261_123 })
  expect(summary.findings).toEqual([])
  expect(summary).toMatchObject({ cycles: 10, lost: 0, doubled: 0, verified: true })
  expect(summary.acknowledged).toBeGreaterThan(500)
})
