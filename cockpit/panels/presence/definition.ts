import type { StatSpec } from '../stat/stat.ts'

/** 参加情况: people once each, as far as sources name them; who stayed away is a count and nobody. */
export const spec: StatSpec = {
  id: 'presence',
  title: { zh: '参加情况', en: 'Taking part' },
  aside: { zh: '只计数，不点名', en: 'counts, no names' },
  lead: { metric: 'took-part-month', unit: { zh: '名党员本月参加', en: 'took part' }, size: 4.5 },
  beside: [['took-part-named-share-month', '具名', 'named']],
  blocks: [
    {
      kind: 'facts',
      parts: [
        ['missed-again-quarter', '本季多次缺席', 'missed two'],
        ['missed-in-row-year', '连续缺席', 'three in a row'],
        ['missed-named-share-quarter', '应到名单', 'with lists'],
      ],
    },
  ],
  least: { width: 38, height: 18 },
  best: { width: 50, height: 24 },
}
