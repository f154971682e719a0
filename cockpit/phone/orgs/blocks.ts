import type { Label } from '../../../data/language/label.ts'

/** Metrics that are read together: with `isShared`, parts of one whole, each with its bar. */
export interface Group {
  readonly label?: Label
  readonly metrics: readonly string[]
  readonly isShared?: true
}

/** What an organisation's page shows of its figures, each part under its own heading. */
export interface Block {
  readonly id: string
  readonly label: Label
  readonly groups: readonly Group[]
}

const members = (...parts: readonly string[]) => parts.map((part) => `members-${part}`)
const axis = (zh: string, en: string, metrics: readonly string[]): Group => ({
  label: { zh, en },
  metrics,
  isShared: true,
})

export const BLOCKS: readonly Block[] = [
  {
    id: 'people',
    label: { zh: '党员构成', en: 'Members' },
    groups: [
      { metrics: ['members', 'members-full', 'members-probationary'] },
      axis('性别', 'Sex', members('women', 'men')),
      axis('年龄', 'Age', members('age-le35', 'age-36-45', 'age-46-60', 'age-ge61')),
      axis(
        '学历',
        'Education',
        members('edu-postgraduate', 'edu-bachelor', 'edu-college', 'edu-secondary', 'edu-primary'),
      ),
      axis(
        '职业',
        'Occupation',
        members('worker', 'farmer', 'professional', 'manager', 'official', 'student', 'other-occupation', 'retired'),
      ),
      axis(
        '入党时间',
        'Joined',
        members('joined-before-1949-10', 'joined-1949-10', 'joined-1978-12', 'joined-2012-11'),
      ),
      axis('民族', 'Ethnicity', members('han', 'minority')),
    ],
  },
  {
    id: 'pipeline',
    label: { zh: '发展党员', en: 'Admissions' },
    groups: [
      axis('现在各环节', 'Stages now', [
        'development-applicants',
        'development-activists',
        'development-candidates',
        'members-probationary',
      ]),
      { metrics: ['development-admitted-year', 'development-due', 'development-overdue'] },
    ],
  },
  {
    id: 'rhythm',
    label: { zh: '组织生活', en: 'Meetings' },
    groups: [
      {
        metrics: [
          'meetings-month',
          'attendance-rate-month',
          'theme-day-branches-share-month',
          'meetings-late-share-month',
          'missed-again-quarter',
          'activities-month',
        ],
      },
    ],
  },
  {
    id: 'dues',
    label: { zh: '党费与渠道', en: 'Dues and channels' },
    groups: [
      axis('线上渠道（支部）', 'Online dues (branches)', [
        'dues-channel-opened',
        'dues-channel-not-opened',
        'dues-channel-unknown',
      ]),
      {
        metrics: ['dues-assessed-month', 'dues-paid-month', 'dues-paid-rate-year', 'dues-online-year', 'dues-arrears'],
      },
    ],
  },
]

/** What two periods are compared by. */
export const COMPARED: readonly string[] = [
  'members',
  'members-admitted-year',
  'meetings-month',
  'attendance-rate-month',
  'theme-day-branches-share-month',
  'dues-paid-rate-year',
  'activities-month',
  'supervision-open',
]
