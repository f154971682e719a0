import { VIEW_TITLES } from '../../../data/contract/wall-views.ts'
import type { WallViewFile } from './view.ts'

/** 学习宣传: from task to learning, and who still speaks. */
export const learning: WallViewFile = {
  id: 'learning',
  title: VIEW_TITLES.learning,
  short: { zh: '学习', en: 'Learning' },
  focus: 'loop',
  layouts: {
    wide: {
      columns: '41u 1fr 1fr 41u',
      rows: '1fr 28u',
      areas: ['accounts loop loop study', 'venues stories activities trainings'],
    },
    ultra: {
      columns: '70u 1fr 70u 70u',
      rows: '1fr 1fr',
      areas: ['accounts loop study stories', 'venues loop activities trainings'],
    },
    tall: {
      columns: '1fr 1fr',
      rows: '1fr 30u 27u 28u',
      areas: ['loop loop', 'accounts study', 'trainings venues', 'stories activities'],
    },
  },
}
