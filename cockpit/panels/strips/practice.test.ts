import { expect, test } from 'vitest'
import { spreadRows } from '../spread/rows.ts'
import { practiceUnits } from './practice.ts'

const units = ['a', 'b', 'c', 'd', 'e']
const values = { a: 0.1, b: 0.9, c: 0.3, d: 0.8, e: 0.2 }
const rowOf = (metric: string) => {
  const [row] = spreadRows({ [metric]: values }, { scope: 'root', units, metrics: [metric] })
  if (!row) throw new Error('no strip')
  return row
}

test('names who is well ahead and has shown how, whichever way is better', () => {
  const stories = { a: 1, b: 2, c: 0, d: null, e: 3 }
  expect(practiceUnits(rowOf('attendance-rate-month'), { stories })).toEqual(['b'])
  expect(practiceUnits(rowOf('media-accounts-silent-share'), { stories })).toEqual(['a', 'e'])
})

test('names nobody where nothing was shown, or neither way is better', () => {
  expect(practiceUnits(rowOf('attendance-rate-month'), { stories: {} })).toEqual([])
  expect(practiceUnits(rowOf('members-per-branch'), { stories: { b: 1 } })).toEqual([])
})
