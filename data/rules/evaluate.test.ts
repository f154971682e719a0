import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { RULES, ruleById } from './evaluate.ts'
import { RULE_SETS } from './index.ts'

const FOLDER = new URL('.', import.meta.url)
const tests = readdirSync(FOLDER)
  .filter((name) => name.endsWith('-rules.test.ts'))
  .map((name) => readFileSync(new URL(name, FOLDER), 'utf8'))
  .join('\n')

test.each(RULES.map((rule) => [rule.id, rule] as const))(
  '%s has facts that are read, a set and a boundary table',
  (id, rule) => {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/)
    expect(rule.facts.safeParse(rule.example)).toMatchObject({ success: true })
    expect(rule.facts.safeParse({ ...rule.example, unheardOf: 1 }).success).toBe(false)
    expect(z.toJSONSchema(rule.facts, { io: 'input' })).toMatchObject({ type: 'object', additionalProperties: false })
    expect(RULE_SETS.map((set) => set.id)).toContain(rule.set)
    for (const text of [rule.label.zh, rule.label.en, rule.remedy.zh, rule.remedy.en]) expect(text).not.toBe('')
    expect(tests.includes(`cases('${id}'`) || tests.includes(`'${id}': `)).toBe(true)
  },
)

test('every set has a rule, and every article belongs to one', () => {
  const sets = new Set(RULES.map((rule) => rule.set))
  for (const { id, versions } of RULE_SETS) {
    expect([id, sets.has(id)]).toEqual([id, true])
    for (const { articles = {} } of versions)
      for (const rule of Object.keys(articles)) expect([rule, ruleById(rule)?.set]).toEqual([rule, id])
  }
  expect(ruleById('no-such-rule')).toBeUndefined()
})
