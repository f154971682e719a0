import type { WallViewFile } from './view.ts'

/** 党员队伍: who comes, who is there, who goes. */
export const people: WallViewFile = {
  id: 'people',
  title: { zh: '党员队伍', en: 'Members' },
  short: { zh: '队伍', en: 'Members' },
  focus: 'pipeline',
  layouts: {
    wide: {
      columns: '41u 1fr 41u',
      rows: '1fr 1fr',
      areas: ['ages pipeline away', 'background flow structure'],
    },
    ultra: {
      columns: '60u 60u 1fr 60u 60u',
      rows: '1fr 1fr',
      areas: ['ages background pipeline flow away', 'ages background pipeline flow structure'],
    },
    tall: {
      columns: '1fr 1fr',
      rows: '46u 1fr 1fr 1fr',
      areas: ['pipeline pipeline', 'ages background', 'flow flow', 'structure away'],
    },
  },
}
