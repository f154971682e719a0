import type { WallViewFile } from './view.ts'

/** 总览: how we stand, what happens today, what needs me. */
export const overview: WallViewFile = {
  id: 'overview',
  title: { zh: '总览', en: 'Overview' },
  short: { zh: '总览', en: 'Overview' },
  focus: 'map',
  layouts: {
    wide: {
      columns: '1fr 1fr 1fr 1fr',
      rows: '1fr 26.5u',
      areas: ['people map map organisations', 'flow rhythm spread trust'],
    },
    ultra: {
      columns: '50u 50u 1fr 50u 50u',
      rows: '42u 17.4u 1fr',
      areas: [
        'people flow map rhythm organisations',
        'people flow map spread organisations',
        'people flow map spread trust',
      ],
    },
    tall: {
      columns: '1fr 1fr',
      rows: '1fr 20u 24u 8.4u 14.9u 16.6u',
      areas: [
        'map map',
        'rhythm people',
        'flow people',
        'spread people',
        'spread organisations',
        'trust organisations',
      ],
    },
  },
}
