import { late, MEMBER_BASE } from './member-base-1.ts'
import { once, type ScoreItem, type ScoreSet, type VetoItem, when } from './score-set.ts'

const has = (field: string) => when((data) => data[field] !== undefined)

type Rest = Omit<ScoreItem, 'group'>
const plus = (item: Rest): ScoreItem => ({ ...item, group: 'plus' })
const minus = (item: Rest): ScoreItem => ({ ...item, group: 'minus' })

const PLUS: readonly ScoreItem[] = [
  plus({
    code: 'm1-wish-served',
    label: { zh: '服务圆了心愿', en: 'Served a wish' },
    kinds: ['service.given'],
    units: has('wish'),
    points: 2,
    cap: { points: 6, per: 'year' },
  }),
  plus({
    code: 'm1-appeal-served',
    label: { zh: '服务回应诉求', en: 'Served an appeal' },
    kinds: ['service.given'],
    units: has('appeal'),
    points: 2,
    cap: { points: 6, per: 'year' },
  }),
  plus({
    code: 'm1-long-service',
    label: { zh: '一次服务满四小时', en: 'Served for four hours at once' },
    kinds: ['service.given', 'shift.done'],
    units: when(({ minutes }) => Number(minutes) >= 240),
    points: 2,
    cap: { points: 4, per: 'year' },
  }),
  plus({
    code: 'm1-task-activity',
    label: { zh: '参加重点任务行动', en: 'Took part in an activity of a task' },
    kinds: ['activity.held'],
    units: has('task'),
    points: 1,
    cap: { points: 4, per: 'year' },
  }),
  plus({
    code: 'm1-learned-for-task',
    label: { zh: '学用结合', en: 'Learned for a task or an activity' },
    kinds: ['course.completed'],
    units: when(({ task, activity, story }) => [task, activity, story].some((each) => each !== undefined)),
    points: 1,
    cap: { points: 3, per: 'year' },
  }),
  plus({
    code: 'm1-points-earned',
    label: { zh: '积分获得', en: 'Earned points' },
    kinds: ['points.earned'],
    units: once,
    points: 1,
    cap: { points: 3, per: 'year' },
  }),
]

const MINUS: readonly ScoreItem[] = [
  minus({
    code: 'm1-dues-late-1',
    label: { zh: '党费晚交一个月', en: 'Dues a month late' },
    kinds: ['dues.paid'],
    units: late(1, 1),
    points: 1,
    cap: { points: 4, per: 'year' },
  }),
  minus({
    code: 'm1-dues-late-2',
    label: { zh: '党费晚交两个月', en: 'Dues two months late' },
    kinds: ['dues.paid'],
    units: late(2, 2),
    points: 2,
    cap: { points: 6, per: 'year' },
  }),
  minus({
    code: 'm1-dues-late-3',
    label: { zh: '党费晚交三至五个月', en: 'Dues three to five months late' },
    kinds: ['dues.paid'],
    units: late(3, 5),
    points: 3,
    cap: { points: 9, per: 'year' },
  }),
  minus({
    code: 'm1-dues-late-6',
    label: { zh: '党费晚交六个月以上', en: 'Dues six months or more late' },
    kinds: ['dues.paid'],
    units: late(6, 1_200),
    points: 5,
    cap: { points: 20, per: 'year' },
  }),
  minus({
    code: 'm1-contact-lost',
    label: { zh: '失去联系', en: 'Contact lost' },
    kinds: ['member.contact.lost'],
    units: once,
    points: 5,
    cap: { points: 10, per: 'year' },
  }),
  minus({
    code: 'm1-probation-extended',
    label: { zh: '延长预备期', en: 'Probation extended' },
    kinds: ['development.step'],
    units: when(({ step }) => step === 'extended'),
    points: 5,
    cap: { points: 5, per: 'year' },
  }),
]

const VETOES: readonly VetoItem[] = [
  {
    code: 'm1-expelled',
    label: { zh: '开除党籍或除名', en: 'Expelled or struck off' },
    kinds: ['member.expelled'],
    units: once,
  },
  {
    code: 'm1-stopped',
    label: { zh: '停止党籍', en: 'Membership stopped' },
    kinds: ['member.stopped'],
    units: once,
  },
]

/** 党员先锋分, first version: base + plus − minus, cleared by a veto. */
export const MEMBER_1: ScoreSet = {
  subject: 'member',
  version: 'member-1',
  prefix: 'm1',
  label: { zh: '党员先锋分（第一版）', en: 'Members’ score, first version' },
  validFrom: '2025-01-01',
  source: {
    zh: '本系统参照已公开的省、县积分办法拟定，未经核定；不作考核依据',
    en: 'Drawn up after published provincial and county sets, not approved by anybody; no basis for appraisal',
  },
  checked: 'own',
  range: { from: 0, to: 100 },
  groups: [
    { code: 'base', label: { zh: '基础分', en: 'Base' }, sign: 1, cap: 60 },
    { code: 'plus', label: { zh: '加分', en: 'Plus' }, sign: 1, cap: 20 },
    { code: 'minus', label: { zh: '扣分', en: 'Minus' }, sign: -1, cap: 20 },
  ],
  items: [...MEMBER_BASE, ...PLUS, ...MINUS],
  vetoes: VETOES,
}
