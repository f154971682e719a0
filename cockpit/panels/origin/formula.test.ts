import { expect, test } from 'vitest'
import { minus, ratio, stock, sum } from '../../../data/language/metric.ts'
import { formulaWithValues } from './formula.ts'

const part = (amount: number, sign: 1 | -1 = 1) => ({
  ...{ measure: 'm', label: { zh: '计量', en: 'measure' }, window: 'stock' },
  sign,
  amount,
})

test('puts the amounts in the places of the names, above and below the line', () => {
  const of = ratio(stock('a', 'b'), stock('c'))
  expect(formulaWithValues(of, [part(1_200), part(34), part(2_345)])).toBe('（1,200 + 34）÷（2,345）')
})

test('what is taken away keeps its sign, and a negative amount is told apart from it', () => {
  const of = sum(stock('a', 'b'), minus(stock('c')))
  expect(formulaWithValues(of, [part(5), part(-2), part(3, -1)])).toBe('5 + （−2） − 3')
})
