import type { Label } from '../../../language/label.ts'

/** Whether an organisation has a secretary. */
export const POSTS = {
  'secretary-held': { zh: '在任', en: 'Held' },
  'secretary-vacant': { zh: '空缺', en: 'Vacant' },
  'secretary-vacant-long': { zh: '空缺超期', en: 'Vacant for too long' },
} as const satisfies Readonly<Record<string, Label>>
export type Post = keyof typeof POSTS

/** What an organisation is found weak for: the published criteria, each shown by evidence; never a quota. */
export const CRITERIA = {
  'no-secretary': { zh: '书记空缺', en: 'no secretary' },
  'no-candidates': { zh: '长期不发展党员', en: 'no candidates for years' },
  'low-satisfaction': { zh: '群众满意率低', en: 'low satisfaction' },
  'no-election': { zh: '届满不换届', en: 'no election' },
  'no-meetings': { zh: '组织生活不正常', en: 'no meetings' },
  'few-members': { zh: '党员人数不足', en: 'too few members' },
  'other-criterion': { zh: '其他评定条件', en: 'another criterion' },
} as const satisfies Readonly<Record<string, Label>>
export type Criterion = keyof typeof CRITERIA
