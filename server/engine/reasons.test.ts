import { expect, test } from 'vitest'
import { declaredReasons, defineReasons } from '../../data/language/reason.ts'
import '../../data/scenes/index.ts'
import '../ingest/reasons.ts'
import './reasons.ts'

test('every reason of scenes, engine and door has a code of its own, and says it in both languages', () => {
  const reasons = declaredReasons()
  expect(reasons.length).toBeGreaterThan(30)
  expect(new Set(reasons.map(({ code }) => code)).size).toBe(reasons.length)
  for (const { code, zh, en } of reasons) {
    expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    expect(zh).toMatch(/\p{Script=Han}/u)
    expect(en).toMatch(/^[A-Z]/)
    expect(en).not.toMatch(/\p{Script=Han}/u)
  }
})

test('a code that is declared a second time fails at once', () => {
  expect(() => defineReasons({ conflict: { zh: '冲突', en: 'Conflict' } })).toThrow('conflict')
})
