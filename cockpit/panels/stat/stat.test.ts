import { expect, test } from 'vitest'
import { filledBlocks, metricsOf } from './stat.ts'

const blocks = [
  {
    kind: 'stack',
    parts: [
      ['a', '甲', 'A'],
      ['b', '乙', 'B'],
    ],
  },
] as const

test('a sum of which a part is missing is missing, and 0 is a number', () => {
  expect(filledBlocks(blocks, { cells: { a: { x: 3 }, b: { x: 0 } }, org: 'x' })[0]).toMatchObject({
    total: 3,
    most: 3,
  })
  expect(filledBlocks(blocks, { cells: { a: { x: 3 }, b: { x: null } }, org: 'x' })[0]).toMatchObject({ total: null })
})

test('names every metric once', () => {
  const lead = { metric: 'a', unit: { zh: '件', en: 'items' }, size: 4.5 } as const
  expect(metricsOf({ lead, beside: [['c', '丙', 'C']], blocks })).toEqual(['a', 'c', 'b'])
})
