import type { StatSpec } from '../stat/stat.ts'

/** 就业创业: posts that nobody fills yet, by kind, and what the talent code is used for. */
export const spec: StatSpec = {
  id: 'employment',
  title: { zh: '就业创业', en: 'Employment' },
  lead: { metric: 'posts-open', unit: { zh: '个岗位空缺', en: 'posts open' }, size: 4.5 },
  beside: [['posts-filled-share', '录用率', 'filled']],
  blocks: [
    {
      kind: 'rows',
      parts: [
        ['posts-open-graduates', '高校毕业生', 'graduates'],
        ['posts-open-skilled', '技能人才', 'skilled workers'],
        ['posts-open-public-welfare', '公益性岗位', 'public welfare'],
        ['posts-open-flexible', '灵活就业', 'flexible work'],
        ['posts-open-other-post', '其他岗位', 'other posts'],
      ],
    },
    {
      kind: 'facts',
      parts: [
        ['talent-code-month', '本月人才码', 'code used'],
        ['posts-filled-year', '本年录用', 'filled, year'],
        ['posts-withdrawn-year', '本年撤回', 'withdrawn'],
      ],
      from: 27,
    },
  ],
  least: { width: 38, height: 23.5 },
  best: { width: 50, height: 30 },
}
