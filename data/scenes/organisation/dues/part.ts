import { defineIdentity, type Identity, stock } from '../../../language/metric.ts'
import { channelFold } from './channel.ts'
import { EVENTS } from './events.ts'
import { duesStand, MEASURES } from './measures.ts'
import { METRICS } from './metrics.ts'
import { duesFold, memberDuesFold } from './months.ts'

const IDENTITIES: readonly Identity[] = [
  defineIdentity({
    id: 'dues-received',
    label: { zh: '收到党费 = 已交 + 多交 + 未核定', en: 'Dues received = paid + extra + unmatched' },
    left: stock('dues.received.fen'),
    right: stock('dues.paid.fen', 'dues.paid.extra.fen', 'dues.paid.unmatched.fen'),
    source: '本系统定义',
  }),
  defineIdentity({
    id: `${duesStand.id}-stock`,
    label: { zh: '已报送渠道的支部 = 已开通 + 未开通', en: 'Branches known = opened + not opened' },
    left: stock(duesStand.base.code),
    right: stock(...duesStand.measures.map((measure) => measure.code)),
    source: '本系统定义',
  }),
]

/** 党费收缴, as a part of the organisation scene. */
export const duesPart = {
  events: EVENTS,
  measures: MEASURES,
  metrics: METRICS,
  keyed: [duesFold, memberDuesFold, channelFold],
  identities: IDENTITIES,
} as const
