import type { Label } from '../../../../language/label.ts'
import { defineMetric, flow, type Metric, ratio, sum } from '../../../../language/metric.ts'
import { absences } from '../../../../rules/absences.ts'

const of = (zh: string, en: string): Label => ({ zh, en })
const { inQuarter, inRow } = absences.versions.at(-1)?.parameters ?? { inQuarter: 0, inRow: 0 }

function missed(metric: Pick<Metric, 'id' | 'label' | 'of' | 'definition'> & Partial<Metric>): Metric {
  return defineMetric({
    unit: 'person',
    direction: 'down',
    source: '本系统定义',
    known: ['member.expected/quarter'],
    ...metric,
  })
}

/** 多次缺席: how many people, never who; only of sources that name who came and who was absent. */
export const MISSED_METRICS: readonly Metric[] = [
  missed({
    id: 'missed-again-quarter',
    label: of('本季多次缺席人数', 'Missed again this quarter'),
    of: sum(flow('quarter', 'member.missed/again')),
    definition: of(
      `本季度缺席组织生活 ${inQuarter} 次及以上的人数，每人只计一次；只含同时报送到会和缺席名单的来源，只有人数、没有名单。`,
      `People who missed ${inQuarter} meetings or more this quarter, each once; only of sources that name who came and who was absent.`,
    ),
  }),
  missed({
    id: 'missed-again-share-quarter',
    label: of('本季多次缺席占比', 'Share who missed again'),
    unit: 'ratio',
    of: ratio(flow('quarter', 'member.missed/again'), flow('quarter', 'member.expected/quarter')),
    definition: of(
      '本季度多次缺席人数 ÷ 本季度名单中应到过会的人数。',
      'People who missed again ÷ people named as expected at any meeting, this quarter.',
    ),
  }),
  missed({
    id: 'missed-in-row-year',
    label: of('本年连续缺席人数', 'Missed in a row this year'),
    of: sum(flow('year', 'member.missed/in-row')),
    definition: of(
      `本年内曾连续缺席组织生活 ${inRow} 次及以上的人数，每人只计一次；跨年不连续计算，只含报送到会和缺席名单的来源。`,
      `People who this year missed ${inRow} meetings or more one after the other, each once; a row ends with the year.`,
    ),
  }),
  missed({
    id: 'missed-named-share-quarter',
    label: of('应到名单占比', 'Expected people named'),
    unit: 'ratio',
    direction: 'none',
    of: ratio(flow('quarter', 'meeting.expected/named'), flow('quarter', 'meeting.expected')),
    definition: of(
      '本季度有到会和缺席名单的应到人次 ÷ 全部应到人次：缺席人数覆盖多大范围。',
      'Expected attendances with both lists ÷ all expected ones, this quarter: how much the absences cover.',
    ),
    known: ['meeting.held'],
  }),
]
