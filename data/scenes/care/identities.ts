import { axisIdentity, defineIdentity, type Identity, stock } from '../../language/metric.ts'
import { AXES } from './measures.ts'

export const IDENTITIES: readonly Identity[] = [
  defineIdentity({
    id: 'care-requests',
    label: { zh: '帮扶申请 = 待办 + 到位 + 撤回', en: 'Care requested = waiting + given + withdrawn' },
    left: stock('care.requested'),
    right: stock('care.waiting', 'care.given', 'care.withdrawn'),
    source: '本系统定义',
  }),
  defineIdentity({
    id: 'points',
    label: { zh: '积分获得 = 积分兑换 + 流通积分', en: 'Points earned = redeemed + in circulation' },
    left: stock('points.earned'),
    right: stock('points.redeemed', 'points.circulating'),
    source: '本系统定义',
  }),
  ...AXES.map(axisIdentity),
]
