import { axisIdentity, defineIdentity, type Identity, stock } from '../../language/metric.ts'
import { AXES } from './measures.ts'

export const IDENTITIES: readonly Identity[] = [
  defineIdentity({
    id: 'appeals-stages',
    label: { zh: '诉求提出 = 待答复 + 办理中 + 已办结', en: 'Appeals raised = waiting + being worked on + settled' },
    left: stock('appeal.raised'),
    right: stock('appeal.waiting', 'appeal.working', 'appeal.settled'),
    source: '本系统定义',
  }),
  ...AXES.map(axisIdentity),
]
