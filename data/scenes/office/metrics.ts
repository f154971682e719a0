import { keysOf, type Label } from '../../language/label.ts'
import { defineMetric, flow, type Metric, ratio, stock, sum } from '../../language/metric.ts'
import { approvalMatter, approvalOutcome, approvalWait, documentWait } from './measures.ts'
import { MATTERS, OUTCOMES, WAITS } from './vocabulary.ts'

const of = (zh: string, en: string): Label => ({ zh, en })

function office(metric: Pick<Metric, 'id' | 'label' | 'of' | 'definition' | 'known'> & Partial<Metric>): Metric {
  return defineMetric({ unit: 'item', direction: 'none', source: '本系统定义', ...metric })
}

/** What documents and approvals have in common, in their own words. */
const WAYS = [
  {
    id: 'document',
    begins: 'document.received',
    ends: 'document.handled',
    zh: { thing: '文件', waiting: '待办文件', began: '收文', ended: '办结文件' },
    en: { things: 'documents', began: 'received', ended: 'handled' },
    wait: documentWait,
  },
  {
    id: 'approval',
    begins: 'approval.opened',
    ends: 'approval.decided',
    zh: { thing: '审批', waiting: '待批事项', began: '发起审批', ended: '办结审批' },
    en: { things: 'approvals', began: 'opened', ended: 'decided' },
    wait: approvalWait,
  },
] as const

const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

const BOTH = WAYS.flatMap(({ id, begins, ends, zh, en, wait }): Metric[] => {
  const known = [begins]
  const Things = capital(en.things)
  return [
    office({
      id: `${id}s-waiting`,
      label: of(zh.waiting, `${Things} waiting`),
      direction: 'down',
      of: sum(stock(`${id}.waiting`)),
      definition: of(`已${zh.began}、尚未办结的件数。`, `${Things} ${en.began} and not yet ${en.ended}.`),
      known,
    }),
    office({
      id: `${id}s-overdue`,
      label: of(`逾期${zh.thing}`, `${Things} overdue`),
      direction: 'down',
      of: sum(stock(`${id}.overdue`)),
      definition: of(`超过办公时限尚未办结的${zh.thing}件数。`, `${Things} past their limit and not yet ${en.ended}.`),
      known,
    }),
    office({
      id: `${id}s-overdue-share`,
      label: of(`${zh.thing}逾期占比`, `Share of ${en.things} overdue`),
      unit: 'ratio',
      direction: 'down',
      of: ratio(stock(`${id}.overdue`), stock(`${id}.waiting`)),
      definition: of(`逾期件数 ÷ ${zh.waiting}件数。`, 'Overdue ÷ waiting.'),
      known,
    }),
    office({
      id: `${id}s-${en.began}-month`,
      label: of(`本月${zh.began}`, `${Things} ${en.began} this month`),
      of: sum(flow('month', begins)),
      definition: of(`本月${zh.began}的件数。`, `${Things} ${en.began} this month.`),
      known,
    }),
    office({
      id: `${id}s-${en.ended}-month`,
      label: of(`本月${zh.ended}`, `${Things} ${en.ended} this month`),
      of: sum(flow('month', ends)),
      definition: of(`本月${zh.ended}的件数。`, `${Things} ${en.ended} this month.`),
      known,
    }),
    office({
      id: `${id}s-timely-month`,
      label: of(`${zh.thing}按时办结率`, `${Things} ${en.ended} in time`),
      unit: 'ratio',
      direction: 'up',
      of: ratio(flow('month', `${ends}.timely`), flow('month', ends)),
      definition: of(
        `本月按时限办结的件数 ÷ 本月办结的件数。`,
        `${capital(en.ended)} within the limit ÷ ${en.ended}, this month.`,
      ),
      known,
    }),
    office({
      id: `${id}s-days-month`,
      label: of(`${zh.thing}平均用时`, `Mean days of ${en.things}`),
      unit: 'mean',
      direction: 'down',
      of: ratio(flow('month', `${id}.days`), flow('month', ends)),
      definition: of(
        `本月办结的${zh.thing}从${zh.began}到办结的日历日数之和 ÷ 件数。`,
        `Calendar days that ${en.things} ${en.ended} this month waited ÷ their number.`,
      ),
      known,
    }),
    ...keysOf(WAITS).map((value) =>
      office({
        id: `${id}s-${value}-year`,
        label: of(`${zh.thing}${WAITS[value].zh}办结`, `${Things} ${en.ended} ${WAITS[value].en}`),
        of: sum(flow('year', wait.code(value))),
        definition: of(
          `本年办结的${zh.thing}中，${WAITS[value].zh}办结的件数（按日历日）。`,
          `${Things} ${en.ended} this year, by calendar days waited.`,
        ),
        known,
      }),
    ),
  ]
})

const BY_OUTCOME = keysOf(OUTCOMES).map((outcome) =>
  office({
    id: `approvals-${outcome}-year`,
    label: of(`本年审批${OUTCOMES[outcome].zh}`, `Approvals: ${OUTCOMES[outcome].en.toLowerCase()}`),
    of: sum(flow('year', approvalOutcome.code(outcome))),
    definition: of(`本年办结的审批中，结果为${OUTCOMES[outcome].zh}的件数。`, 'Approvals decided so this year.'),
    known: ['approval.opened'],
  }),
)

const BY_MATTER = keysOf(MATTERS).map((matter) =>
  office({
    id: `approvals-${matter}-year`,
    label: of(`本年${MATTERS[matter].zh}审批`, `Approvals on: ${MATTERS[matter].en.toLowerCase()}`),
    of: sum(flow('year', approvalMatter.code(matter))),
    definition: of(`本年发起的审批中，${MATTERS[matter].zh}的件数。`, 'Approvals on this matter opened this year.'),
    known: ['approval.opened'],
  }),
)

export const METRICS: readonly Metric[] = [...BOTH, ...BY_OUTCOME, ...BY_MATTER]
