import type { Label } from '../../language/label.ts'
import { keysOf } from '../../language/label.ts'
import { defineMetric, flow, type Metric, minus, ratio, stock, sum } from '../../language/metric.ts'
import { answerWait, appealCategory, appealSatisfaction } from './measures.ts'
import { CATEGORIES, SATISFACTIONS, WAITS } from './vocabulary.ts'

const KNOWN = ['appeal.raised']
const OWN = '本系统定义'

function appeals(metric: Pick<Metric, 'id' | 'label' | 'of' | 'definition'> & Partial<Metric>): Metric {
  return defineMetric({ unit: 'item', direction: 'none', source: OWN, known: KNOWN, ...metric })
}

const of = (zh: string, en: string): Label => ({ zh, en })

const NOW: readonly Metric[] = [
  appeals({
    id: 'appeals-waiting',
    label: of('诉求待答复', 'Appeals waiting'),
    direction: 'down',
    of: sum(stock('appeal.waiting')),
    definition: of('已提出、尚未首次答复的诉求件数。', 'Appeals raised that have had no first answer yet.'),
  }),
  appeals({
    id: 'appeals-working',
    label: of('诉求办理中', 'Appeals being worked on'),
    of: sum(stock('appeal.working')),
    definition: of(
      '已答复、尚未办结（含重办）的诉求件数。',
      'Appeals answered but not resolved, reopened ones included.',
    ),
  }),
]

const FLOWS: readonly Metric[] = [
  appeals({
    id: 'appeals-raised-today',
    label: of('今日诉求', 'Appeals raised today'),
    of: sum(flow('today', 'appeal.raised')),
    definition: of('今日提出的诉求件数。', 'Appeals raised today.'),
  }),
  appeals({
    id: 'appeals-raised-month',
    label: of('本月诉求', 'Appeals raised this month'),
    of: sum(flow('month', 'appeal.raised')),
    definition: of('本月提出的诉求件数。', 'Appeals raised this month.'),
  }),
  appeals({
    id: 'appeals-resolved-month',
    label: of('本月办结诉求', 'Appeals resolved this month'),
    of: sum(flow('month', 'appeal.resolved')),
    definition: of('本月办结的诉求件次；重办后再办结的再计一次。', 'Times an appeal was resolved this month.'),
  }),
  appeals({
    id: 'appeals-by-task-year',
    label: of('任务办结诉求', 'Appeals resolved by a task'),
    direction: 'up',
    of: sum(flow('year', 'appeal.resolved.by.task')),
    definition: of(
      '本年办结的诉求中，注明由哪项任务办结的件次；与由服务办结的可有重叠。',
      'Times an appeal was resolved this year by a task that is named; it may be by a service too.',
    ),
  }),
  appeals({
    id: 'appeals-by-service-year',
    label: of('服务办结诉求', 'Appeals resolved by a service'),
    direction: 'up',
    of: sum(flow('year', 'appeal.resolved.by.service')),
    definition: of(
      '本年办结的诉求中，注明由哪次服务办结的件次；与由任务办结的可有重叠。',
      'Times an appeal was resolved this year by a service that is named; it may be by a task too.',
    ),
  }),
  appeals({
    id: 'appeals-reopened-month',
    label: of('本月重办诉求', 'Appeals reopened this month'),
    direction: 'down',
    of: sum(flow('month', 'appeal.reopened')),
    definition: of('本月办结后又重办的诉求件次。', 'Times an appeal was reopened this month.'),
  }),
]

const RATIOS: readonly Metric[] = [
  appeals({
    id: 'appeals-answered-timely-month',
    label: of('诉求按时答复率', 'Appeals answered in time'),
    unit: 'ratio',
    direction: 'up',
    of: ratio(flow('month', 'appeal.answered.timely'), flow('month', 'appeal.answered')),
    definition: of('本月按时限答复的件数 ÷ 本月答复的件数。', 'Answered within the limit ÷ answered, this month.'),
  }),
  appeals({
    id: 'appeals-resolved-timely-month',
    label: of('诉求按时办结率', 'Appeals resolved in time'),
    unit: 'ratio',
    direction: 'up',
    of: ratio(flow('month', 'appeal.resolved.timely'), flow('month', 'appeal.resolved')),
    definition: of('本月按时限办结的件次 ÷ 本月办结的件次。', 'Resolved within the limit ÷ resolved, this month.'),
  }),
  appeals({
    id: 'appeals-rated-well-year',
    label: of('诉求满意率', 'Appeals rated satisfied'),
    unit: 'ratio',
    direction: 'up',
    of: ratio(
      flow('year', appealSatisfaction.code('satisfied'), appealSatisfaction.code('basically-satisfied')),
      flow('year', 'appeal.rated'),
    ),
    definition: of(
      '本年评价中满意和基本满意的件数 ÷ 本年评价件数。低于 60% 见软弱涣散评定条件。',
      'Rated satisfied or basically satisfied ÷ rated, this year.',
    ),
  }),
  appeals({
    id: 'appeals-settled-share',
    label: of('诉求办结占比', 'Share of appeals settled'),
    unit: 'ratio',
    direction: 'up',
    of: ratio(stock('appeal.settled'), [...stock('appeal.raised'), ...minus(stock('appeal.waiting'))]),
    definition: of('已办结件数 ÷ 已答复件数，累计。', 'Settled ÷ answered, to date.'),
  }),
]

const BY_CATEGORY = keysOf(CATEGORIES).map((category) =>
  appeals({
    id: `appeals-${category}-year`,
    label: of(`本年${CATEGORIES[category].zh}诉求`, `Appeals this year: ${CATEGORIES[category].en}`),
    of: sum(flow('year', appealCategory.code(category))),
    definition: of(`本年提出的${CATEGORIES[category].zh}类诉求件数。`, 'Appeals of this category raised this year.'),
  }),
)

const BY_WAIT = keysOf(WAITS).map((wait) =>
  appeals({
    id: `appeals-answered-${wait}-year`,
    label: of(`诉求${WAITS[wait].zh}答复`, `Appeals answered ${WAITS[wait].en}`),
    of: sum(flow('year', answerWait.code(wait))),
    definition: of(
      `本年首次答复的诉求中，${WAITS[wait].zh}答复的件数（按日历日）。`,
      'First answers this year, by calendar days waited.',
    ),
  }),
)

const BY_SATISFACTION = keysOf(SATISFACTIONS).map((value) =>
  appeals({
    id: `appeals-${value}-year`,
    label: of(`诉求评价${SATISFACTIONS[value].zh}`, `Appeals rated: ${SATISFACTIONS[value].en.toLowerCase()}`),
    of: sum(flow('year', appealSatisfaction.code(value))),
    definition: of(`本年评价为${SATISFACTIONS[value].zh}的件数。`, 'Ratings of this kind this year.'),
  }),
)

export const METRICS: readonly Metric[] = [...NOW, ...FLOWS, ...RATIOS, ...BY_CATEGORY, ...BY_WAIT, ...BY_SATISFACTION]
