import { afterAll, beforeAll, expect, test } from 'vitest'
import { emptyFolder } from '../testing/engine.ts'
import { hostileTexts } from '../testing/hostile.ts'
import { mutated } from '../testing/hostile-mutations.ts'
import { inPairs, openRange } from '../testing/hostile-range.ts'

/** Short: what never ends is most of what this test waits for. */
const LIMITS = { seconds: 0.6, rows: 1_000, resultMb: 2, memoryMb: 256 }

let range: Awaited<ReturnType<typeof openRange>>
beforeAll(async () => {
  range = await openRange(emptyFolder(), LIMITS)
}, 120_000)
afterAll(() => range.close())

test('no hostile text escapes: each is refused or ends in time, nothing is read, written, told or called', async () => {
  const families = hostileTexts(range.aims)
  const all = families.flatMap((family) => family.texts.map((sql) => ({ ...family, sql })))
  expect(all.length).toBeGreaterThanOrEqual(300)
  const wrong: unknown[] = []
  await inPairs(all, async ({ name, ends, sql }) => {
    const { end, told } = await range.ask(sql, ends)
    if (!ends.includes(end) || told !== null) wrong.push([name, sql.slice(0, 120), end, told])
  })
  expect(wrong).toEqual([])
  expect(await range.damage()).toEqual([])
}, 300_000)

test('nor does any of 500 mutations of them', async () => {
  const texts = hostileTexts(range.aims).flatMap(({ name, texts }) => (name === 'bombs' ? [] : texts))
  const wrong: unknown[] = []
  await inPairs(mutated(texts, { count: 500, seed: 7 }), async (sql) => {
    const { end, told } = await range.ask(sql)
    if (!/^(answered|query-\w+)$/.test(end) || told !== null) wrong.push([sql, end, told])
  })
  expect(wrong).toEqual([])
  expect(await range.damage()).toEqual([])
}, 300_000)
