import { CHART_25 } from './development-chart.ts'

/** 中国共产党发展党员工作细则, the text of 2014. `noticeWorkingDays` null: the text asks for no public notice. */
export const DEVELOPMENT_2014 = {
  version: '2014',
  validFrom: '2014-06-11',
  article: '中国共产党发展党员工作细则（2014）',
  source: '中共中央办公厅 2014 年印发，2014-06-11 公布',
  checked: 'checked',
  parameters: {
    applicantAge: 18,
    talkMonths: 1,
    inspectMonths: 6,
    activistMonths: 12,
    noticeWorkingDays: null,
    trainingDays: 3,
    trainingHours: 24,
    meetingMonths: 1,
    approvalMonths: 3,
    approvalMostMonths: 6,
    probationMonths: 12,
    extensionLeastMonths: 6,
    extensionMostMonths: 12,
    conversionMonths: 3,
    chart: CHART_25,
  },
  articles: {
    'development-age': { article: '第五条' },
    'development-talk': { article: '第七条' },
    'development-inspection': { article: '第十一条' },
    'development-candidate-earliest': { article: '第十三条' },
    'development-training': { article: '第十七条' },
    'development-meeting': { article: '第二十条；一个月为工作规程所定', check: 'second-hand' },
    'vote-passes': { article: '第二十条、第二十一条' },
    'development-approval': { article: '第二十六条' },
    'development-probation-end': { article: '第三十二条' },
    'development-conversion': { article: '第三十四条' },
  },
} as const
