import { VIEW_TITLES } from '../../../data/contract/wall-views.ts'
import type { WallViewFile } from './view.ts'

/** 总览: how we stand, what happens today, what needs me. */
export const overview: WallViewFile = {
  id: 'overview',
  title: VIEW_TITLES.overview,
  short: { zh: '总览', en: 'Overview' },
  focus: 'map',
  map: 'attendance-rate-month',
  layouts: {
    wide: {
      columns: '41u 1fr 41u',
      rows: '38.2fr 25.8fr 22fr',
      areas: ['goals map duties', 'flow map duties', 'structure rhythm appeals'],
    },
    ultra: {
      columns: '50u 50u 1fr 50u 50u',
      rows: '1fr 1fr',
      areas: ['goals flow map rhythm duties', 'goals structure map appeals duties'],
    },
    tall: {
      columns: '1fr 1fr',
      rows: '1fr 19.5u 19u 25u 20.6u',
      areas: ['map map', 'duties rhythm', 'duties appeals', 'goals flow', 'goals structure'],
    },
  },
}
