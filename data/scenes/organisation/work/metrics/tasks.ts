import type { Label } from '../../../../language/label.ts'
import { keysOf } from '../../../../language/label.ts'
import { defineMetric, flow, type Metric, ratio, stock, sum } from '../../../../language/metric.ts'
import { taskDays, taskKind, taskTime } from '../measures.ts'
import { TASK_DAYS, TASK_KINDS } from '../vocabulary.ts'

const of = (zh: string, en: string): Label => ({ zh, en })
const OPEN = stock('task.waiting', 'task.accepted', 'task.working')

function tasks(metric: Pick<Metric, 'id' | 'label' | 'of' | 'definition'> & Partial<Metric>): Metric {
  return defineMetric({ unit: 'item', direction: 'none', source: '本系统定义', known: ['task.assigned'], ...metric })
}

const NOW: readonly Metric[] = [
  tasks({
    id: 'tasks-open',
    label: of('任务在办', 'Tasks open'),
    of: sum(OPEN),
    definition: of('已下达、尚未完成的任务项数。', 'Tasks assigned and not yet done.'),
  }),
  tasks({
    id: 'tasks-waiting',
    label: of('任务待认领', 'Tasks not claimed'),
    direction: 'down',
    of: sum(stock('task.waiting')),
    definition: of('已下达、无人认领的任务项数。', 'Tasks assigned that nobody has claimed.'),
  }),
  tasks({
    id: 'tasks-accepted',
    label: of('任务已认领未推进', 'Tasks claimed, not begun'),
    of: sum(stock('task.accepted')),
    definition: of('已认领、尚未报送进展的任务项数。', 'Tasks claimed of which no progress is reported.'),
  }),
  tasks({
    id: 'tasks-working',
    label: of('任务推进中', 'Tasks being worked on'),
    of: sum(stock('task.working')),
    definition: of('已报送进展、尚未完成的任务项数。', 'Tasks with progress reported, not yet done.'),
  }),
  tasks({
    id: 'tasks-overdue',
    label: of('任务逾期', 'Tasks overdue'),
    direction: 'down',
    of: sum(stock('task.overdue')),
    definition: of('已过完成时限、尚未完成的任务项数。', 'Tasks past their date and not done.'),
  }),
  tasks({
    id: 'tasks-overdue-share',
    label: of('任务逾期占比', 'Share of tasks overdue'),
    unit: 'ratio',
    direction: 'down',
    of: ratio(stock('task.overdue'), OPEN),
    definition: of('逾期任务 ÷ 在办任务。', 'Overdue ÷ open.'),
  }),
]

const FLOWS: readonly Metric[] = (
  [
    ['assigned', '下达任务', 'assigned', '下达的任务项数', 'Tasks assigned'],
    ['claimed', '认领任务', 'claimed', '认领的任务项数', 'Tasks claimed'],
    ['progressed', '任务进展', 'progressed', '报送的任务进展次数', 'Reports of progress on tasks'],
    ['done', '完成任务', 'done', '完成的任务项数', 'Tasks done'],
    ['urged', '任务催办', 'urged', '对任务的催办次数', 'Times a task was urged'],
  ] as const
).map(([what, zh, en, saysZh, saysEn]) =>
  tasks({
    id: `tasks-${what}-month`,
    label: of(`本月${zh}`, `Tasks ${en} this month`),
    unit: what === 'progressed' || what === 'urged' ? 'event' : 'item',
    direction: what === 'done' ? 'up' : 'none',
    of: sum(flow('month', `task.${what}`)),
    definition: of(`本月${saysZh}。`, `${saysEn} this month.`),
  }),
)

const DONE: readonly Metric[] = [
  tasks({
    id: 'tasks-done-in-time-month',
    label: of('任务按时完成率', 'Tasks done in time'),
    unit: 'ratio',
    direction: 'up',
    of: ratio(flow('month', taskTime.code('in-time')), flow('month', 'task.done')),
    definition: of('本月在时限内完成的任务 ÷ 本月完成的任务。', 'Done by their date ÷ done, this month.'),
  }),
  tasks({
    id: 'tasks-done-late-month',
    label: of('本月逾期完成任务', 'Tasks done late this month'),
    direction: 'down',
    of: sum(flow('month', taskTime.code('late'))),
    definition: of('本月过了时限才完成的任务项数。', 'Tasks done after their date, this month.'),
  }),
  tasks({
    id: 'task-days-year',
    label: of('任务平均用时', 'Mean days until done'),
    unit: 'mean',
    direction: 'down',
    of: ratio(flow('year', 'task.days'), flow('year', 'task.done')),
    definition: of(
      '本年完成的任务从下达到完成的日历日数之和 ÷ 项数。',
      'Calendar days from assignment until done ÷ tasks done this year.',
    ),
  }),
  tasks({
    id: 'tasks-acted-share',
    label: of('任务有活动占比', 'Claimed tasks with an activity'),
    unit: 'ratio',
    of: ratio(stock('task.acted'), stock('task.claimed')),
    definition: of(
      '开展过活动的任务 ÷ 已认领的任务，累计：指上领任务到码上有行动。',
      'Tasks for which an activity was held ÷ tasks claimed, to date.',
    ),
  }),
]

const BY_DAYS = keysOf(TASK_DAYS).map((days) =>
  tasks({
    id: `tasks-done-${days}-year`,
    label: of(`任务${TASK_DAYS[days].zh}完成`, `Tasks done ${TASK_DAYS[days].en}`),
    of: sum(flow('year', taskDays.code(days))),
    definition: of(
      `本年完成的任务中，下达后${TASK_DAYS[days].zh}完成的项数（按日历日）。`,
      'Tasks done this year, by calendar days since their assignment.',
    ),
  }),
)

const BY_KIND = keysOf(TASK_KINDS).map((kind) =>
  tasks({
    id: `tasks-${kind.slice(5)}-year`,
    label: of(
      `本年${TASK_KINDS[kind].zh}${kind === 'task-other' ? '' : '任务'}`,
      `Tasks this year: ${TASK_KINDS[kind].en}`,
    ),
    of: sum(flow('year', taskKind.code(kind))),
    definition: of(`本年下达的任务中，类别为${TASK_KINDS[kind].zh}的项数。`, 'Tasks of this kind assigned this year.'),
  }),
)

/** 任务: where they stand, whether they are done in time, and of what kind. */
export const TASK_METRICS: readonly Metric[] = [...NOW, ...FLOWS, ...DONE, ...BY_DAYS, ...BY_KIND]
