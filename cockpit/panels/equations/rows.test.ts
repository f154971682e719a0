import { expect, test } from 'vitest'
import { shownIdentities } from './rows.ts'

const row = (id: string, residual: number) => ({
  ...{ id, residual, scene: null, source: '', left: 1, right: 1 - residual, parts: [] },
  label: { zh: id, en: id },
})

test('a residual is never hidden: it comes first, however little room there is', () => {
  const identities = [row('other', 0), row('table-1', 0), row('broken', 3)]
  expect(shownIdentities({ identities }, 2).map(({ id }) => id)).toEqual(['broken', 'table-1'])
  expect(shownIdentities({ identities }, 0).map(({ id }) => id)).toEqual(['broken'])
})
