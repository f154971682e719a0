import { type Due, defineKeyedFold, early, goTo, type KeyedEvent, refuse, stay } from '../../language/keyed.ts'
import { classOf } from '../../language/measure.ts'
import type { Step } from '../../language/project.ts'
import { toRefusal } from '../../language/reason.ts'
import { DAY_MS, toDay } from '../../language/time.ts'
import { ruleAt } from '../../rules/index.ts'
import { fillDays, needSkill } from './measures.ts'
import { FILL_DAYS_UP_TO, REASONS, type Skill, TALENT_RULES } from './vocabulary.ts'

/** `stage` '' before it is posted; `since`: when it was, epoch ms; `org` the one that asks. */
export type NeedState = {
  readonly stage: '' | 'open' | 'filled' | 'withdrawn'
  readonly org: number
  readonly since: number
  readonly skill: string
  readonly overdue: number
}

/**
 * One need: posted → matches proposed and accepted while it is open → filled, or withdrawn.
 *
 * Amounts: needs, days. Invariant: posted = open + filled + withdrawn, at every organisation.
 */
export const needFold = defineKeyedFold<NeedState>({
  id: 'need',
  label: { zh: '用人需求', en: 'Need' },
  kinds: ['need.posted', 'need.filled', 'need.withdrawn', 'match.proposed', 'match.decided', 'deadline.passed'],
  opens: ['need.posted'],
  keys({ kind, data }) {
    if (kind === 'deadline.passed') return data.fold === 'need' ? [{ key: String(data.key) }] : []
    return [{ key: String(data.need) }]
  },
  initial: { stage: '', org: -1, since: 0, skill: '', overdue: 0 },
  owner: (state) => state.org,
  due: dueOf,
  check(event, { state, isBelow }) {
    if (event.kind !== 'match.proposed' || state.org < 0 || isBelow(state.org, event.org, event.ts)) return undefined
    return toRefusal('data.need', REASONS['match-need-scope'])
  },
  step(state, event): Step<NeedState> {
    if (event.kind === 'deadline.passed') return passed(state, event)
    if (event.kind === 'need.posted') return post(state, event)
    if (state.stage === '') return early('data.need', REASONS['need-unknown'])
    // That a match is not taken up may be said after the need was filled by another.
    if (event.kind === 'match.decided' && event.data.outcome !== 'accepted') return stay(state)
    if (state.stage !== 'open') return refuse('data.need', REASONS['need-closed'])
    switch (event.kind) {
      case 'match.proposed':
        return event.data.skill === state.skill ? stay(state) : refuse('data.skill', REASONS['match-skill'])
      case 'match.decided':
        return stay(state)
      case 'need.filled': {
        const days = toDay(event.ts) - toDay(state.since)
        const flows = ['need.filled', fillDays.code(classOf(days, FILL_DAYS_UP_TO))]
        const after = { ...state, stage: 'filled', overdue: 0 } as const
        return goTo({ event, before: state, after, stocks: stocksOf, flows, amounts: { 'need.days': days } })
      }
      default: {
        const after = { ...state, stage: 'withdrawn', overdue: 0 } as const
        return goTo({ event, before: state, after, stocks: stocksOf, flows: ['need.withdrawn'] })
      }
    }
  },
})

function stocksOf({ stage, skill, overdue }: NeedState): readonly string[] {
  if (stage !== 'open') return []
  const open = ['need.open', needSkill.code(skill as Skill)] // checked by the payload's schema
  return overdue === 1 ? [...open, 'need.overdue'] : open
}

function dueOf({ stage, since }: NeedState): Due | null {
  if (stage !== 'open') return null
  return { at: since + ruleAt('needs', toDay(since)).parameters.fillDays * DAY_MS, rule: TALENT_RULES.fill }
}

function post(state: NeedState, event: KeyedEvent): Step<NeedState> {
  if (state.stage !== '') return refuse('data.need', REASONS['need-posted'])
  const { org, ts, data } = event
  const after = { stage: 'open', org, since: ts, skill: String(data.skill), overdue: 0 } as const
  return goTo({ event, before: state, after, stocks: stocksOf, flows: ['need.posted'] })
}

function passed(state: NeedState, event: KeyedEvent): Step<NeedState> {
  const due = dueOf(state)
  if (due === null || due.rule !== event.data.rule || event.ts < due.at) return stay(state)
  return goTo({ event, before: state, after: { ...state, overdue: 1 }, stocks: stocksOf })
}
