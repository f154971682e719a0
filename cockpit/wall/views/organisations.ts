import { VIEW_TITLES } from '../../../data/contract/wall-views.ts'
import type { WallViewFile } from './view.ts'

/** 组织堡垒: how the branches are made up and how they live. */
export const organisations: WallViewFile = {
  id: 'organisations',
  title: VIEW_TITLES.organisations,
  short: { zh: '堡垒', en: 'Branches' },
  focus: 'organisations',
  layouts: {
    wide: {
      columns: '41u 1fr 41u',
      rows: '29.9fr 11fr 17.3fr 24fr',
      areas: [
        'terms organisations forms',
        'scores organisations forms',
        'scores organisations strength',
        'appraisal months strength',
      ],
    },
    ultra: {
      columns: '60u 60u 1fr 90u',
      rows: '1fr 1fr 24u',
      areas: [
        'terms scores organisations forms',
        'strength scores organisations forms',
        'appraisal scores organisations months',
      ],
    },
    tall: {
      columns: '1fr 1fr',
      rows: '1fr 30u 33u 22u',
      areas: ['organisations organisations', 'scores terms', 'forms strength', 'months months'],
    },
  },
}
