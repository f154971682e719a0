import { defineKeyedFold, goTo, type Key, refuse } from '../../language/keyed.ts'
import type { Step } from '../../language/project.ts'
import { REASONS } from './vocabulary.ts'

/** What an account holds, at the organisation where it first earned something; `isOpen` 1 from then on. */
export type PointsState = { readonly org: number; readonly isOpen: number; readonly balance: number }

const stocks = ({ isOpen }: PointsState) => (isOpen === 1 ? ['points.accounts'] : [])

/**
 * One account of points, a member's or another's: earned and redeemed, never below zero at any moment of its history.
 *
 * A redemption that would take it below is refused, not held: points that come later were not there. So is a correction,
 * or a late redemption, in whose wake one that was acknowledged would no longer be covered.
 * Amounts: points. Invariant: earned = redeemed + circulating, at every organisation.
 */
export const pointsFold = defineKeyedFold<PointsState>({
  id: 'points',
  label: { zh: '积分账户', en: 'Account of points' },
  kinds: ['points.earned', 'points.redeemed'],
  keys: ({ member, data }): readonly Key[] =>
    member === '' ? [{ key: `account/${String(data.account)}` }] : [{ key: `member/${member}`, member }],
  initial: { org: -1, isOpen: 0, balance: 0 },
  step(state, event): Step<PointsState> {
    const points = Number(event.data.points)
    if (event.kind === 'points.earned') {
      const org = state.isOpen === 1 ? state.org : event.org
      const after = { org, isOpen: 1, balance: state.balance + points }
      const amounts = { 'points.earned': points, 'points.circulating': points }
      return goTo({ event, before: state, after, stocks, amounts })
    }
    if (state.balance < points) return refuse('data.points', REASONS['points-short'])
    const after = { ...state, balance: state.balance - points }
    const amounts = { 'points.redeemed': points, 'points.circulating': -points }
    return goTo({ event, before: state, after, stocks, flows: ['points.redemptions'], amounts })
  },
})
