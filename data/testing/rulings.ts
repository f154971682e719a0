import { parseDay } from '../language/time.ts'
import { evaluate, type Ruling, ruleById } from '../rules/evaluate.ts'

/** One line of a boundary table: what a rule says of facts, as far as it is told. */
type Case = readonly [rule: string, at: string, facts: object, expected: object]

/** Lines of one rule at one day. */
export function cases(
  rule: string,
  at: string,
  lines: readonly (readonly [facts: object, expected: object])[],
): Case[] {
  return lines.map(([facts, expected]) => [rule, at, facts, expected])
}

/** What a rule says of facts as they are sent; the code of the reason where it says nothing. */
export function rulingOf(id: string, at: string, facts: object): Ruling | { readonly refused: string } {
  const rule = ruleById(id)
  const day = parseDay(at)
  if (!rule || day === undefined) throw new Error(`no rule ${id} or no day ${at}`)
  const outcome = evaluate(rule, { day, facts: rule.facts.parse(facts) })
  return outcome.ok ? outcome.ruling : { refused: outcome.reason.code }
}

/** The result alone. */
export function resultOf(id: string, at: string, facts: object): object {
  const ruling = rulingOf(id, at, facts)
  return 'result' in ruling ? ruling.result : ruling
}
