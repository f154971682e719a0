import { z } from 'zod'
import { ItemId } from '../../contract/envelope.ts'
import { defineEvent } from '../../language/event.ts'
import { keysOf } from '../../language/label.ts'
import { isNewYear } from '../../rules/scores/proposal.ts'

/** What may be decided of a proposed rule set. */
export const RULE_SET_DECISIONS = {
  adopted: { zh: '采纳', en: 'Adopted' },
  refused: { zh: '不采纳', en: 'Not adopted' },
} as const
export type RuleSetDecision = keyof typeof RULE_SET_DECISIONS

/**
 * 规则集采纳与否已决定: by whoever decides for the whole, of a set that was proposed after a trial. Only the
 * server's own door says so, where it is checked who decides and that it was proposed.
 *
 * It puts the decision on record and counts nothing anew: scores are counted by a set from the release on that carries it.
 * `version` and `hash` say exactly which set that is; `validFrom` is a first of January.
 */
const decided = defineEvent({
  kind: 'ruleset.decided',
  by: 'door',
  label: { zh: '积分规则采纳决定', en: 'Rule set decided' },
  payload: z.strictObject({
    proposal: ItemId,
    /** Whose scores the set counts. */
    about: z.enum(['member', 'branch']),
    name: z.string().min(1).max(60),
    version: z.string().min(1).max(60),
    hash: z.string().regex(/^[0-9a-f]{64}$/, '须为 64 位十六进制'),
    validFrom: z.string().refine(isNewYear, '须为某年 1 月 1 日，如 2027-01-01'),
    decision: z.enum(keysOf(RULE_SET_DECISIONS)),
  }),
  examples: [
    {
      subject: 'root',
      time: '2026-03-02T09:00:00+08:00',
      data: {
        proposal: 'example-proposal-1',
        about: 'member',
        name: '先锋指数 2027 年调整',
        version: 'member-1+0f0f0f0f',
        hash: '0f'.repeat(32),
        validFrom: '2027-01-01',
        decision: 'adopted',
      },
    },
  ],
})

export const EVENTS = [decided]
