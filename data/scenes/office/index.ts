import { defineScene } from '../../language/scene.ts'
import { EVENTS } from './events.ts'
import { IDENTITIES } from './identities.ts'
import { approvalFold, documentFold } from './items.ts'
import { MEASURES } from './measures.ts'
import { METRICS } from './metrics.ts'

/** 指尖办公: documents and approvals, how long they wait, and what is overdue. */
export const office = defineScene({
  id: 'office',
  label: { zh: '指尖办公', en: 'Office at hand' },
  official: true,
  owner: '中共杭州市委组织部',
  purpose: {
    zh: '公文和审批办到哪里、等了多久、哪些逾期；只看事，不看人在线与否。',
    en: 'Where documents and approvals stand, how long they wait and what is overdue; of things, never of people.',
  },
  source: '杭州市智慧党建“1+10”（2020）：指尖办公',
  filing: null,
  // The office system reports by itself: nobody fills in anything for the cockpit.
  asks: [],
  events: EVENTS,
  measures: MEASURES,
  metrics: METRICS,
  projectors: [],
  folds: [],
  keyed: [documentFold, approvalFold],
  identities: IDENTITIES,
})
