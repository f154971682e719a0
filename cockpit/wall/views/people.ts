import { VIEW_TITLES } from '../../../data/contract/wall-views.ts'
import type { WallViewFile } from './view.ts'

/** 党员队伍: who comes, who is there, who goes. */
export const people: WallViewFile = {
  id: 'people',
  title: VIEW_TITLES.people,
  short: { zh: '队伍', en: 'Members' },
  focus: 'pipeline',
  layouts: {
    wide: {
      columns: '41u 1fr 41u',
      rows: '30fr 12.2fr 16.2fr 23.8fr',
      areas: ['ages pipeline away', 'ages pipeline dues', 'background flow dues', 'background flow presence'],
    },
    ultra: {
      columns: '60u 60u 1fr 60u 60u',
      rows: '1.2fr 1fr',
      areas: ['ages background pipeline flow away', 'ages background pipeline presence dues'],
    },
    tall: {
      columns: '1fr 1fr',
      rows: '44u 34u 1fr 26u',
      areas: ['pipeline pipeline', 'ages background', 'flow away', 'dues presence'],
    },
  },
}
