import type { StatSpec } from '../stat/stat.ts'

/** 流动党员 and those nobody can reach. */
export const spec: StatSpec = {
  id: 'away',
  title: { zh: '流动与失联', en: 'Away and lost' },
  aside: { zh: '在籍一次计数', en: 'counted once' },
  lead: { metric: 'members-away', unit: { zh: '名流动党员', en: 'away' }, size: 4.5 },
  blocks: [
    {
      kind: 'stack',
      title: { zh: '去向', en: 'Where to' },
      parts: [
        ['members-away-inside', '市内', 'in the city'],
        ['members-away-outside', '市外', 'outside'],
      ],
    },
    {
      kind: 'facts',
      parts: [
        ['members-received', '流入', 'received'],
        ['members-lost', '失联', 'lost'],
        ['transfers-open', '转接在途', 'transfers'],
      ],
    },
  ],
  least: { width: 38, height: 23 },
  best: { width: 50, height: 30 },
}
