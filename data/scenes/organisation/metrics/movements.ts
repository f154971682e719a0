import { defineMetric, flow, type Metric, stock, sum } from '../../../language/metric.ts'
import { MEMBERS_KNOWN } from './members.ts'

type Window = 'today' | 'month' | 'year'

const IN = ['member.in/external', 'member.in/internal']
const OUT = ['member.out/external', 'member.out/internal']
const TABLE = '党内统计表一'
const WINDOWS: Readonly<Record<Window, { zh: string; en: string }>> = {
  today: { zh: '今日', en: 'today' },
  month: { zh: '本月', en: 'this month' },
  year: { zh: '本年', en: 'this year' },
}

interface Movement {
  readonly id: string
  readonly zh: string
  readonly en: string
  readonly measures: readonly string[]
  readonly says: { readonly zh: string; readonly en: string }
  readonly source: string
  readonly windows: readonly Window[]
}

const MOVEMENTS: readonly Movement[] = [
  {
    id: 'members-registered',
    zh: '期初登记',
    en: 'Registered',
    measures: ['member.registered'],
    says: {
      zh: '建账时已是党员、按花名册登记入账的人数；不是发展党员',
      en: 'Members who belonged already when the books were opened, taken from the roster; no admissions',
    },
    source: '本系统定义',
    windows: ['year'],
  },
  {
    id: 'members-admitted',
    zh: '发展党员',
    en: 'Admitted',
    measures: ['member.admitted'],
    says: {
      zh: '支部大会通过接收为预备党员的人数，按支部大会日期计',
      en: 'People admitted as probationary members, by the date of the branch meeting',
    },
    source: `${TABLE}；中国共产党发展党员工作细则`,
    windows: ['month', 'year'],
  },
  {
    id: 'members-converted',
    zh: '预备党员转正',
    en: 'Converted',
    measures: ['member.converted'],
    says: { zh: '预备党员转为正式党员的人数', en: 'Probationary members who became full members' },
    source: '中国共产党发展党员工作细则',
    windows: ['month', 'year'],
  },
  {
    id: 'members-restored',
    zh: '恢复党籍',
    en: 'Restored',
    measures: ['member.restored'],
    says: {
      zh: '停止党籍或出党后恢复党籍的人数',
      en: 'People whose membership was restored after a stop or an expulsion',
    },
    source: TABLE,
    windows: ['year'],
  },
  {
    id: 'members-stopped',
    zh: '停止党籍',
    en: 'Stopped',
    measures: ['member.stopped'],
    says: { zh: '被停止党籍的人数', en: 'Members whose membership was stopped' },
    source: `${TABLE}；中国共产党党员教育管理工作条例`,
    windows: ['year'],
  },
  {
    id: 'members-expelled',
    zh: '出党',
    en: 'Expelled',
    measures: ['member.expelled'],
    says: {
      zh: '在册党员出党的人数（含退党、除名、开除）；已停止党籍的不再重复减',
      en: 'Members on the books who were expelled, struck off or withdrew; whoever was stopped before has left the books already',
    },
    source: TABLE,
    windows: ['year'],
  },
  {
    id: 'members-deceased',
    zh: '党员去世',
    en: 'Deceased',
    measures: ['member.deceased'],
    says: { zh: '在册党员去世的人数', en: 'Members on the books who died' },
    source: TABLE,
    windows: ['year'],
  },
  {
    id: 'members-in',
    zh: '组织关系转入',
    en: 'Transferred in',
    measures: IN,
    says: {
      zh: '转入本范围内各党组织的人次，含市外和市内；范围内部的转接同时计一次转入和一次转出',
      en: 'Transfers into the organisations of the scope, from outside and within the city; one inside the scope counts once as in and once as out',
    },
    source: TABLE,
    windows: ['month', 'year'],
  },
  {
    id: 'members-in-external',
    zh: '市外转入',
    en: 'In, from outside',
    measures: ['member.in/external'],
    says: { zh: '从市外转入的人数', en: 'Transfers in from outside the city' },
    source: TABLE,
    windows: ['month', 'year'],
  },
  {
    id: 'members-in-internal',
    zh: '市内转入',
    en: 'In, within the city',
    measures: ['member.in/internal'],
    says: { zh: '从市内其他党组织转入的人次', en: 'Transfers in from another organisation of the city' },
    source: TABLE,
    windows: ['year'],
  },
  {
    id: 'members-out',
    zh: '组织关系转出',
    en: 'Transferred out',
    measures: OUT,
    says: {
      zh: '从本范围内各党组织转出的人次，含市外和市内；范围内部的转接同时计一次转入和一次转出',
      en: 'Transfers out of the organisations of the scope, to outside and within the city; one inside the scope counts once as in and once as out',
    },
    source: TABLE,
    windows: ['month', 'year'],
  },
  {
    id: 'members-out-external',
    zh: '转出市外',
    en: 'Out, to outside',
    measures: ['member.out/external'],
    says: { zh: '转出到市外的人数', en: 'Transfers out of the city' },
    source: TABLE,
    windows: ['month', 'year'],
  },
  {
    id: 'members-out-internal',
    zh: '市内转出',
    en: 'Out, within the city',
    measures: ['member.out/internal'],
    says: { zh: '转出到市内其他党组织的人次', en: 'Transfers out to another organisation of the city' },
    source: TABLE,
    windows: ['year'],
  },
]

/** 党统 table 1, each term for the year, and the livelier ones for the month. */
export const MOVEMENT_METRICS: readonly Metric[] = MOVEMENTS.flatMap((movement) =>
  movement.windows.map((window) => {
    const { zh, en } = WINDOWS[window]
    return defineMetric({
      id: `${movement.id}-${window}`,
      label: { zh: `${zh}${movement.zh}`, en: `${movement.en} ${en}` },
      unit: 'person',
      direction: 'none',
      of: sum(flow(window, ...movement.measures)),
      definition: { zh: `${zh}${movement.says.zh}。`, en: `${movement.says.en}, ${en}.` },
      source: movement.source,
      known: MEMBERS_KNOWN,
    })
  }),
)

export const transfersOpen = defineMetric({
  id: 'transfers-open',
  label: { zh: '转接在途', en: 'Open transfers' },
  unit: 'person',
  direction: 'none',
  of: sum(stock('member.transfer.open')),
  definition: {
    zh: '已开出组织关系介绍信、尚未转入也未撤销的党员人数，计在转出组织；在途期间党员仍属转出组织。',
    en: 'Members whose letter of transfer is out and neither received nor cancelled; counted at the sender, where they stay until then.',
  },
  source: '中国共产党党员教育管理工作条例（组织关系）；计法为本系统定义',
  known: MEMBERS_KNOWN,
})
