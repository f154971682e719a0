import type { StatSpec } from '../stat/stat.ts'

/** 双报到: how service is spread over those who reported in; reach is near 100 % and says nothing. */
export const spec: StatSpec = {
  id: 'hours',
  title: { zh: '服务时长', en: 'Hours of service' },
  aside: { zh: '报到率饱和，不单列', en: 'reporting in is near 100 %' },
  lead: { metric: 'services-per-reported-year', unit: { zh: '次 / 报到党员', en: 'services a member' }, size: 9 },
  beside: [['service-named-share-year', '具名覆盖', 'named']],
  blocks: [
    {
      kind: 'columns',
      title: { zh: '本年服务党员按时长', en: 'Members by hours this year' },
      parts: [
        ['members-served-up-to-2-hours-year', '<2时', '<2 h'],
        ['members-served-up-to-8-hours-year', '2–8时', '2–8 h'],
        ['members-served-up-to-24-hours-year', '8–24时', '8–24 h'],
        ['members-served-over-24-hours-year', '≥24时', '≥24 h'],
      ],
    },
    {
      kind: 'facts',
      parts: [
        ['members-reported-year', '报到党员', 'reported in'],
        ['members-served-year', '参加服务', 'served'],
        ['services-year', '服务次数', 'services'],
        ['services-answering-share-year', '有所回应', 'answering'],
      ],
    },
  ],
  least: { width: 60, height: 42 },
  best: { width: 80, height: 60 },
}
