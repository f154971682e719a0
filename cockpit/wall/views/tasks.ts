import { VIEW_TITLES } from '../../../data/contract/wall-views.ts'
import type { WallViewFile } from './view.ts'

/** 任务督办: what falls due, and what has waited too long. */
export const tasks: WallViewFile = {
  id: 'tasks',
  title: VIEW_TITLES.tasks,
  short: { zh: '督办', en: 'Tasks' },
  focus: 'duties-focus',
  layouts: {
    wide: {
      columns: '41u 1fr 41u',
      rows: '1fr 30u',
      areas: ['tasks duties-focus rules-open', 'office item-ages closing'],
    },
    ultra: {
      columns: '80u 1fr 70u 70u',
      rows: '1fr 1fr',
      areas: ['tasks duties-focus rules-open item-ages', 'office duties-focus rules-open closing'],
    },
    tall: {
      columns: '1fr 1fr',
      rows: '1fr 35u 22u 23u',
      areas: ['duties-focus duties-focus', 'rules-open tasks', 'rules-open item-ages', 'office closing'],
    },
  },
}
