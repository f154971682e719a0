import { expect, test } from 'vitest'
import { VIEWS } from '../wall/views/index.ts'
import { SHAPES, shots } from './shots.ts'

test('takes every view of the wall at every shape, and each of both in every theme and language', () => {
  const ids = VIEWS.map(({ id }) => id)
  const all = shots(ids)
  const seen = (key: (shot: (typeof all)[number]) => string) => new Set(all.map(key)).size
  const shapes = Object.keys(SHAPES).length
  expect(seen(({ view, shape, lang }) => `${view} ${shape} ${lang}`)).toBe(ids.length * shapes * 2)
  expect(seen(({ view, theme, lang }) => `${view} ${theme} ${lang}`)).toBe(ids.length * 6)
  expect(seen(({ shape, theme, lang }) => `${shape} ${theme} ${lang}`)).toBe(shapes * 6)
})
