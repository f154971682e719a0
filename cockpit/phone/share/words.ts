import { wordsOf } from '../../i18n/words.ts'

export const words = wordsOf({
  share: { zh: '分享链接', en: 'Share a link' },
  copied: { zh: '链接已复制', en: 'Link copied' },
  how: {
    zh: '对方用自己的账号打开，看到同一范围、同一指标、同一版本；没有权限的看不到。',
    en: 'Opens the same scope, metric and version for a colleague, as far as he may see.',
  },
  byHand: { zh: '请长按复制这条链接', en: 'Copy this link by hand' },
  picture: { zh: '存为图片', en: 'Save as a picture' },
  taking: { zh: '正在生成……', en: 'Taking it …' },
  failed: { zh: '图片没有生成，请再试一次', en: 'No picture was made; try again' },
  foreign: {
    zh: '链接所指的范围你不能看，已回到自己的范围。',
    en: 'The link is of a scope that is not yours; this is your own.',
  },
  imprint: { zh: '党建云图 · {name} · 版本 {version} · {time}', en: 'Yuntu · {name} · version {version} · {time}' },
})
