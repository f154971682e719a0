import { keysOf, type Label } from '../../language/label.ts'
import { defineMetric, flow, type Metric, ratio, stock, sum } from '../../language/metric.ts'
import { ruleAt } from '../../rules/index.ts'
import { classAudience, learningProgress, learningWay, venueType } from './measures.ts'
import { AUDIENCES, PROGRESS, VENUES } from './vocabulary.ts'

const OWN = '本系统定义'
const { article, parameters } = ruleAt('training', Number.MAX_SAFE_INTEGER)
const { memberHours, secretaryHours, hourMinutes } = parameters
const of = (zh: string, en: string): Label => ({ zh, en })

function learning(metric: Pick<Metric, 'id' | 'label' | 'of' | 'definition'> & Partial<Metric>): Metric {
  return defineMetric({ unit: 'item', direction: 'none', source: OWN, known: ['learning.attended'], ...metric })
}

/** What the rule asks for in a year, in minutes: half of it and all of it are the bounds of the classes. */
const bounds = (hours: number) => [(hours * hourMinutes) / 2, hours * hourMinutes]

const HOURS: readonly Metric[] = [
  learning({
    id: 'learning-minutes-per-member-year',
    label: of('党员人均学习分钟', 'Minutes learnt per member'),
    unit: 'mean',
    direction: 'up',
    of: ratio(
      flow('year', ...(['for-members', 'for-secretaries', 'course'] as const).map(learningWay.code)),
      stock('member.stock'),
    ),
    definition: of(
      `本年党员学习的人·分钟数 ÷ 在册党员数。规定每年不少于 ${memberHours} 学时（每学时按 ${hourMinutes} 分钟计）。只按组织合计，不作个人比较。`,
      `Person-minutes learnt by members this year ÷ members; the rule asks for ${memberHours} hours of ${hourMinutes} minutes. For organisations only.`,
    ),
    source: `${article}；每学时分钟数为本系统定义`,
    thresholds: bounds(memberHours),
  }),
  learning({
    id: 'learning-minutes-per-secretary-year',
    label: of('书记班均学习分钟', 'Minutes of secretaries’ training per organisation'),
    unit: 'mean',
    direction: 'up',
    of: ratio(flow('year', learningWay.code('for-secretaries')), stock('org.stock')),
    definition: of(
      `本年书记培训的人·分钟数 ÷ 党组织数（每个组织一名书记）。规定每年不少于 ${secretaryHours} 学时（每学时按 ${hourMinutes} 分钟计）。`,
      `Person-minutes of secretaries’ training this year ÷ organisations, one secretary each; the rule asks for ${secretaryHours} hours of ${hourMinutes} minutes.`,
    ),
    source: `${article}；每学时分钟数为本系统定义`,
    thresholds: bounds(secretaryHours),
  }),
  ...keysOf(PROGRESS).map((progress) =>
    learning({
      id: `learning-${progress}-year`,
      label: of(`学时${PROGRESS[progress].zh}`, `Hours learnt: ${PROGRESS[progress].en}`),
      unit: 'person',
      direction: progress === 'hours-below-half' ? 'down' : 'up',
      of: sum(flow('year', learningProgress.code(progress))),
      definition: of(
        `本年有实名学习记录的党员中，学时${PROGRESS[progress].zh}的人数；只报人数分布。`,
        'Members with named records this year, by how far they have come with the year’s hours; counts only.',
      ),
      source: article,
      known: ['learning.named'],
    }),
  ),
]

const REACH: readonly Metric[] = [
  learning({
    id: 'learning-reached-year',
    label: of('本年学到的党员', 'Members reached this year'),
    unit: 'person',
    direction: 'up',
    of: sum(flow('year', 'learning.reached')),
    definition: of(
      '本年参加过培训或完成过课程的党员人数，每人计一次；只含实名报送的部分，占比见“实名报送占比”。',
      'Members who attended a class or completed a course this year, each once, as far as sources name them.',
    ),
    known: ['learning.named'],
  }),
  learning({
    id: 'learning-named-share-year',
    label: of('学习实名报送占比', 'Share of learning with names'),
    unit: 'ratio',
    of: ratio(flow('year', 'learning.named'), flow('year', 'learning.attended')),
    definition: of('本年实名报送的学习人次 ÷ 本年学习人次。', 'Attendances with a name ÷ attendances, this year.'),
  }),
  ...(['month', 'year'] as const).map((window) =>
    learning({
      id: `learning-attended-${window}`,
      label:
        window === 'month'
          ? of('本月学习人次', 'Times learnt this month')
          : of('本年学习人次', 'Times learnt this year'),
      unit: 'person-time',
      direction: 'up',
      of: sum(flow(window, 'learning.attended')),
      definition: of('培训到课和课程完成的人次之和。', 'Attendances at classes and completions of courses.'),
    }),
  ),
  learning({
    id: 'courses-completed-month',
    label: of('本月完成课程', 'Courses completed this month'),
    unit: 'person-time',
    direction: 'up',
    of: sum(flow('month', 'course.completed')),
    definition: of('本月完成课程的人次。', 'Times somebody completed a course this month.'),
  }),
]

