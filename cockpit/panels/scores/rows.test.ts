import { expect, test } from 'vitest'
import { scoreLines } from './rows.ts'

const classes = { '0-59': { zh: '0–59 分', en: '0 to 59' }, '60-69': { zh: '60–69 分', en: '60 to 69' } }
const row = (type: string, counts: Record<string, number | null>, total: number | null) => ({
  ...{ type, counts, total },
  label: { zh: type, en: type },
})

test('a class that is left out has no share, and is not 0', () => {
  const [line] = scoreLines({ classes, branches: [row('village', { '0-59': null, '60-69': 0 }, 8)] })
  expect(line?.cells).toEqual([
    { id: '0-59', count: null, share: null },
    { id: '60-69', count: 0, share: 0 },
  ])
})

test('the row of sums and types without a branch are left out; one of too few has its row, without numbers', () => {
  const branches = [
    row('village', { '0-59': null, '60-69': null }, null),
    row('all', { '0-59': 9 }, 9),
    row('social', { '0-59': 0 }, 0),
    row('school', { '0-59': 9 }, 9),
  ]
  const lines = scoreLines({ classes, branches })
  expect(lines.map(({ type }) => type)).toEqual(['village', 'school'])
  expect(lines[0]).toMatchObject({ total: null, cells: [{ count: null }, { count: null }] })
})
