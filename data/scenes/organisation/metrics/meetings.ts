import { keysOf } from '../../../language/label.ts'
import { defineMetric, flow, type Metric, type MetricUnit, ratio, sum } from '../../../language/metric.ts'
import { meetingForm } from '../measures.ts'
import type { MeetingForm } from '../vocabulary.ts'

const KNOWN = ['meeting.held']
const REGULATION = '中国共产党支部工作条例（试行）'

const WINDOWS = {
  today: { zh: '今日', en: 'today' },
  month: { zh: '本月', en: 'this month' },
  year: { zh: '本年', en: 'this year' },
} as const
type MeetingWindow = keyof typeof WINDOWS

function counted(options: {
  id: string
  window: MeetingWindow
  zh: string
  en: string
  unit: MetricUnit
  measure: string
  says: { zh: string; en: string }
}): Metric {
  const { id, window, measure, unit, says } = options
  const { zh, en } = WINDOWS[window]
  return defineMetric({
    id,
    label: { zh: `${zh}${options.zh}`, en: `${options.en} ${en}` },
    unit,
    direction: 'none',
    of: sum(flow(window, measure)),
    definition: { zh: `${zh}${says.zh}。`, en: `${says.en}, ${en}.` },
    source: REGULATION,
    known: KNOWN,
  })
}

export const MEETINGS: readonly Metric[] = keysOf(WINDOWS).map((window) =>
  counted({
    id: `meetings-${window}`,
    window,
    zh: '组织生活',
    en: 'Meetings',
    unit: 'meeting',
    measure: 'meeting.held',
    says: {
      zh: '召开的组织生活场次（三会一课、主题党日、组织生活会、民主评议），按召开时间计',
      en: 'Meetings held, of every form, by the time they were held',
    },
  }),
)

/** Short enough for a tile. */
const SHORT: Readonly<Partial<Record<MeetingForm, string>>> = { congress: '党员大会', committee: '支委会' }

/** By form, this month; `theme-days-month` among them. */
export const BY_FORM: readonly Metric[] = keysOf(meetingForm.values).map((form) => {
  const { zh, en } = meetingForm.values[form]
  return counted({
    id: form === 'theme-day' ? 'theme-days-month' : `meetings-${form}-month`,
    window: 'month',
    zh: SHORT[form] ?? zh,
    en,
    unit: 'meeting',
    measure: meetingForm.code(form),
    says: { zh: `召开的${zh}场次，按召开时间计`, en: `Meetings of the form: ${en}` },
  })
})

export const ATTENDED: readonly Metric[] = (['today', 'month'] as const).map((window) =>
  counted({
    id: `attended-${window}`,
    window,
    zh: '到会人次',
    en: 'Attended',
    unit: 'person-time',
    measure: 'meeting.attended',
    says: {
      zh: '组织生活到会人次，由支部一次填报；同一人多次到会计多次',
      en: 'Attendances at meetings, entered once by the branch; one person at two meetings counts twice',
    },
  }),
)

export const ATTENDANCE_RATES: readonly Metric[] = keysOf(WINDOWS).map((window) => {
  const { zh, en } = WINDOWS[window]
  return defineMetric({
    id: `attendance-rate-${window}`,
    label: { zh: `${zh}参会率`, en: `Attendance ${en}` },
    unit: 'ratio',
    direction: 'up',
    of: ratio(flow(window, 'meeting.attended'), flow(window, 'meeting.expected')),
    definition: {
      zh: `${zh}到会人次 ÷ ${zh}应到人次。没有召开则不显示。分级界限 60%、70%、80%、90% 为本系统定义，不作考核依据。`,
      en: `Attended ÷ expected person-times, ${en}; absent where no meeting was held. The class bounds 60, 70, 80 and 90 % are ours and no basis for appraisal.`,
    },
    source: `${REGULATION}；分级为本系统定义`,
    thresholds: [0.6, 0.7, 0.8, 0.9],
    known: KNOWN,
  })
})
