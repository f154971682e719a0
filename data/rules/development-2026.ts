import { DEVELOPMENT_2014 } from './development-2014.ts'

/** The revision of 2026: known from reports about it, to be checked against the text. */
export const DEVELOPMENT_2026 = {
  version: '2026',
  validFrom: '2026-05-01',
  article: '中国共产党发展党员工作细则（2026 修订）',
  source: '二手资料，待与正式文本核对',
  checked: 'second-hand',
  parameters: { ...DEVELOPMENT_2014.parameters, noticeWorkingDays: 5 },
  articles: {
    'development-age': { article: '第五条' },
    'development-talk': { article: '第七条' },
    'development-inspection': { article: '第十一条' },
    'development-candidate-earliest': { article: '第十三条' },
    'development-notice': { article: '第十三条' },
    'development-training': { article: '第十七条' },
    'development-meeting': { article: '第十九条' },
    'vote-passes': { article: '第二十条' },
    'development-approval': { article: '第二十五条' },
    'development-probation-end': { article: '第三十一条' },
    'development-conversion': { article: '第三十三条' },
  },
} as const
