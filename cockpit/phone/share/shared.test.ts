import { expect, test } from 'vitest'
import { fromQuery, toLink } from './shared.ts'

test('a link brings back what was shared, whatever a scope is called', () => {
  for (const scope of ['root', '330106', '甲 & 乙/#?'] as const) {
    const link = new URL(toLink('https://yuntu.example', { scope, metric: 'members', version: 7 }))
    expect(link.pathname).toBe('/phone/today')
    expect(fromQuery(Object.fromEntries(link.searchParams))).toEqual({ scope, metric: 'members', version: 7 })
  }
})

test('what is not well formed is left out, and the rest stays', () => {
  expect(fromQuery({ scope: '', metric: '<img>', version: '-1' })).toEqual({})
  expect(fromQuery({ scope: ['a', 'b'], metric: 'members', version: '1e9' })).toEqual({ metric: 'members' })
  expect(fromQuery({ scope: 'x'.repeat(65), version: '12' })).toEqual({ version: 12 })
})
