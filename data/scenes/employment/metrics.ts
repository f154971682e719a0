import { keysOf, type Label } from '../../language/label.ts'
import { defineMetric, flow, type Metric, minus, ratio, stock, sum } from '../../language/metric.ts'
import { codeService, fillWait, openKind } from './measures.ts'
import { CODE_SERVICES, FILL_WAITS, POST_KINDS } from './vocabulary.ts'

const OWN = '本系统定义'
const of = (zh: string, en: string): Label => ({ zh, en })

function posts(metric: Pick<Metric, 'id' | 'label' | 'of' | 'definition'> & Partial<Metric>): Metric {
  return defineMetric({ unit: 'item', direction: 'none', source: OWN, known: ['job.posted'], ...metric })
}

const JOBS: readonly Metric[] = [
  posts({
    id: 'posts-open',
    label: of('空缺岗位', 'Posts open'),
    of: sum(stock('post.open')),
    definition: of('已发布、尚未录用也未撤回的岗位个数。', 'Posts offered that were neither filled nor withdrawn.'),
  }),
  posts({
    id: 'jobs-posted-month',
    label: of('本月招聘', 'Jobs posted this month'),
    of: sum(flow('month', 'job.posted')),
    definition: of(
      '本月发布的招聘条数；一条招聘可有多个岗位。',
      'Jobs posted this month; a job may have several posts.',
    ),
  }),
  posts({
    id: 'posts-posted-month',
    label: of('本月发布岗位', 'Posts posted this month'),
    direction: 'up',
    of: sum(flow('month', 'post.posted')),
    definition: of('本月发布的岗位个数。', 'Posts offered this month.'),
  }),
  posts({
    id: 'posts-filled-month',
    label: of('本月录用岗位', 'Posts filled this month'),
    direction: 'up',
    of: sum(flow('month', 'post.filled')),
    definition: of('本月录用到人的岗位个数。', 'Posts filled this month.'),
  }),
  posts({
    id: 'posts-filled-year',
    label: of('本年录用岗位', 'Posts filled this year'),
    direction: 'up',
    of: sum(flow('year', 'post.filled')),
    definition: of('本年录用到人的岗位个数。', 'Posts filled this year.'),
  }),
  posts({
    id: 'posts-withdrawn-year',
    label: of('本年撤回岗位', 'Posts withdrawn this year'),
    direction: 'down',
    of: sum(flow('year', 'post.withdrawn')),
    definition: of('本年未招满而撤回的岗位个数。', 'Posts withdrawn unfilled this year.'),
  }),
  posts({
    id: 'posts-filled-share',
    label: of('岗位录用率', 'Share of posts filled'),
    unit: 'ratio',
    direction: 'up',
    of: ratio(stock('post.filled'), [...stock('post.posted'), ...minus(stock('post.withdrawn'))]),
    definition: of('已录用岗位 ÷（已发布 − 已撤回）岗位，累计。', 'Filled ÷ (posted − withdrawn), to date.'),
  }),
  posts({
    id: 'posts-days-year',
    label: of('岗位平均招聘用时', 'Mean days to fill a post'),
    unit: 'mean',
    direction: 'down',
    of: ratio(flow('year', 'post.days'), flow('year', 'post.filled')),
    definition: of(
      '本年录用岗位从发布到录用的日历日数之和 ÷ 个数。',
      'Calendar days from posting to filling ÷ posts filled, this year.',
    ),
  }),
  ...keysOf(POST_KINDS).map((kind) =>
    posts({
      id: `posts-open-${kind}`,
      label: of(`空缺：${POST_KINDS[kind].zh}`, `Posts open: ${POST_KINDS[kind].en.toLowerCase()}`),
      of: sum(stock(openKind.code(kind))),
      definition: of(`空缺岗位中${POST_KINDS[kind].zh}的个数。`, 'Open posts of this kind.'),
    }),
  ),
  ...keysOf(FILL_WAITS).map((wait) =>
    posts({
      id: `posts-${wait}-year`,
      label: of(`岗位${FILL_WAITS[wait].zh}录用`, `Posts filled ${FILL_WAITS[wait].en}`),
      of: sum(flow('year', fillWait.code(wait))),
      definition: of(
        `本年录用岗位中，发布后${FILL_WAITS[wait].zh}录用的个数（按日历日）。`,
        'Posts filled this year, by calendar days since they were offered.',
      ),
    }),
  ),
]

const CODE: readonly Metric[] = [
  ...(['today', 'month'] as const).map((window) =>
    posts({
      id: `talent-code-${window}`,
      label:
        window === 'today'
          ? of('今日人才码使用', 'Talent code used today')
          : of('本月人才码使用', 'Talent code used this month'),
      unit: 'person-time',
      direction: 'up',
      of: sum(flow(window, 'talent.code.used')),
      definition: of('凭杭州人才码享受服务的人次。', 'Times a service was used with the talent code.'),
      known: ['talent.code.used'],
    }),
  ),
  ...keysOf(CODE_SERVICES).map((service) =>
    posts({
      id: `talent-code-${service}-month`,
      label: of(`人才码${CODE_SERVICES[service].zh}`, `Talent code: ${CODE_SERVICES[service].en.toLowerCase()}`),
      unit: 'person-time',
      of: sum(flow('month', codeService.code(service))),
      definition: of(
        `本月凭人才码享受${CODE_SERVICES[service].zh}服务的人次。`,
        'Times this service was used this month.',
      ),
      known: ['talent.code.used'],
    }),
  ),
]

export const METRICS: readonly Metric[] = [...JOBS, ...CODE]
