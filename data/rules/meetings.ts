import type { Period } from './calendar.ts'
import { defineRuleSet } from './rule-set.ts'

/** How often a form of meeting is held: `times` in each calendar period. */
interface Rhythm {
  readonly times: number
  readonly period: Period
}

const RHYTHMS = {
  congress: { times: 1, period: 'quarter' },
  committee: { times: 1, period: 'month' },
  group: { times: 1, period: 'month' },
  /** 党课应定期开展: the text gives no number, once a quarter is ours. */
  lecture: { times: 1, period: 'quarter' },
  'theme-day': { times: 1, period: 'month' },
  'life-meeting': { times: 1, period: 'year' },
  appraisal: { times: 1, period: 'year' },
} as const satisfies Readonly<Record<string, Rhythm>>

/** 组织生活: 三会一课、主题党日、组织生活会、民主评议. Keys are the forms of `meeting.held`. */
export const meetings = defineRuleSet({
  id: 'meetings',
  label: { zh: '组织生活', en: 'Rhythm of meetings' },
  versions: [
    {
      version: '2018',
      validFrom: '2018-10-28',
      article: '中国共产党支部工作条例（试行）',
      source: '中共中央 2018-10-28 印发；党课每季度一次为本系统定义',
      checked: 'checked',
      parameters: RHYTHMS,
      articles: { 'meeting-rhythm': { article: '第四章、第五章' } },
    },
  ],
})
