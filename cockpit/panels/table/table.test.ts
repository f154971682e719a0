import { expect, test } from 'vitest'
import { frameTable } from './table.ts'

test('says each metric by its label, and keeps what was not reported apart from 0', () => {
  const cells = { members: { root: 3 }, orgs: { root: 0 }, 'members-women': { other: 1 } }
  const { rows } = frameTable(['members', 'orgs', 'members-women'], { cells, scope: 'root' })
  expect(rows.map(([, cell]) => cell)).toEqual([
    { metric: 'members', value: 3 },
    { metric: 'orgs', value: 0 },
    { metric: 'members-women', value: null },
  ])
  expect(rows[0]?.[0]).toBe('党员总数')
})
