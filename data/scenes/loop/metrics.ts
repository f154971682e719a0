import type { Label } from '../../language/label.ts'
import { defineMetric, flow, type Metric, ratio, stock, sum } from '../../language/metric.ts'
import { loopLink } from './measures.ts'

const SOURCE = '杭州市智慧党建“1+10”（2020）：指上领任务、码上有行动、云上展风采、线上强本领；口径为本系统定义'
const of = (zh: string, en: string): Label => ({ zh, en })

function loop(metric: Pick<Metric, 'id' | 'label' | 'of' | 'definition'> & Partial<Metric>): Metric {
  return defineMetric({ unit: 'item', direction: 'up', source: SOURCE, known: ['loop.claimed'], ...metric })
}

/** The funnel: each link counts a task once, when it and all before it are there. */
const REACHED: readonly Metric[] = [
  loop({
    id: 'loop-claimed-year',
    label: of('四链：领任务', 'Loop: tasks claimed'),
    of: sum(flow('year', 'loop.claimed')),
    definition: of('本年认领的任务件数。', 'Tasks claimed this year.'),
  }),
  loop({
    id: 'loop-acted-year',
    label: of('四链：有行动', 'Loop: with an activity'),
    of: sum(flow('year', 'loop.acted')),
    definition: of(
      '本年第一次有活动跟进的任务件数，每件计一次。',
      'Claimed tasks for which a first activity was held this year, each once.',
    ),
  }),
  loop({
    id: 'loop-shown-year',
    label: of('四链：展风采', 'Loop: with a story shown'),
    of: sum(flow('year', 'loop.shown')),
    definition: of(
      '本年在有活动之后第一次展示的任务件数，每件计一次；只计审核通过的展示。',
      'Tasks with an activity of which a first approved story was shown this year, each once.',
    ),
  }),
  loop({
    id: 'loop-learned-year',
    label: of('四链：强本领', 'Loop: with learning done'),
    of: sum(flow('year', 'loop.learned')),
    definition: of(
      '本年在已展示之后第一次有人由此学习的任务件数，每件计一次。',
      'Tasks with a story shown from which somebody first learnt this year, each once.',
    ),
  }),
]

const SHARES: readonly Metric[] = [
  loop({
    id: 'loop-acted-share',
    label: of('领任务后有行动', 'Share of claimed tasks with an activity'),
    unit: 'ratio',
    of: ratio(stock('loop.acted'), stock('loop.claimed')),
    definition: of('有活动跟进的任务 ÷ 认领的任务，累计。', 'Tasks with an activity ÷ tasks claimed, to date.'),
  }),
  loop({
    id: 'loop-shown-share',
    label: of('有行动后展风采', 'Share of those with a story shown'),
    unit: 'ratio',
    of: ratio(stock('loop.shown'), stock('loop.acted')),
    definition: of('已展示的任务 ÷ 有活动跟进的任务，累计。', 'Tasks with a story shown ÷ with an activity, to date.'),
  }),
  loop({
    id: 'loop-learned-share',
    label: of('展风采后强本领', 'Share of those with learning done'),
    unit: 'ratio',
    of: ratio(stock('loop.learned'), stock('loop.shown')),
    definition: of(
      '有人由此学习的任务 ÷ 已展示的任务，累计。',
      'Tasks with learning done ÷ with a story shown, to date.',
    ),
  }),
  loop({
    id: 'loop-closed-share',
    label: of('四链闭环率', 'Share of tasks through all links'),
    unit: 'ratio',
    of: ratio(stock('loop.learned'), stock('loop.claimed')),
    definition: of('四链走完的任务 ÷ 认领的任务，累计。', 'Tasks through all four links ÷ tasks claimed, to date.'),
  }),
]

const NOW: readonly Metric[] = [
  loop({
    id: 'loop-awaiting-activity',
    label: of('已领任务待行动', 'Claimed tasks without an activity'),
    direction: 'down',
    of: sum(stock(loopLink.code('link-claimed'))),
    definition: of('已认领、尚无活动跟进的任务件数。', 'Tasks claimed for which no activity was held yet.'),
  }),
  loop({
    id: 'loop-awaiting-story',
    label: of('已有行动待展示', 'Acted tasks without a story'),
    direction: 'none',
    of: sum(stock(loopLink.code('link-acted'))),
    definition: of('已有活动、尚未展示的任务件数。', 'Tasks with an activity of which nothing was shown yet.'),
  }),
  loop({
    id: 'loop-awaiting-learning',
    label: of('已展示待学习', 'Shown tasks without learning'),
    direction: 'none',
    of: sum(stock(loopLink.code('link-shown'))),
    definition: of('已展示、尚无人由此学习的任务件数。', 'Tasks with a story shown from which nobody learnt yet.'),
  }),
]

export const METRICS: readonly Metric[] = [...REACHED, ...SHARES, ...NOW]
