import {
  type Due,
  defineKeyedFold,
  early,
  goTo,
  type KeyedEvent,
  type KeyedFold,
  refuse,
  stay,
} from '../../language/keyed.ts'
import type { Label } from '../../language/label.ts'
import { classOf } from '../../language/measure.ts'
import type { Reason } from '../../language/reason.ts'
import { DAY_MS, type Day, toDay } from '../../language/time.ts'
import { ruleAt } from '../../rules/index.ts'
import { approvalMatter, approvalOutcome, approvalWait, documentWait } from './measures.ts'
import { type Matter, type Outcome, REASONS, WAITS_UP_TO } from './vocabulary.ts'

/** `stage` '' before it comes in; `since`: when it did, epoch ms; `org` the one that must deal with it. */
export type OfficeState = {
  readonly stage: '' | 'waiting' | 'done'
  readonly org: number
  readonly since: number
  readonly overdue: number
}

/** What tells documents and approvals apart: the same way from waiting to done, with a date. */
interface Way {
  readonly id: 'document' | 'approval'
  readonly label: Label
  readonly begins: string
  readonly ends: string
  readonly days: (day: Day) => number
  /** What is posted beside the event's own measure. */
  readonly onBegin: (event: KeyedEvent) => readonly string[]
  readonly onEnd: (event: KeyedEvent, days: number) => readonly string[]
  readonly reasons: { readonly again: Reason; readonly unknown: Reason; readonly done: Reason }
}

/**
 * One thing that waits to be dealt with, once.
 *
 * Amounts: items, days. Invariant: come in = waiting + done, at every organisation.
 */
function waitFold(way: Way): KeyedFold<OfficeState> {
  const { id, begins, ends, reasons } = way
  const rule = `office-${id}`
  const dueOf = ({ stage, since }: OfficeState): Due | null =>
    stage === 'waiting' ? { at: since + way.days(toDay(since)) * DAY_MS, rule } : null
  const stocks = ({ stage, overdue }: OfficeState) =>
    stage === 'waiting' ? [`${id}.waiting`, ...(overdue === 1 ? [`${id}.overdue`] : [])] : []

  return defineKeyedFold<OfficeState>({
    id,
    label: way.label,
    kinds: [begins, ends, 'deadline.passed'],
    opens: [begins],
    keys({ kind, data }) {
      if (kind === 'deadline.passed') return data.fold === id ? [{ key: String(data.key) }] : []
      return [{ key: String(data[id]) }]
    },
    initial: { stage: '', org: -1, since: 0, overdue: 0 },
    owner: (state) => state.org,
    due: dueOf,
    step(state, event) {
      const due = dueOf(state)
      if (event.kind === 'deadline.passed') {
        if (due === null || due.rule !== event.data.rule || event.ts < due.at) return stay(state)
        return goTo({ event, before: state, after: { ...state, overdue: 1 }, stocks })
      }
      if (event.kind === begins) {
        if (state.stage !== '') return refuse(`data.${id}`, reasons.again)
        const after = { ...state, stage: 'waiting', org: event.org, since: event.ts } as const
        return goTo({ event, before: state, after, stocks, flows: [begins, ...way.onBegin(event)] })
      }
      if (due === null)
        return state.stage === '' ? early(`data.${id}`, reasons.unknown) : refuse(`data.${id}`, reasons.done)
      const days = toDay(event.ts) - toDay(state.since)
      const timely = event.ts <= due.at ? [`${ends}.timely`] : []
      const flows = [ends, ...way.onEnd(event, days), ...timely]
      const after = { ...state, stage: 'done', overdue: 0 } as const
      return goTo({ event, before: state, after, stocks, flows, amounts: { [`${id}.days`]: days } })
    },
  })
}

export const documentFold = waitFold({
  id: 'document',
  label: { zh: '文件', en: 'Document' },
  begins: 'document.received',
  ends: 'document.handled',
  days: (day) => ruleAt('office', day).parameters.documentDays,
  onBegin: () => [],
  onEnd: (_, days) => [documentWait.code(classOf(days, WAITS_UP_TO))],
  reasons: {
    again: REASONS['document-received'],
    unknown: REASONS['document-unknown'],
    done: REASONS['document-handled'],
  },
})

export const approvalFold = waitFold({
  id: 'approval',
  label: { zh: '审批', en: 'Approval' },
  begins: 'approval.opened',
  ends: 'approval.decided',
  days: (day) => ruleAt('office', day).parameters.approvalDays,
  onBegin: (event) => [approvalMatter.code(event.data.matter as Matter)], // checked by the payload's schema
  onEnd: (event, days) => [
    approvalWait.code(classOf(days, WAITS_UP_TO)),
    approvalOutcome.code(event.data.outcome as Outcome), // checked by the payload's schema
  ],
  reasons: {
    again: REASONS['approval-opened'],
    unknown: REASONS['approval-unknown'],
    done: REASONS['approval-decided'],
  },
})
