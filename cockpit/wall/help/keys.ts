import type { Label } from '../../../data/language/label.ts'

/** A key of the wall as the help names it. */
export interface KeyHelp {
  /** As it stands on the keyboard. */
  readonly caps: readonly string[]
  /** As browsers report it: the first is what a test presses. */
  readonly keys: readonly string[]
  readonly does: Label
}

/** Every key that the wall takes, wherever the focus is; in the order of the help. */
export const WALL_KEYS: readonly KeyHelp[] = [
  {
    caps: ['→', '←'],
    keys: ['ArrowRight', 'ArrowLeft'],
    does: { zh: '下一个、上一个视图', en: 'next, previous view' },
  },
  {
    caps: ['PageDown', 'PageUp'],
    keys: ['PageDown', 'PageUp'],
    does: { zh: '同上，翻页笔', en: 'the same, of a remote' },
  },
  { caps: ['1', '…', '8'], keys: ['1', '8'], does: { zh: '第几个视图', en: 'a view by its number' } },
  { caps: ['空格'], keys: [' '], does: { zh: '停在本页，再按继续轮播', en: 'stay here; again: go on taking turns' } },
  {
    caps: ['F6'],
    keys: ['F6'],
    does: { zh: '下一格（Shift 上一格），Tab 到格里的数', en: 'next panel (Shift: previous); Tab to its numbers' },
  },
  {
    caps: ['Enter'],
    keys: [],
    does: { zh: '数字上：这个数怎么来的；云图上：进入', en: 'on a number: where it comes from; on the map: open' },
  },
  { caps: ['t'], keys: ['t'], does: { zh: '图换成表，再按换回', en: 'charts as tables, and back' } },
  { caps: ['r'], keys: ['r'], does: { zh: '时间条：回放任一时刻', en: 'time bar: any past moment' } },
  { caps: ['c'], keys: ['c'], does: { zh: '手机遥控：扫码或输码', en: 'conduct by phone: scan or type a code' } },
  { caps: ['Esc'], keys: ['Escape', 'Backspace'], does: { zh: '关闭，或回到上级', en: 'close, or go up' } },
  { caps: ['?'], keys: ['?'], does: { zh: '这一页：按键、导出、打印', en: 'this page: keys, export, print' } },
]
