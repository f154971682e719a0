import { wordsOf } from '../i18n/words.ts'

/** The words of the phone's frame; a page's own stand beside the page. */
export const words = wordsOf({
  title: { zh: '党建云图', en: 'Yuntu' },
  tabs: { zh: '页面', en: 'Pages' },
  live: { zh: '实时', en: 'Live' },
  offline: { zh: '离线', en: 'Offline' },
  connecting: { zh: '连接中', en: 'Connecting' },
  asOf: {
    zh: '没有连上服务器。下面是 {time} 的数据，不是现在的。',
    en: 'No connection. What you see is of {time}, not of now.',
  },
  nothing: {
    zh: '没有连上服务器，这台手机上也没有留下以前的数据。连上后会自动显示。',
    en: 'No connection, and nothing was kept on this phone. It will show by itself once connected.',
  },
  loading: { zh: '正在读取…', en: 'Loading…' },
  demo: { zh: '演示数据', en: 'Demo data' },
  scope: { zh: '选择范围', en: 'Choose a scope' },
  filter: { zh: '按名称查找', en: 'Find by name' },
  above: { zh: '上级', en: 'Above' },
  below: { zh: '下级（{n}）', en: 'Below ({n})' },
  noneBelow: { zh: '没有下级组织', en: 'Nothing below' },
  noMatch: { zh: '没有名称含「{text}」的下级组织', en: 'Nothing below is named “{text}”' },
  done: { zh: '完成', en: 'Done' },
  close: { zh: '关闭', en: 'Close' },
  newer: { zh: '页面有新版本', en: 'A newer version is here' },
  kept: { zh: '已在本机记下，连上后发出：{what}', en: 'Kept on this phone, sent when connected: {what}' },
  did: { zh: '已办：{what}', en: 'Done: {what}' },
  undone: { zh: '已撤回：{what}', en: 'Taken back: {what}' },
  update: { zh: '更新', en: 'Update' },
  undo: { zh: '撤回', en: 'Undo' },
  read: { zh: '知道了', en: 'OK' },
  waiting: {
    zh: '{n} 件已在本机记下，连上后自动发出，各只办一次。',
    en: '{n} kept on this phone; sent once each when connected.',
  },
  refused: { zh: '没有办成：{label}', en: 'Not done: {label}' },
  because: { zh: '{reason}。你填的内容还在。', en: '{reason}. What you entered is still here.' },
  again: { zh: '再试一次', en: 'Try again' },
  drop: { zh: '不办了', en: 'Drop it' },
  stale: { zh: '这个页面可能旧了，请先更新页面再试。', en: 'This page may be old: update it and try again.' },
})
