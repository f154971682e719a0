import type { StatSpec } from '../stat/stat.ts'

/** 学时 of members in classes against 32 and 56 hours; never time online, never a person. */
export const spec: StatSpec = {
  id: 'study',
  title: { zh: '学时', en: 'Hours of study' },
  aside: { zh: '不比个人', en: 'no ranking' },
  lead: { metric: 'learning-reached-year', unit: { zh: '名党员本年学到', en: 'members reached' }, size: 4.5 },
  beside: [['learning-named-share-year', '实名报送', 'named']],
  blocks: [
    {
      kind: 'columns',
      title: { zh: '党员按学时（应达32，书记56）', en: 'Members by hours (32 due, secretaries 56)' },
      parts: [
        ['learning-hours-below-half-year', '<16', '<16'],
        ['learning-hours-half-year', '16–32', '16–32'],
        ['learning-hours-full-year', '32–56', '32–56'],
        ['learning-hours-secretary-year', '≥56', '≥56'],
      ],
    },
  ],
  least: { width: 38, height: 24 },
  best: { width: 50, height: 34 },
}
