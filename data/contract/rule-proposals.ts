import { z } from 'zod'
import { keysOf, type Label } from '../language/label.ts'
import { ChangedSet } from '../rules/scores/changed-set.ts'
import { isNewYear } from '../rules/scores/proposal.ts'
import { RULE_SET_DECISIONS } from '../scenes/score/events.ts'
import { ItemId } from './envelope.ts'
import { Role } from './roles.ts'

/** Said wherever a set is proposed or adopted: an adoption is a decision on record, the release carries it out. */
export const TAKES_EFFECT: Label = {
  zh: '采纳是记入台账的决定；分数从带有这套规则的版本发布起按它计算，发布时口径变更',
  en: 'Adopting is a decision on record; scores are counted by the set from the release on that carries it, with a new epoch',
}

/** `POST /api/rules/proposals`: a changed set is put before whoever may adopt it. `id`: the page's own, so that it is proposed once. */
export const RuleSetWish = z.strictObject({
  id: ItemId,
  name: z.string().trim().min(1).max(60),
  ruleSet: ChangedSet,
  /** The days of the trial that speaks for it. */
  from: z.string().max(10),
  to: z.string().max(10),
  validFrom: z.string().refine(isNewYear, '规则按年采纳：须为某年 1 月 1 日'),
})
export type RuleSetWish = z.infer<typeof RuleSetWish>

/** A proposed set. Who proposed and who decided are told by their roles alone. */
export const RuleSetProposal = z.strictObject({
  ...RuleSetWish.shape,
  /** The set it is, as an event would say it. */
  version: z.string(),
  hash: z.string(),
  role: Role,
  isOwn: z.boolean(),
  /** Epoch ms. */
  proposed: z.number(),
  state: z.enum(['open', ...keysOf(RULE_SET_DECISIONS)]),
  /** When it was decided, and by which event of the journal; a decision that was corrected away is none. */
  decided: z.number().nullable(),
  seq: z.int().nullable(),
})
export type RuleSetProposal = z.infer<typeof RuleSetProposal>

/** `GET /api/rules/proposals`: newest first. `mayDecide`: whether the asker holds the right, for sets of others. */
export const RuleSetProposals = z.strictObject({ proposals: z.array(RuleSetProposal), mayDecide: z.boolean() })
export type RuleSetProposals = z.infer<typeof RuleSetProposals>

/** `POST /api/rules/proposals/:id/decide`; `withdrawn` takes a decision back, by a correction. */
export const RuleSetVerdict = z.strictObject({ decision: z.enum([...keysOf(RULE_SET_DECISIONS), 'withdrawn']) })
export type RuleSetVerdict = z.infer<typeof RuleSetVerdict>
