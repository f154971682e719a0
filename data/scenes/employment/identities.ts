import { axisIdentity, defineIdentity, type Identity, stock } from '../../language/metric.ts'
import { AXES } from './measures.ts'

export const IDENTITIES: readonly Identity[] = [
  defineIdentity({
    id: 'posts',
    label: { zh: '发布岗位 = 空缺 + 录用 + 撤回', en: 'Posts posted = open + filled + withdrawn' },
    left: stock('post.posted'),
    right: stock('post.open', 'post.filled', 'post.withdrawn'),
    source: '本系统定义',
  }),
  ...AXES.map(axisIdentity),
]