const CLASSES: readonly Metric[] = [
  ...keysOf(AUDIENCES).map((audience) =>
    learning({
      id: `classes-${audience}-year`,
      label: of(`本年${AUDIENCES[audience].zh}`, `Classes this year: ${AUDIENCES[audience].en.toLowerCase()}`),
      of: sum(flow('year', classAudience.code(audience))),
      definition: of(`本年举办的${AUDIENCES[audience].zh}班次。`, 'Classes of this kind held this year.'),
    }),
  ),
  learning({
    id: 'trainings-planned-year',
    label: of('本年计划培训', 'Trainings planned this year'),
    of: sum(flow('year', 'training.planned')),
    definition: of('本年列入计划的培训个数。', 'Trainings planned this year.'),
    known: ['training.planned'],
  }),
  learning({
    id: 'trainings-waiting',
    label: of('培训未开班', 'Trainings not begun'),
    direction: 'down',
    of: sum(stock('training.waiting')),
    definition: of('已列入计划、尚未开班的培训个数。', 'Trainings planned and not yet begun.'),
    known: ['training.planned'],
  }),
  learning({
    id: 'trainings-underway',
    label: of('培训进行中', 'Trainings under way'),
    of: sum(stock('training.underway')),
    definition: of('已开班、学时未满的培训个数。', 'Trainings begun whose hours are not all held.'),
    known: ['training.planned'],
  }),
  learning({
    id: 'trainings-completed-share',
    label: of('培训计划完成率', 'Trainings completed'),
    unit: 'ratio',
    direction: 'up',
    of: ratio(stock('training.completed'), stock('training.planned')),
    definition: of('学时已满的培训个数 ÷ 列入计划的培训个数，累计。', 'Trainings completed ÷ planned, to date.'),
    known: ['training.planned'],
  }),
  learning({
    id: 'trainings-timely-share',
    label: of('培训按期完成率', 'Trainings completed in time'),
    unit: 'ratio',
    direction: 'up',
    of: ratio(stock('training.completed.timely'), stock('training.completed')),
    definition: of('按期完成的培训个数 ÷ 已完成的培训个数，累计。', 'Completed by their date ÷ completed, to date.'),
    known: ['training.planned'],
  }),
]

const PLACES: readonly Metric[] = [
  learning({
    id: 'venues-used-month',
    label: of('本月启用阵地', 'Venues in use this month'),
    direction: 'up',
    of: sum(flow('month', 'venue.used')),
    definition: of('本月有人参观或使用的阵地个数，每个计一次。', 'Venues that somebody visited this month, each once.'),
    known: ['exhibit.visits'],
  }),
  ...keysOf(VENUES).map((venue) =>
    learning({
      id: `venues-${venue}-month`,
      label: of(`启用${VENUES[venue].zh}`, `In use this month: ${VENUES[venue].en.toLowerCase()}`),
      direction: 'up',
      of: sum(flow('month', venueType.code(venue))),
      definition: of(`本月启用的${VENUES[venue].zh}个数。`, 'Venues of this kind in use this month.'),
      known: ['exhibit.visits'],
    }),
  ),
  learning({
    id: 'venue-visits-month',
    label: of('本月阵地参观', 'Visits to venues this month'),
    unit: 'person-time',
    direction: 'up',
    of: sum(flow('month', 'exhibit.visits')),
    definition: of('本月参观阵地的人次。', 'Visits to venues this month.'),
    known: ['exhibit.visits'],
  }),
]

export const METRICS: readonly Metric[] = [...HOURS, ...REACH, ...CLASSES, ...PLACES]
