import { expect, test } from 'vitest'
import { metricById } from '../../../data/scenes/index.ts'
import { STAGES, spanOf, stageRows, waitMetrics } from './stages.ts'

test('every stage has metrics for who stands there, who came, and how long they stayed', () => {
  const named = STAGES.flatMap(({ id, metric, reached }) => [metric, reached, ...waitMetrics(id)])
  expect(named.filter((metric) => !metricById(metric))).toEqual([])
})

test('says in which class half of them lie, and nothing where nobody left', () => {
  expect(spanOf([1, 8, 1, 0, 0], 0.5)?.zh).toBe('6–12月')
  expect(spanOf([1, 8, 1, 0, 0], 0.9)?.zh).toBe('6–12月')
  expect(spanOf([0, 0, 0, 0, 0], 0.5)).toBeNull()
})

test('scales bars to the fullest stage and keeps what was not reported apart', () => {
  const rows = stageRows({ 'development-applicants': { x: 40 }, 'development-activists': { x: 10 } }, 'x')
  expect(rows.map(({ share }) => share)).toEqual([1, 0.25, 0, 0])
  expect(rows[2]?.value).toBeNull()
})
