import type { StatSpec } from '../stat/stat.ts'

/** Accounts that have been silent for 30, 90 and 180 days. */
export const spec: StatSpec = {
  id: 'accounts',
  title: { zh: '新媒体账号', en: 'Media accounts' },
  lead: { metric: 'media-accounts-silent-share', unit: { zh: '账号停更', en: 'have gone quiet' }, size: 4.5 },
  beside: [['articles-month', '本月发文', 'articles']],
  blocks: [
    {
      kind: 'stack',
      title: { zh: '最近更新', en: 'Last article' },
      parts: [
        ['media-accounts-active', '30日内', 'within 30 d'],
        ['media-accounts-quiet', '30–90日', '30–90 d'],
        ['media-accounts-dormant', '90–180日', '90–180 d'],
        ['media-accounts-dead', '逾180日', 'over 180 d'],
      ],
    },
    {
      kind: 'facts',
      parts: [
        ['media-accounts-registered-year', '本年登记', 'registered'],
        ['media-accounts-merged-year', '合并', 'merged'],
        ['media-accounts-closed-year', '注销', 'closed'],
      ],
    },
  ],
  least: { width: 38, height: 27.4 },
  best: { width: 50, height: 32 },
}
