import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MEMBERS, meeting, type OpenCity, openCity } from '../e2e/city.ts'
import { ask, newSnapshot } from '../e2e/desk.ts'
import { plainOf, SNIPPETS } from './editor/snippets.ts'

const guide = (name: string) => readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8')
const queriesIn = (text: string) => [...text.matchAll(/```sql\n([^`]+)\n```/g)].map(([, sql = '']) => sql)
const QUERIES = queriesIn(guide('analysts.md'))

let city: OpenCity
beforeAll(async () => {
  city = await openCity({ more: [meeting('330106001001', 15), meeting('330110001001', 8)] })
})
afterAll(() => city?.close())

test('the ten questions of the guide, the same in both languages, are answered as the wall would', async () => {
  expect(QUERIES).toHaveLength(10)
  expect(queriesIn(guide('analysts.zh-CN.md'))).toEqual(QUERIES)
  const { id, version } = await newSnapshot(city.server)
  const answers = []
  for (const sql of QUERIES) {
    const answer = await ask(city.server, id, sql)
    expect([sql, answer.version, answer.truncated]).toEqual([sql, version, false])
    answers.push(answer.rows)
  }
  const [members, sums, months, spread, kinds, below, , sources, identities, sizes] = answers
  expect(members?.map(([code, , value]) => [code, value])).toEqual([
    ['330106', 7],
    ['330110', 6],
  ])
  expect(sums).toEqual([[MEMBERS, MEMBERS]])
  expect(months?.map(([, held, attended]) => [held, attended])).toEqual([[2, 23]])
  expect(spread?.[0]?.slice(0, 2)).toEqual([2, 2])
  expect(kinds).toEqual([
    ['community', 'branch', 2],
    ['—', 'area', 5],
  ])
  expect(below?.map(([code]) => code)).toEqual(['330106', '330106001', '330106001001'])
  expect(sources?.map(([source]) => source)).toContain('urn:e2e')
  expect(identities).toEqual([])
  expect(sizes).toEqual([['3-10', 2]])
})

test('they, and what the editor begins with, are answered in a part of the city too: of its own top', async () => {
  const { id } = await newSnapshot(city.server)
  const answers = []
  for (const sql of [...QUERIES, ...SNIPPETS.map(({ template }) => plainOf(template))])
    answers.push((await ask(city.server, id, sql, '330106')).rows)
  const [members, sums] = answers
  expect(members?.map(([code, , value]) => [code, value])).toEqual([['330106001', 7]])
  expect(sums).toEqual([[7, 7]])
  expect(answers.slice(QUERIES.length).map((rows) => rows.length)).toEqual([1, 1, 1, 1, 1])
})
