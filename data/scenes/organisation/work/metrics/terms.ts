import type { Label } from '../../../../language/label.ts'
import { keysOf } from '../../../../language/label.ts'
import { defineMetric, flow, type Metric, ratio, stock, sum } from '../../../../language/metric.ts'
import { electionTime, termStage } from '../measures.ts'
import { TERM_STAGES, type TermStage } from '../vocabulary.ts'

const TERMS = '关于党的基层组织任期的意见'
const ELECTIONS = '中国共产党基层组织选举工作条例'
const of = (zh: string, en: string): Label => ({ zh, en })

function terms(metric: Pick<Metric, 'id' | 'label' | 'of' | 'definition'> & Partial<Metric>): Metric {
  return defineMetric({
    unit: 'organisation',
    direction: 'none',
    source: TERMS,
    known: ['org.term.registered', 'org.term.elected'],
    ...metric,
  })
}

const STAGES: Readonly<Record<TermStage, Pick<Metric, 'label' | 'definition' | 'direction'>>> = {
  'term-running': {
    label: of('任期内党组织', 'Terms running'),
    definition: of('届次已知、距届满超过六个月的党组织数。', 'Organisations whose term ends in more than six months.'),
    direction: 'none',
  },
  'term-remind': {
    label: of('半年内届满党组织', 'Terms due within six months'),
    definition: of(
      '距届满不足六个月、应着手换届的党组织数；提前六个月提醒为本系统定义。',
      'Organisations whose term ends within six months: to be prepared for. The six months are ours.',
    ),
    direction: 'none',
  },
  'term-overdue': {
    label: of('届满未换届党组织', 'Terms overdue'),
    definition: of(
      '任期已经届满、尚未报送换届选举的党组织数；经批准延期的以批准的届满日期为准。',
      'Organisations whose term has ended without an election reported; an approved delay moves the end.',
    ),
    direction: 'down',
  },
}

/** 任期与换届: where terms stand, and the elections of the year. */
export const TERM_METRICS: readonly Metric[] = [
  terms({
    id: 'terms-known',
    label: of('届次已知党组织', 'Terms known'),
    of: sum(stock('org.term.known')),
    definition: of('已报送届次或换届选举的党组织数。', 'Organisations whose term is registered or elected.'),
  }),
  terms({
    id: 'terms-known-share',
    label: of('届次报送率', 'Share of terms known'),
    unit: 'ratio',
    of: ratio(stock('org.term.known'), stock('org.stock')),
    definition: of(
      '届次已知的党组织 ÷ 现有基层党组织：说明届满、逾期各数覆盖多大范围。',
      'Organisations with a known term ÷ organisations: how much the figures on terms cover.',
    ),
  }),
  ...keysOf(TERM_STAGES).map((stage) =>
    terms({ id: `terms-${stage.slice(5)}`, ...STAGES[stage], of: sum(stock(termStage.code(stage))) }),
  ),
  terms({
    id: 'terms-overdue-share',
    label: of('届满未换届占比', 'Share of terms overdue'),
    unit: 'ratio',
    direction: 'down',
    of: ratio(stock(termStage.code('term-overdue')), stock('org.term.known')),
    definition: of('届满未换届的党组织 ÷ 届次已知的党组织。', 'Terms overdue ÷ terms known.'),
  }),
  terms({
    id: 'elections-year',
    label: of('本年换届选举', 'Elections this year'),
    unit: 'event',
    of: sum(flow('year', 'org.term.elected')),
    definition: of('本年报送的换届选举次数，按选举时间计。', 'Elections held this year, by the time they were held.'),
    source: ELECTIONS,
  }),
  terms({
    id: 'elections-in-time-year',
    label: of('按期换届率', 'Elections held in time'),
    unit: 'ratio',
    direction: 'up',
    of: ratio(
      flow('year', electionTime.code('in-time')),
      flow('year', electionTime.code('in-time'), electionTime.code('late')),
    ),
    definition: of(
      '本年在上届届满前（含当日）举行的换届选举 ÷ 上届届次已知的换届选举。',
      'Elections held by the last day of the term before ÷ those with a known term before, this year.',
    ),
  }),
  terms({
    id: 'elections-late-year',
    label: of('本年逾期换届', 'Elections held late this year'),
    unit: 'event',
    direction: 'down',
    of: sum(flow('year', electionTime.code('late'))),
    definition: of('本年在上届届满后才举行的换届选举次数。', 'Elections held after the term before had ended.'),
  }),
  terms({
    id: 'election-turnout-year',
    label: of('换届选举到会率', 'Turnout at elections'),
    unit: 'ratio',
    direction: 'up',
    of: ratio(flow('year', 'org.term.present'), flow('year', 'org.term.entitled')),
    definition: of(
      '本年换届选举到会的有选举权人数 ÷ 有选举权人数；不足五分之四的选举无效，不予入账。',
      'Present ÷ entitled to vote at elections this year; below four fifths an election is void and not accepted.',
    ),
    source: ELECTIONS,
    known: ['org.term.elected'],
  }),
]
