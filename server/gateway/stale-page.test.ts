import { expect, test } from 'vitest'
import { Problem } from '../../data/contract/problem.ts'
import { ofPage } from './stale-page.ts'

const code = (problem: Problem, sent: unknown, build: string | null = 'new') => ofPage(problem, { sent, build }).code

test('what an old page sends and nobody understands is the page’s age; all else is what it is', () => {
  const wrong = new Problem('bad-request', 'due：须为时间')
  expect(code(wrong, 'old')).toBe('stale-page')
  expect(code(wrong, 'new')).toBe('bad-request')
  expect(code(wrong, undefined)).toBe('bad-request')
  expect(code(wrong, 'old', null)).toBe('bad-request')
  expect(code(new Problem('refused'), 'old')).toBe('refused')
})
