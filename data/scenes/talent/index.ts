import { defineScene } from '../../language/scene.ts'
import { EVENTS } from './events.ts'
import { IDENTITIES } from './identities.ts'
import { matchFold } from './matches.ts'
import { MEASURES } from './measures.ts'
import { METRICS } from './metrics.ts'
import { needFold } from './needs.ts'
import { secondedFold, secondmentFold } from './secondments.ts'
import { skillsFold } from './skills.ts'

/** 选兵点将: what is needed, who can do it, and who is sent; matches are proposed in a scope and decided by people. */
export const talent = defineScene({
  id: 'talent',
  label: { zh: '选兵点将', en: 'Talent' },
  official: true,
  owner: '中共杭州市委组织部',
  purpose: {
    zh: '哪里缺什么专长、谁报了专长、匹配由人定夺、借调有始有终；屏上只见数，不见人。',
    en: 'Which skills are needed and on record, matches decided by people, secondments that end; numbers on screens, no names.',
  },
  source: '杭州市智慧党建“1+10”（2020）：选兵点将',
  filing: null,
  asks: [
    { kind: 'need.posted', of: 'staff', fields: 1, timesAYear: 2 },
    { kind: 'skill.declared', of: 'member', fields: 1, timesAYear: 1 },
    { kind: 'match.decided', of: 'staff', fields: 1, timesAYear: 3 },
    { kind: 'secondment.started', of: 'staff', fields: 3, timesAYear: 1 },
  ],
  events: EVENTS,
  measures: MEASURES,
  metrics: METRICS,
  projectors: [],
  folds: [],
  keyed: [needFold, matchFold, skillsFold, secondmentFold, secondedFold],
  identities: IDENTITIES,
})
