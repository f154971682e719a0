import type { StatSpec } from '../stat/stat.ts'

/** 培训: what was planned and what came of it. */
export const spec: StatSpec = {
  id: 'trainings',
  title: { zh: '培训计划', en: 'Trainings' },
  lead: { metric: 'trainings-completed-share', unit: { zh: '计划完成', en: 'completed' }, size: 4.5 },
  blocks: [
    {
      kind: 'facts',
      parts: [
        ['trainings-waiting', '未开班', 'not begun'],
        ['trainings-underway', '进行中', 'under way'],
        ['trainings-timely-share', '按期', 'in time'],
      ],
    },
    {
      kind: 'facts',
      title: { zh: '本年班次', en: 'Classes this year' },
      parts: [
        ['classes-for-members-year', '党员', 'members'],
        ['classes-for-secretaries-year', '书记', 'secretaries'],
        ['classes-for-applicants-year', '发展对象', 'applicants'],
      ],
    },
  ],
  least: { width: 38, height: 26 },
  best: { width: 50, height: 28 },
}
