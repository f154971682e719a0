import { wordsOf } from '../../i18n/words.ts'

export const words = wordsOf({
  title: { zh: '提醒', en: 'Notices' },
  bell: { zh: '提醒 {n}', en: 'Notices {n}' },
  bellLong: { zh: '提醒，{n} 条未读', en: 'Notices, {n} unread' },
  bellHeld: { zh: '提醒，现在不提示', en: 'Notices, silent now' },
  held: {
    zh: '有 {n} 条未读没有计入上方的数字：按“我的”里的设置，现在不提示。',
    en: '{n} unread are not in the number above: by your settings under “Mine”, nothing is told now.',
  },
  how: {
    zh: '只提醒本级承办的、本级立的和提级到本级的督办事项。',
    en: 'Only of items that this level owes or opened, and of those that came up to it.',
  },
  none: { zh: '没有提醒。', en: 'No notices.' },
  allRead: { zh: '全部标为已读', en: 'Mark all as read' },
  read: { zh: '标为已读', en: 'Mark as read' },
  unread: { zh: '标为未读', en: 'Mark as unread' },
  isUnread: { zh: '未读', en: 'unread' },
  go: { zh: '去办理', en: 'Deal with it' },
  due: { zh: '{name} · 时限 {due}', en: '{name} · due {due}' },
  lost: { zh: '没有连上服务器，标记没有记下。', en: 'No connection: the mark was not kept.' },
})
