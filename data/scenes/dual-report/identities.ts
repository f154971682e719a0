import { axisIdentity, defineIdentity, type Identity, stock } from '../../language/metric.ts'
import { AXES } from './measures.ts'

const OWN = '本系统定义'

export const IDENTITIES: readonly Identity[] = [
  defineIdentity({
    id: 'wishes-stages',
    label: {
      zh: '心愿发布 = 待认领 + 办理中 + 已实现 + 已撤回',
      en: 'Wishes posted = waiting + claimed + fulfilled + withdrawn',
    },
    left: stock('wish.posted'),
    right: stock('wish.waiting', 'wish.working', 'wish.fulfilled', 'wish.withdrawn'),
    source: OWN,
  }),
  defineIdentity({
    id: 'wishes-claims',
    label: {
      zh: '心愿认领 = 办理中 + 已实现 + 退回 + 认领后撤回',
      en: 'Wishes claimed = in hand + fulfilled + given back + withdrawn after the claim',
    },
    left: stock('wish.claimed'),
    right: stock('wish.working', 'wish.fulfilled', 'wish.released', 'wish.dropped'),
    source: OWN,
  }),
  defineIdentity({
    id: 'pairings-flow',
    label: { zh: '结对 = 解除 + 在结', en: 'Pairings made = ended + standing' },
    left: stock('pairing.made'),
    right: stock('pairing.ended', 'pairing.active'),
    source: OWN,
  }),
  ...AXES.map(axisIdentity),
]
