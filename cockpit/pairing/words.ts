import { wordsOf } from '../i18n/words.ts'

export const words = wordsOf({
  scan: { zh: '用手机扫码', en: 'Scan with a phone' },
  type: { zh: '或在手机上输入这 6 位码', en: 'or type these 6 digits on it' },
  left: { zh: '{time} 内有效，只能用一次', en: 'good once, for {time}' },
  over: { zh: '这个码已经过期', en: 'This code is over' },
  again: { zh: '换一个码', en: 'Another code' },
  code: { zh: '屏上的 6 位码', en: 'The 6 digits on the screen' },
  wrong: { zh: '要 6 位数字', en: 'Six digits are needed' },
})
