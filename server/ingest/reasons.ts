import { defineReasons } from '../../data/language/reason.ts'

/** Why the door refuses what was sent. */
export const REASONS = defineReasons({
  'line-not-json': { zh: '不是完整的 JSON', en: 'Not complete JSON' },
  'line-not-utf8': { zh: '不是 UTF-8 文本', en: 'Not UTF-8 text' },
  'line-too-long': { zh: '一行超过上限', en: 'The line is too long' },
  'kind-unknown': { zh: '没有这种事件', en: 'There is no such kind of event' },
  'clock-only': { zh: '只有系统时钟能以此名义报送', en: 'Only the server’s clock may speak under this name' },
  'door-only': {
    zh: '这种事件只由本系统的办理入口产生，不能报送',
    en: 'This kind of event is made by the server’s own doors alone and cannot be sent',
  },
  'server-only': {
    zh: '只有本系统的办理入口能以此名义报送',
    en: 'Only the server’s own doors may speak under this name',
  },
  'time-too-early': { zh: '时间不合理：早于 1921 年 7 月', en: 'The time is before July 1921' },
  'time-too-late': { zh: '时间不合理：在很久以后', en: 'The time lies in the far future' },
  'text-forbidden': {
    zh: '文字中不能有换行等控制字符',
    en: 'Text must not have line breaks or other control characters',
  },
  'correction-unfit': {
    zh: '更正后的内容不符合任何一种事件',
    en: 'What it is corrected to is no payload of any kind of event',
  },
  'field-missing': { zh: '缺少此项', en: 'This is missing' },
  'field-type': { zh: '类型不对', en: 'The type is wrong' },
  'field-value': { zh: '不在可选的值之中', en: 'Not one of the possible values' },
  'field-unknown': { zh: '没有这个字段', en: 'There is no such field' },
  'field-range': { zh: '超出允许的范围', en: 'Out of the allowed range' },
  'field-format': { zh: '格式不对', en: 'The format is wrong' },
  'field-rule': { zh: '各项之间不相符', en: 'It does not agree with the rest' },
})
