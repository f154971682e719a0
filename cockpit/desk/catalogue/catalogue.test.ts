import { expect, test } from 'vitest'
import { metricById, SCENES } from '../../../data/scenes/index.ts'
import { catalogueOf, searchCatalogue, viewOf } from './catalogue.ts'

const metrics = SCENES.flatMap((scene) => scene.metrics)
const label = (word: string) => ({ zh: word, en: word })
const schema = {
  tables: [
    { name: 'entry', ...label('台账分录'), rows: 3, columns: [{ name: 'amount', type: 'BIGINT', ...label('数额') }] },
    { name: 'metric_members', ...label('党员总数'), rows: null, columns: [] },
  ],
}

test('metrics stand apart from tables, each with its definition', () => {
  const { tables, metrics: views } = catalogueOf(schema, metrics)
  expect(tables.map(({ name }) => name)).toEqual(['entry'])
  expect(views[0]?.metric).toBe(metricById('members'))
})

test('every metric has a view of its own name that needs no quotes', () => {
  const views = metrics.map(({ id }) => viewOf(id))
  expect(new Set(views).size).toBe(views.length)
  for (const view of views) expect(view).toMatch(/^metric_[a-z0-9_]+$/)
})

test('a search finds by column, by Chinese label and by what a metric means', () => {
  const { tables, metrics: views } = catalogueOf(schema, metrics)
  const find = (text: string) => searchCatalogue([...tables, ...views], text).map(({ name }) => name)
  expect(find('AMOUNT')).toEqual(['entry'])
  expect(find('分录 数额')).toEqual(['entry'])
  expect(find(metricById('members')?.definition.zh.slice(0, 4) ?? '')).toContain('metric_members')
  expect(find('nothing of it')).toEqual([])
  expect(find(' ')).toHaveLength(2)
})
