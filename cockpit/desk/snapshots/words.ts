import { wordsOf } from '../../i18n/words.ts'

export const snapshotWords = wordsOf({
  title: { zh: '快照', en: 'Snapshots' },
  lead: {
    zh: '快照不会变；现在的数据到版本 {version}',
    en: 'A snapshot never changes; the data are at version {version} now',
  },
  make: { zh: '做一份新快照', en: 'Make a snapshot' },
  making: { zh: '正在做…', en: 'Making…' },
  broken: { zh: '没有做成', en: 'Failed' },
  failed: { zh: '没有办成：{reason}', en: 'Not done: {reason}' },
  none: { zh: '还没有快照，先做一份', en: 'None yet: make one' },
  version: { zh: '版本 {version}', en: 'Version {version}' },
  latest: { zh: '最新', en: 'latest' },
  demand: { zh: '手动', en: 'By hand' },
  day: { zh: '日终', en: 'End of day' },
  month: { zh: '月终', en: 'End of month' },
  schedule: { zh: '定时', en: 'Scheduled' },
  size: { zh: '{rows} 条分录 · {size}', en: '{rows} entries · {size}' },
})
