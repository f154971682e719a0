import { defineAxis, defineMeasure, type Measure, type Unit } from '../../language/measure.ts'
import { CARE_KINDS, CARE_WAITS, STATION_SERVICES } from './vocabulary.ts'

const of = (unit: Unit) => (code: string, zh: string, en: string) => defineMeasure({ code, label: { zh, en }, unit })
const items = of('item')
const points = of('point')

const requested = items('care.requested', '帮扶申请', 'Care requested')
export const careRequestKind = defineAxis({
  id: 'care-request-kind',
  label: { zh: '申请类别', en: 'Kind asked for' },
  base: requested,
  values: CARE_KINDS,
})
const given = items('care.given', '帮扶到位', 'Care given')
export const careGivenKind = defineAxis({
  id: 'care-given-kind',
  label: { zh: '帮扶类别', en: 'Kind given' },
  base: given,
  values: CARE_KINDS,
})
export const careWait = defineAxis({
  id: 'care-wait',
  label: { zh: '等待时间', en: 'Wait' },
  base: given,
  values: CARE_WAITS,
})
const served = of('person-time')('station.served', '驿站服务人次', 'Served by stations')
export const stationService = defineAxis({
  id: 'station-service',
  label: { zh: '服务内容', en: 'Service' },
  base: served,
  values: STATION_SERVICES,
})

/** Parts that sum to their base at every organisation and version. */
export const AXES = [careRequestKind, careGivenKind, careWait, stationService] as const

export const MEASURES: readonly Measure[] = [
  requested,
  given,
  served,
  ...AXES.flatMap((axis) => axis.measures),
  items('care.given.timely', '按时帮扶', 'Care given in time'),
  items('care.waiting', '帮扶待办', 'Care waiting'),
  items('care.withdrawn', '帮扶撤回', 'Care withdrawn'),
  of('person')('care.helped', '受助人数', 'People helped'),
  of('day')('care.days', '帮扶等待（日）', 'Days waited for care'),
  of('fen')('care.money', '帮扶金额', 'Money given'),
  points('points.earned', '积分获得', 'Points earned'),
  points('points.redeemed', '积分兑换', 'Points redeemed'),
  points('points.circulating', '流通积分', 'Points in circulation'),
  items('points.accounts', '积分账户', 'Accounts of points'),
  items('points.redemptions', '积分兑换笔数', 'Redemptions'),
]
