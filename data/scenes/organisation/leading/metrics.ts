import { keysOf, type Label } from '../../../language/label.ts'
import { defineMetric, flow, type Metric, ratio, stock, sum } from '../../../language/metric.ts'
import { secretaryPost, weakFor } from './measures.ts'
import { CRITERIA, POSTS, type Post } from './vocabulary.ts'

const BRANCHES = '中国共产党支部工作条例（试行）'
const WEAK = '软弱涣散基层党组织评定条件'
const of = (zh: string, en: string): Label => ({ zh, en })

function organisations(metric: Pick<Metric, 'id' | 'label' | 'of' | 'definition'> & Partial<Metric>): Metric {
  return defineMetric({
    unit: 'organisation',
    direction: 'down',
    source: BRANCHES,
    known: ['org.secretary.first'],
    ...metric,
  })
}
const weak = (metric: Parameters<typeof organisations>[0]) =>
  organisations({ source: WEAK, known: ['org.weak.found'], ...metric })

const SAYS: Readonly<Record<Post, Label>> = {
  'secretary-held': of('书记在任的党组织数。', 'Organisations whose secretary’s post is held.'),
  'secretary-vacant': of(
    '书记离任、尚未报送接任，空缺未超过三个月的党组织数。',
    'Organisations whose secretary left, with no successor reported, for three months at most.',
  ),
  'secretary-vacant-long': of(
    '书记空缺超过三个月的党组织数，由系统时钟推进；三个月见软弱涣散评定条件。',
    'Organisations without a secretary for more than three months, moved by the clock; see the criteria of weakness.',
  ),
}

const SECRETARIES: readonly Metric[] = [
  organisations({
    id: 'secretaries-known-share',
    label: of('书记任职报送率', 'Share of secretaries known'),
    unit: 'ratio',
    direction: 'up',
    of: ratio(stock('org.secretary.known'), stock('org.stock')),
    definition: of(
      '报送过书记任职或离任的党组织 ÷ 现有基层党组织：说明空缺数覆盖多大范围。',
      'Organisations that reported a secretary ÷ organisations: how much the vacancies cover.',
    ),
  }),
  ...keysOf(POSTS).map((post) =>
    organisations({
      id: post.replace('secretary', 'secretaries'),
      label: of(`书记${POSTS[post].zh}`, `Secretary: ${POSTS[post].en.toLowerCase()}`),
      direction: post === 'secretary-held' ? 'up' : 'down',
      of: sum(stock(secretaryPost.code(post))),
      definition: SAYS[post],
    }),
  ),
  organisations({
    id: 'secretaries-appointed-year',
    label: of('本年书记任职', 'Secretaries appointed this year'),
    unit: 'event',
    direction: 'none',
    of: sum(flow('year', 'org.secretary.appointed')),
    definition: of('本年报送的书记任职次数。', 'Times a secretary was appointed this year.'),
  }),
]

const WEAKNESS: readonly Metric[] = [
  weak({
    id: 'weak-organisations',
    label: of('软弱涣散党组织', 'Weak organisations'),
    of: sum(stock('org.weak.now')),
    definition: of(
      '由上级按公布的条件认定、尚未整顿销号的党组织数；凭证据认定，不设比例。',
      'Organisations found weak by one above, by published criteria and evidence, and not mended yet; there is no quota.',
    ),
  }),
  ...keysOf(CRITERIA).map((criterion) =>
    weak({
      id: `weak-organisations-${criterion}`,
      label: of(`软弱涣散·${CRITERIA[criterion].zh}`, `Weak: ${CRITERIA[criterion].en}`),
      of: sum(stock(weakFor(criterion))),
      definition: of(
        `因「${CRITERIA[criterion].zh}」认定、尚未销号的党组织数；一个组织可有多项，各项之和不等于总数。`,
        `Organisations found weak for ${CRITERIA[criterion].en}; one may be for several, so these do not sum up.`,
      ),
    }),
  ),
  weak({
    id: 'weak-organisations-share',
    label: of('软弱涣散占比', 'Share of weak organisations'),
    unit: 'ratio',
    of: ratio(stock('org.weak.now'), stock('org.stock')),
    definition: of(
      '软弱涣散党组织 ÷ 现有基层党组织；只供了解，不设指标。',
      'Weak organisations ÷ organisations; no target.',
    ),
  }),
  weak({
    id: 'weak-found-year',
    label: of('本年认定软弱涣散', 'Found weak this year'),
    unit: 'event',
    direction: 'none',
    of: sum(flow('year', 'org.weak.found')),
    definition: of('本年认定软弱涣散的次数。', 'Times an organisation was found weak this year.'),
  }),
  weak({
    id: 'weak-mended-year',
    label: of('本年整顿销号', 'Weakness mended this year'),
    unit: 'event',
    direction: 'up',
    of: sum(flow('year', 'org.weak.mended')),
    definition: of('本年整顿后销号的次数。', 'Times weakness was accepted as mended this year.'),
  }),
  weak({
    id: 'weak-mended-days-year',
    label: of('整顿平均用时', 'Days until mended'),
    unit: 'mean',
    of: ratio(flow('year', 'org.weak.days'), flow('year', 'org.weak.mended')),
    definition: of(
      '本年销号的，从认定到销号的平均日数。',
      'Mean days from the finding until mended, of those this year.',
    ),
  }),
]

export const LEADING_METRICS: readonly Metric[] = [...SECRETARIES, ...WEAKNESS]
