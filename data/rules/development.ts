import { DEVELOPMENT_2014 } from './development-2014.ts'
import { DEVELOPMENT_2026 } from './development-2026.ts'
import type { CHART_25 } from './development-chart.ts'
import { defineRuleSet } from './rule-set.ts'

/** How somebody becomes a member: what is due by when, and what is too early. Months are calendar months. */
interface DevelopmentParameters {
  readonly applicantAge: number
  readonly talkMonths: number
  readonly inspectMonths: number
  readonly activistMonths: number
  readonly noticeWorkingDays: number | null
  readonly trainingDays: number
  readonly trainingHours: number
  readonly meetingMonths: number
  readonly approvalMonths: number
  readonly approvalMostMonths: number
  readonly probationMonths: number
  readonly extensionLeastMonths: number
  readonly extensionMostMonths: number
  readonly conversionMonths: number
  /** The steps as they are counted in practice; the text numbers none. */
  readonly chart: typeof CHART_25
}

/** 发展党员. */
export const development = defineRuleSet<DevelopmentParameters>({
  id: 'development',
  label: { zh: '发展党员', en: 'Development of members' },
  versions: [DEVELOPMENT_2014, DEVELOPMENT_2026],
})
