import { axisIdentity, defineIdentity, type Identity, stock } from '../../language/metric.ts'
import { AXES } from './measures.ts'

export const IDENTITIES: readonly Identity[] = [
  defineIdentity({
    id: 'media-accounts',
    label: { zh: '账号登记 = 在用 + 合并 + 注销', en: 'Accounts registered = kept + merged + closed' },
    left: stock('media.account.registered'),
    right: stock('media.account.kept', 'media.account.merged', 'media.account.closed'),
    source: '本系统定义',
  }),
  defineIdentity({
    id: 'stories',
    label: {
      zh: '展示提交 = 待审核 + 待上墙 + 已退回 + 已展示',
      en: 'Stories submitted = waiting + approved + rejected + shown',
    },
    left: stock('story.submitted'),
    right: stock('story.waiting', 'story.ready', 'story.returned', 'story.published'),
    source: '本系统定义',
  }),
  ...AXES.map(axisIdentity),
]
