import { VIEW_TITLES } from '../../../data/contract/wall-views.ts'
import type { WallViewFile } from './view.ts'

/** 先锋服务: who serves whom, and who still waits. */
export const service: WallViewFile = {
  id: 'service',
  title: VIEW_TITLES.service,
  short: { zh: '服务', en: 'Service' },
  focus: 'hours',
  layouts: {
    wide: {
      columns: '41u 1fr 41u',
      rows: '34.1fr 22.1fr 27.4fr',
      areas: ['wishes hours care', 'volunteer hours needs', 'employment appeal-curve needs'],
    },
    ultra: {
      columns: '70u 1fr 70u 70u',
      rows: '1fr 1fr',
      areas: ['wishes hours appeal-curve needs', 'volunteer hours care employment'],
    },
    tall: {
      columns: '1fr 1fr',
      rows: '1fr 34u 25.5u 29u',
      areas: ['hours hours', 'appeal-curve wishes', 'care volunteer', 'needs employment'],
    },
  },
}
