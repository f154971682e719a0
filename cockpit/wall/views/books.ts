import { VIEW_TITLES } from '../../../data/contract/wall-views.ts'
import type { WallViewFile } from './view.ts'

/** 台账核对: whether the numbers agree, and who stands behind them. */
export const books: WallViewFile = {
  id: 'books',
  title: VIEW_TITLES.books,
  short: { zh: '台账', en: 'Books' },
  focus: 'equations',
  layouts: {
    wide: {
      columns: '1fr 54u',
      rows: '1fr 22u',
      areas: ['equations sources', 'equations intake'],
    },
    ultra: {
      columns: '1fr 90u',
      rows: '1fr 22u',
      areas: ['equations sources', 'equations intake'],
    },
    tall: {
      columns: '1fr',
      rows: '1fr 50u 20u',
      areas: ['equations', 'sources', 'intake'],
    },
  },
}
