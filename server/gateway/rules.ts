import { z } from 'zod'
import { Problem } from '../../data/contract/problem.ts'
import { type EvaluateAnswer, EvaluateRequest, type RulesAnswer } from '../../data/contract/rules.ts'
import { evaluate, groundOf, RULES, ruleById } from '../../data/rules/evaluate.ts'
import { RULE_SETS } from '../../data/rules/index.ts'
import type { Within } from '../access/policy.ts'
import { readBody } from './body.ts'
import { type Door, NoQuery, parse, readDoor } from './doors.ts'

/** `GET /api/rules` and `POST /api/rules/evaluate`: what regulations say, and what they say of given facts. */
export function rulesDoors(within: Within): Door[] {
  return [
    readDoor({ path: '/api/rules', action: 'rules.read', query: NoQuery, within, answer: () => ANSWER }),
    {
      method: 'post',
      path: '/api/rules/evaluate',
      action: 'rules.read',
      body: { 'application/json': EvaluateRequest },
      async handle({ req, res }) {
        const { rule: id, at: day, facts } = await readBody(EvaluateRequest, req)
        const rule = ruleById(id)
        if (!rule) throw new Problem('rule-unknown', id)
        const outcome = evaluate(rule, { day, facts: parse(rule.facts, facts) })
        if (!outcome.ok) throw new Problem('bad-request', outcome.reason.zh)
        res.json(outcome.ruling satisfies EvaluateAnswer)
      },
    },
  ]
}

const ANSWER: RulesAnswer = {
  sets: RULE_SETS.map(({ id, label, versions }) => ({
    id,
    label,
    versions: versions.map(({ version, validFrom, validTo, article, source, checked, parameters }) => ({
      version,
      validFrom,
      validTo,
      article,
      source,
      checked,
      parameters,
    })),
  })),
  rules: RULES.map((rule) => ({
    id: rule.id,
    set: rule.set,
    label: rule.label,
    remedy: rule.remedy,
    facts: z.toJSONSchema(rule.facts, { io: 'input', unrepresentable: 'any' }),
    example: rule.example,
    grounds: RULE_SETS.filter((set) => set.id === rule.set).flatMap((set) =>
      set.versions
        .filter(({ articles }) => articles === undefined || rule.id in articles)
        .map((version) => groundOf(rule.id, version)),
    ),
  })),
}
