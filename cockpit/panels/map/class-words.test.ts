import { expect, test } from 'vitest'
import { boundsOf } from '../../../data/language/classes.ts'
import { METRICS } from '../../../data/scenes/index.ts'
import { classWords } from './class-words.ts'

test('says shares in per cent, counts as whole numbers, and what is open to above', () => {
  expect(classWords({ unit: 'ratio' }, [0.6, 0.7, 0.8, 0.9])).toEqual(['0–60%', '60–70', '70–80', '80–90', '90–100'])
  expect(classWords({ unit: 'item' }, [1, 10, 100, 1_000])).toEqual(['0', '1–9', '10–99', '100–999', '≥1,000'])
  expect(classWords({ unit: 'person' }, [10, 100])).toEqual(['<10', '10–99', '≥100'])
  expect(classWords({ unit: 'mean' }, [1, 3])).toEqual(['<1', '1–3', '≥3'])
})

test('every metric of the catalogue has fixed classes that ascend, five at most', () => {
  for (const metric of METRICS) {
    const bounds = boundsOf(metric)
    expect(bounds.length, metric.id).toBeLessThanOrEqual(4)
    expect(
      [...bounds].sort((a, b) => a - b),
      metric.id,
    ).toEqual(bounds)
    expect(new Set(classWords(metric, bounds)).size, metric.id).toBe(bounds.length + 1)
  }
})
