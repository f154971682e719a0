import { wordsOf } from '../../i18n/words.ts'

export const words = wordsOf({
  'role-wall': { zh: '大屏', en: 'Wall' },
  'role-leader': { zh: '领导', en: 'Leader' },
  'role-manager': { zh: '组织工作负责人', en: 'Manager' },
  'role-secretary': { zh: '支部书记', en: 'Branch secretary' },
  'role-member': { zh: '党员', en: 'Member' },
  'role-analyst': { zh: '分析员', en: 'Analyst' },
  'role-admin': { zh: '系统管理员', en: 'Administrator' },
  'role-security': { zh: '安全员', en: 'Security officer' },
  'role-auditor': { zh: '审计员', en: 'Auditor' },
  'role-source': { zh: '数据源', en: 'Source' },
  theme: { zh: '明暗', en: 'Light and dark' },
  night: { zh: '夜间', en: 'Night' },
  day: { zh: '日间', en: 'Day' },
  language: { zh: '语言', en: 'Language' },
  session: { zh: '这台手机', en: 'This phone' },
  leaving: { zh: '退出后，这台手机上留存的数据全部删除。', en: 'Signing out removes all that this phone kept.' },
  unsent: {
    zh: '还有 {n} 件没有发出。退出会连同它们一起删除。',
    en: '{n} not sent yet: signing out removes them too.',
  },
  signOut: { zh: '退出', en: 'Sign out' },
})
