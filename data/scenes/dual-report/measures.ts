import { defineAxis, defineMeasure, type Measure, type Unit } from '../../language/measure.ts'
import { CLAIM_WAITS, HOURS, SERVICES, WISHES } from './vocabulary.ts'

const measure = (code: string, unit: Unit, zh: string, en: string) => defineMeasure({ code, unit, label: { zh, en } })

const given = measure('service.given', 'event', '服务次数', 'Services given')
export const serviceKind = defineAxis({
  id: 'service-kind',
  label: { zh: '类别', en: 'Kind' },
  base: given,
  values: SERVICES,
})
const served = measure('service.member', 'person', '参加服务党员', 'Members who served in the year')
export const serviceHours = defineAxis({
  id: 'service-hours',
  label: { zh: '时长', en: 'Hours' },
  base: served,
  values: HOURS,
})
const posted = measure('wish.posted', 'item', '微心愿发布', 'Wishes posted')
export const wishKind = defineAxis({
  id: 'wish-kind',
  label: { zh: '类别', en: 'Kind' },
  base: posted,
  values: WISHES,
})
const claimed = measure('wish.claimed', 'item', '微心愿认领', 'Wishes claimed')
export const claimWait = defineAxis({
  id: 'wish-claim-wait',
  label: { zh: '认领用时', en: 'Wait for the claim' },
  base: claimed,
  values: CLAIM_WAITS,
})

export const AXES = [serviceKind, serviceHours, wishKind, claimWait] as const

export const MEASURES: readonly Measure[] = [
  measure('report.person', 'person', '报到党员', 'Members who reported'),
  measure('report.received', 'person', '社区接收报到', 'Members who reported here'),
  measure('report.changed', 'event', '变更报到社区', 'Changes of community'),
  given,
  served,
  posted,
  claimed,
  ...AXES.flatMap((axis) => axis.measures),
  measure('service.persons', 'person-time', '服务人次', 'Person-times of service'),
  measure('service.named', 'person-time', '具名服务人次', 'Person-times with the member named'),
  measure('service.minutes', 'minute', '服务时长', 'Minutes of service'),
  measure('service.points', 'point', '服务分', 'Points of service'),
  measure('service.answering', 'event', '有所回应的服务', 'Services that answer something'),
  measure('wish.taken', 'item', '认领心愿（认领方）', 'Wishes taken on, by who claims'),
  measure('wish.waiting', 'item', '微心愿待认领', 'Wishes waiting to be claimed'),
  measure('wish.working', 'item', '微心愿办理中', 'Wishes claimed, not fulfilled'),
  measure('wish.fulfilled', 'item', '微心愿实现', 'Wishes fulfilled'),
  measure('wish.fulfilled.timely', 'item', '按时实现', 'Fulfilled in time'),
  measure('wish.released', 'item', '微心愿退回', 'Claims given back'),
  measure('wish.withdrawn', 'item', '微心愿撤回', 'Wishes withdrawn'),
  measure('wish.dropped', 'item', '认领后撤回', 'Withdrawn after the claim'),
  measure('wish.overdue', 'item', '微心愿逾期', 'Wishes overdue'),
  measure('pairing.made', 'item', '结对', 'Pairings made'),
  measure('pairing.ended', 'item', '结对解除', 'Pairings ended'),
  measure('pairing.active', 'item', '在结对子', 'Pairings that stand'),
  measure('paired.branch', 'organisation', '有结对的支部', 'Branches with a pairing'),
  measure('paired.community', 'organisation', '有结对的社区', 'Communities with a pairing'),
]
