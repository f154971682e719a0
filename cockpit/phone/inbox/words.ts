import { wordsOf } from '../../i18n/words.ts'

export const words = wordsOf({
  title: { zh: '提醒', en: 'Notices' },
  bell: { zh: '提醒 {n}', en: 'Notices {n}' },
  bellLong: { zh: '提醒，{n} 条未读', en: 'Notices, {n} unread' },
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
