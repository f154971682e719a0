import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenCity, openCity } from './city.ts'
import { isFlat, wallDrill } from './wall-drill.ts'

let city: OpenCity

beforeAll(async () => {
  city = await openCity()
})
afterAll(() => city?.close())

test('a wall that takes 120,000 changed cells holds no more afterwards than before, and shows what was sent', async () => {
  const { samples, ...found } = await wallDrill({ ...city, updates: 120_000, frames: 600, samples: 2 })
  expect(found).toMatchObject({ frames: 600, updates: 120_000, problems: [], wrong: [] })
  expect(found.drillDowns + found.reconnects + found.cards).toBeGreaterThan(5)
  expect({ samples, isFlat: isFlat({ samples }) }).toEqual({ samples, isFlat: true })
})
