import { wordsOf } from '../../i18n/words.ts'

export const compareWords = wordsOf({
  with: { zh: '与这个快照对比', en: 'Compare with' },
  choose: { zh: '选一个快照', en: 'Choose a snapshot' },
  key: { zh: '按这些列认行', en: 'Rows are told apart by' },
  start: { zh: '对比', en: 'Compare' },
  going: { zh: '正在另一个快照上运行…', en: 'Running on the other snapshot…' },
  alone: { zh: '只有一个快照，再做一份才能对比', en: 'There is only one snapshot: make another to compare' },
  summary: {
    zh: '版本 {before} → {after}：新增 {added}，消失 {gone}，变化 {changed}，相同 {same}',
    en: 'Version {before} → {after}: {added} added, {gone} gone, {changed} changed, {same} the same',
  },
  cut: { zh: '有一边没有取完，对比只说取到的部分', en: 'One of them was cut off: this is about what had come' },
  unlike: { zh: '两边的列不一样，不能对比', en: 'The two have other columns and cannot be compared' },
  repeated: {
    zh: '这些列认不出行：{key} 出现不止一次，请多选一列',
    en: 'These columns do not tell rows apart: {key} occurs more than once. Add a column',
  },
  failed: { zh: '另一个快照上没有算出来：{reason}', en: 'Not answered on the other snapshot: {reason}' },
  added: { zh: '新增', en: 'added' },
  gone: { zh: '消失', en: 'gone' },
  before: { zh: '原来', en: 'before' },
  after: { zh: '现在', en: 'after' },
  state: { zh: '变化', en: 'change' },
})
