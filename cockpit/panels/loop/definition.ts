import type { StatSpec } from '../stat/stat.ts'

/** The four links as bars on one scale: no funnel, since areas would lie. */
export const spec: StatSpec = {
  id: 'loop',
  title: { zh: '四链闭环', en: 'Four links' },
  aside: { zh: '四段条形同一尺度', en: 'bars on one scale' },
  lead: { metric: 'loop-closed-share', unit: { zh: '领任务后走完四链', en: 'of tasks went all the way' }, size: 9 },
  blocks: [
    {
      kind: 'rows',
      title: { zh: '本年', en: 'This year' },
      parts: [
        ['loop-claimed-year', '指上领任务', 'task claimed'],
        ['loop-acted-year', '码上有行动', 'activity held'],
        ['loop-shown-year', '云上展风采', 'story shown'],
        ['loop-learned-year', '线上强本领', 'learning done'],
      ],
    },
    {
      kind: 'facts',
      title: { zh: '停在哪一环', en: 'Where they wait' },
      parts: [
        ['loop-awaiting-activity', '待行动', 'for an activity'],
        ['loop-awaiting-story', '待展示', 'for a story'],
        ['loop-awaiting-learning', '待学习', 'for learning'],
      ],
    },
  ],
  least: { width: 60, height: 39 },
  best: { width: 80, height: 60 },
}
