import { axisIdentity, defineIdentity, type Identity, stock } from '../../language/metric.ts'
import { AXES } from './measures.ts'

export const IDENTITIES: readonly Identity[] = [
  defineIdentity({
    id: 'documents-flow',
    label: { zh: '收文 = 待办 + 办结', en: 'Documents received = waiting + handled' },
    left: stock('document.received'),
    right: stock('document.waiting', 'document.handled'),
    source: '本系统定义',
  }),
  defineIdentity({
    id: 'approvals-flow',
    label: { zh: '审批发起 = 待批 + 办结', en: 'Approvals opened = waiting + decided' },
    left: stock('approval.opened'),
    right: stock('approval.waiting', 'approval.decided'),
    source: '本系统定义',
  }),
  ...AXES.map(axisIdentity),
]
