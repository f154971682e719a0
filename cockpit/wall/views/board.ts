import { VIEW_TITLES } from '../../../data/contract/wall-views.ts'
import type { WallViewFile } from './view.ts'

/** 一盘棋: how far the units lie apart, and whose practice is worth a look. */
export const board: WallViewFile = {
  id: 'board',
  title: VIEW_TITLES.board,
  short: { zh: '一盘棋', en: 'Compare' },
  focus: 'strips',
  map: 'attendance-rate-month',
  layouts: {
    wide: {
      columns: '1fr 1.15fr',
      rows: '1fr',
      areas: ['map strips'],
    },
    ultra: {
      columns: '1fr 1.3fr',
      rows: '1fr',
      areas: ['map strips'],
    },
    tall: {
      columns: '1fr',
      rows: '47u 1fr',
      areas: ['map', 'strips'],
    },
  },
}
