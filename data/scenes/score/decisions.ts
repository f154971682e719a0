import { defineKeyedFold, refuse } from '../../language/keyed.ts'
import type { Step } from '../../language/project.ts'
import { defineReasons } from '../../language/reason.ts'
import { dayStart, parseDay } from '../../language/time.ts'
import { decisionOf } from './measures.ts'

/** `taken`: whether it was decided; of a year, whether a set was adopted for it. */
interface Decided {
  readonly taken: number
  readonly [field: string]: string | number
}

const REASONS = defineReasons({
  'ruleset-decided': { zh: '这套规则已经决定过', en: 'This rule set was decided already' },
  'ruleset-year-taken': {
    zh: '这一年已采纳了另一套同类规则；要换，先撤回那次决定',
    en: 'Another set was adopted for this year: withdraw that decision first',
  },
  'ruleset-past': { zh: '生效日须在决定之后', en: 'It must become valid after the decision' },
})

const YEAR = 'year/'

/** A proposed rule set is decided once, and of one subject one set is adopted for a year. Correcting a decision frees both. */
export const decisionFold = defineKeyedFold<Decided>({
  id: 'ruleset-decision',
  label: { zh: '积分规则采纳决定', en: 'Decisions on rule sets' },
  kinds: ['ruleset.decided'],
  keys({ data }) {
    const { proposal, about, validFrom, decision } = data
    const own = { key: `proposal/${proposal}` }
    return decision === 'adopted' ? [own, { key: `${YEAR}${about}/${validFrom}` }] : [own]
  },
  initial: { taken: 0 },
  step(state, event): Step<Decided> {
    const isYear = event.key.startsWith(YEAR)
    if (state.taken === 1)
      return isYear
        ? refuse('data.validFrom', REASONS['ruleset-year-taken'])
        : refuse('data.proposal', REASONS['ruleset-decided'])
    if (dayStart(parseDay(String(event.data.validFrom)) ?? 0) <= event.ts)
      return refuse('data.validFrom', REASONS['ruleset-past'])
    const measure = decisionOf(event.data.decision === 'adopted' ? 'adopted' : 'refused')
    return {
      ok: true,
      state: { taken: 1 },
      entries: isYear ? [] : [{ ts: event.ts, org: event.org, measure, amount: 1 }],
    }
  },
})
