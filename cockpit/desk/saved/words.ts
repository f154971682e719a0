import { wordsOf } from '../../i18n/words.ts'

export const savedWords = wordsOf({
  tabs: { zh: '收藏和历史', en: 'Saved and history' },
  saved: { zh: '收藏', en: 'Saved' },
  history: { zh: '历史', en: 'History' },
  title: { zh: '给它起个名字', en: 'Give it a name' },
  shared: { zh: '同一范围的人都能看到', en: 'Seen by everybody of this scope' },
  save: { zh: '收藏当前查询', en: 'Save this query' },
  kept: { zh: '已收藏', en: 'Saved' },
  drop: { zh: '删除 {title}', en: 'Delete {title}' },
  noneSaved: { zh: '还没有收藏', en: 'Nothing saved yet' },
  noneAsked: { zh: '还没有查询过', en: 'No queries yet' },
  byOthers: { zh: '他人共享', en: 'shared by others' },
  isShared: { zh: '已共享', en: 'shared' },
  running: { zh: '运行中', en: 'running' },
  done: { zh: '{n} 行', en: 'rows: {n}' },
  refused: { zh: '被拒', en: 'refused' },
  failed: { zh: '出错', en: 'failed' },
  stopped: { zh: '已停止', en: 'stopped' },
  interrupted: { zh: '服务中断，没有结果', en: 'the server ended first' },
  late: { zh: '超时', en: 'timed out' },
})
