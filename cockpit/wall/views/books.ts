import type { WallViewFile } from './view.ts'

/** 台账核对: whether the numbers agree, and who stands behind them. */
export const books: WallViewFile = {
  id: 'books',
  title: { zh: '台账核对', en: 'The books' },
  short: { zh: '台账', en: 'Books' },
  focus: 'equations',
  layouts: {
    wide: {
      columns: '1fr 54u',
      rows: '1fr 28u',
      areas: ['equations sources', 'equations intake'],
    },
    ultra: {
      columns: '1fr 90u 70u',
      rows: '1fr',
      areas: ['equations sources intake'],
    },
    tall: {
      columns: '1fr 1fr',
      rows: '1fr 60u',
      areas: ['equations equations', 'sources intake'],
    },
  },
}
