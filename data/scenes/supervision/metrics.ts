import { keysOf, type Label } from '../../language/label.ts'
import {
  axisIdentity,
  defineIdentity,
  defineMetric,
  flow,
  type Identity,
  type Metric,
  ratio,
  stock,
  sum,
} from '../../language/metric.ts'
import { AXES, itemDuration, itemRule, itemStage, overdueRule } from './measures.ts'
import { RULE_CLASSES } from './rules.ts'
import { DURATIONS, STAGES } from './vocabulary.ts'

const OWN = '本系统定义'
const of = (zh: string, en: string): Label => ({ zh, en })

function items(metric: Pick<Metric, 'id' | 'label' | 'of' | 'definition'> & Partial<Metric>): Metric {
  return defineMetric({ unit: 'item', direction: 'down', source: OWN, known: ['supervision.opened'], ...metric })
}

export const METRICS: readonly Metric[] = [
  items({
    id: 'supervision-open',
    label: of('督办在办', 'Supervision open'),
    of: sum(stock('supervision.open')),
    definition: of('已立项、尚未销号的督办事项件数。', 'Items of supervision opened and not yet closed.'),
  }),
  items({
    id: 'supervision-overdue',
    label: of('督办逾期', 'Supervision overdue'),
    of: sum(stock('supervision.overdue')),
    definition: of('在办事项中已过办结时限的件数。', 'Open items past their due date.'),
  }),
  items({
    id: 'supervision-overdue-share',
    label: of('督办逾期占比', 'Share of items overdue'),
    unit: 'ratio',
    of: ratio(stock('supervision.overdue'), stock('supervision.open')),
    definition: of('逾期件数 ÷ 在办件数。', 'Overdue ÷ open.'),
  }),
  ...(['opened', 'closed', 'reopened', 'escalated', 'urged', 'contested'] as const).map((what) => {
    const zh = {
      opened: '立项',
      closed: '销号',
      reopened: '重启',
      escalated: '提级',
      urged: '催办',
      contested: '异议',
    }[what]
    return items({
      id: `supervision-${what}-month`,
      label: of(`本月督办${zh}`, `Supervision ${what} this month`),
      direction: what === 'closed' ? 'up' : 'none',
      of: sum(flow('month', `supervision.${what}`)),
      definition: of(`本月督办${zh}的件次。`, `Times an item was ${what} this month.`),
    })
  }),
  items({
    id: 'supervision-days-year',
    label: of('督办平均用时', 'Mean days to close'),
    unit: 'mean',
    of: ratio(flow('year', 'supervision.days'), flow('year', 'supervision.closed')),
    definition: of(
      '本年销号事项从立项到销号的日历日数之和 ÷ 件数。',
      'Calendar days open of items closed this year ÷ items.',
    ),
  }),
  ...keysOf(STAGES).map((stage) =>
    items({
      id: `supervision-${stage}`,
      label: of(`督办${STAGES[stage].zh}`, `Supervision: ${STAGES[stage].en.toLowerCase()}`),
      direction: 'none',
      of: sum(stock(itemStage.code(stage))),
      definition: of(`在办事项中${STAGES[stage].zh}的件数。`, `Open items: ${STAGES[stage].en.toLowerCase()}.`),
    }),
  ),
  items({
    id: 'supervision-handed-in-month',
    label: of('本月督办移入', 'Supervision handed in this month'),
    direction: 'none',
    of: sum(flow('month', 'supervision.handed.in')),
    definition: of(
      '本月移交到本范围内组织的督办件次。',
      'Times an item was handed to an organisation here this month.',
    ),
  }),
  ...keysOf(RULE_CLASSES).flatMap((rule) => [
    items({
      id: `supervision-open-${rule}`,
      label: of(`督办：${RULE_CLASSES[rule]?.zh ?? ''}`, `Supervision open: ${RULE_CLASSES[rule]?.en ?? ''}`),
      of: sum(stock(itemRule.code(rule))),
      definition: of(
        `在办督办事项中${RULE_CLASSES[rule]?.zh ?? ''}的件数。`,
        'Open items of supervision of this rule.',
      ),
    }),
    items({
      id: `supervision-overdue-${rule}`,
      label: of(`逾期：${RULE_CLASSES[rule]?.zh ?? ''}`, `Supervision overdue: ${RULE_CLASSES[rule]?.en ?? ''}`),
      of: sum(stock(overdueRule.code(rule))),
      definition: of(
        `逾期督办事项中${RULE_CLASSES[rule]?.zh ?? ''}的件数。`,
        'Overdue items of supervision of this rule.',
      ),
    }),
  ]),
  ...keysOf(DURATIONS).map((duration) =>
    items({
      id: `supervision-closed-${duration}-year`,
      label: of(`督办${DURATIONS[duration].zh}销号`, `Closed ${DURATIONS[duration].en}`),
      direction: 'none',
      of: sum(flow('year', itemDuration.code(duration))),
      definition: of(`本年销号事项中${DURATIONS[duration].zh}销号的件数。`, 'Items closed this year, by days open.'),
    }),
  ),
]

export const IDENTITIES: readonly Identity[] = [
  defineIdentity({
    id: 'supervision-flow',
    label: {
      zh: '督办立项 + 重启 + 移入 = 销号 + 移出 + 在办',
      en: 'Supervision opened + reopened + handed in = closed + handed out + open',
    },
    left: stock('supervision.opened', 'supervision.reopened', 'supervision.handed.in'),
    right: stock('supervision.closed', 'supervision.handed.out', 'supervision.open'),
    source: OWN,
  }),
  ...AXES.map(axisIdentity),
]
