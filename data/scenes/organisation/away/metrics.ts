import type { Label } from '../../../language/label.ts'
import { keysOf } from '../../../language/label.ts'
import { defineMetric, flow, type Metric, stock, sum } from '../../../language/metric.ts'
import { awayWhere, presenceOverdue } from './measures.ts'
import { DATED, WHERES } from './vocabulary.ts'

const SOURCE = '中国共产党党员教育管理工作条例'
const of = (zh: string, en: string): Label => ({ zh, en })

function persons(metric: Pick<Metric, 'id' | 'label' | 'of' | 'definition'> & Partial<Metric>): Metric {
  return defineMetric({ unit: 'person', direction: 'none', source: SOURCE, known: ['member.away.began'], ...metric })
}
const LOST = ['member.contact.lost']

export const METRICS: readonly Metric[] = [
  persons({
    id: 'members-away',
    label: of('流动党员', 'Members away'),
    of: sum(stock('member.away')),
    definition: of(
      '支部登记的外出流动党员人数（外出六个月以上），计在组织关系所在支部。',
      'Members on record as away for half a year or more, counted at their own branch.',
    ),
  }),
  ...keysOf(WHERES).map((where) =>
    persons({
      id: `members-away-${where}`,
      label: of(`流动党员·${WHERES[where].zh}`, `Members away, ${WHERES[where].en}`),
      of: sum(stock(awayWhere.code(where))),
      definition: of(`流动党员中流动到${WHERES[where].zh}的人数。`, `Members away, ${WHERES[where].en}.`),
    }),
  ),
  persons({
    id: 'members-received',
    label: of('流入党员', 'Members received'),
    of: sum(stock('member.received')),
    definition: of(
      '组织关系在市内其他支部、流动到本范围并参加管理的党员人数。',
      'Members of other branches of the city who are looked after here while away.',
    ),
  }),
  persons({
    id: 'members-managed',
    label: of('管理口径党员', 'Members, as managed'),
    of: sum(stock('member.stock'), stock('member.received')),
    definition: of(
      '党员人数 + 流入党员人数：市内流动党员在流出地和流入地各计一次，只用于管理，不是党员总数。',
      'Members + members received: who is away within the city counts at home and where received; for management, not a total.',
    ),
    source: `${SOURCE}；计法为本系统定义`,
  }),
  persons({
    id: 'members-away-began-year',
    label: of('本年外出流动', 'Went away this year'),
    of: sum(flow('year', 'member.away.began')),
    definition: of('本年登记外出流动的人次。', 'Times a member was put on record as away this year.'),
  }),
  persons({
    id: 'members-lost',
    label: of('失联党员', 'Members out of contact'),
    direction: 'down',
    of: sum(stock('member.lost')),
    definition: of(
      '登记失去联系、尚未恢复也未停止党籍的人数；停止党籍由党组织决定，系统只提示日期。',
      'Members on record as out of contact, neither found nor stopped; stopping is for organisations to decide, only dates are shown.',
    ),
    known: LOST,
  }),
  persons({
    id: 'members-found-year',
    label: of('本年恢复联系', 'Contact found again this year'),
    direction: 'up',
    of: sum(flow('year', 'member.contact.found')),
    definition: of('本年恢复联系的人次。', 'Times contact was found again this year.'),
    known: LOST,
  }),
  persons({
    id: 'members-stopped-early-year',
    label: of('本年失联未满停止', 'Stopped too early this year'),
    direction: 'down',
    of: sum(flow('year', 'member.stopped.early')),
    definition: of(
      '本年停止党籍时失联尚未满六个月的人数。',
      'Members stopped this year before they had been out of contact for six months.',
    ),
    known: LOST,
  }),
  ...keysOf(DATED).map((what) =>
    persons({
      id: `members-overdue-${what}`,
      label: DATED[what],
      direction: 'down',
      of: sum(stock(presenceOverdue.code(what))),
      definition: of(
        `「${DATED[what].zh}」已到规则日期、尚待党组织处理的人数。`,
        `Members whose date by rule has passed and who wait for their organisation: ${DATED[what].en}.`,
      ),
      known: ['member.admitted', 'member.registered'],
    }),
  ),
]
