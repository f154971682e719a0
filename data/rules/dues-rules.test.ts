import { expect, test } from 'vitest'
import { parseDay } from '../language/time.ts'
import truth from './dues.truth.json' with { type: 'json' }
import { evaluate, ruleById } from './evaluate.ts'

/** Whole fen of an amount in yuan, without a fraction of floating point. */
function toFen(yuan: string): number {
  const [whole = '0', cents = ''] = yuan.split('.')
  return Number(whole) * 100 + Number(cents.padEnd(2, '0'))
}

test.each(truth.cases)('dues of %s with a base of %s yuan are %s yuan', (kind, base, due) => {
  const rule = ruleById('dues-rate')
  const day = parseDay('2026-03-01') ?? 0
  const ruling = rule && evaluate(rule, { day, facts: rule.facts.parse({ kind, baseFen: toFen(String(base)) }) })
  expect(ruling).toMatchObject({
    ok: true,
    ruling: { result: { kind: 'amount', fen: toFen(String(due)) }, version: '2008', checked: 'checked' },
  })
})

test('fractions of a fen round half up, and large bases stay exact', () => {
  const fenOf = (baseFen: number) => {
    const rule = ruleById('dues-rate')
    const ruling = rule && evaluate(rule, { day: parseDay('2026-03-01') ?? 0, facts: { kind: 'in-service', baseFen } })
    return ruling?.ok && ruling.ruling.result.kind === 'amount' ? ruling.ruling.result.fen : null
  }
  expect([99, 100, 299_900, 10_000_000_000].map(fenOf)).toEqual([0, 1, 1_500, 200_000_000])
})
