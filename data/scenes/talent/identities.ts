import { axisIdentity, defineIdentity, type Identity, stock, type Term } from '../../language/metric.ts'
import { AXES } from './measures.ts'

function identity(id: string, zh: string, en: string, sides: { left: readonly Term[]; right: readonly Term[] }) {
  return defineIdentity({ id, label: { zh, en }, ...sides, source: '本系统定义' })
}

export const IDENTITIES: readonly Identity[] = [
  identity('needs-stages', '需求发布 = 待落实 + 落实 + 撤回', 'Needs posted = open + filled + withdrawn', {
    left: stock('need.posted'),
    right: stock('need.open', 'need.filled', 'need.withdrawn'),
  }),
  identity('matches-stages', '匹配提议 = 待定 + 结论', 'Matches proposed = waiting + decided', {
    left: stock('match.proposed'),
    right: stock('match.waiting', 'match.decided'),
  }),
  identity('secondments-flow', '借调开始 = 在借 + 结束', 'Secondments started = active + ended', {
    left: stock('secondment.started'),
    right: stock('secondment.active', 'secondment.ended'),
  }),
  ...AXES.map(axisIdentity),
]
