import type { Label } from '../../../data/language/label.ts'
import type { PanelId } from '../../panels/index.ts'

/** A row of a page: one panel across or two side by side, and its height in u. */
interface Row {
  readonly panels: readonly PanelId[]
  readonly height: number
}

export interface BriefSheet {
  readonly title: Label
  readonly rows: readonly Row[]
}

/** A sheet of paper (A4, upright) in u: how wide what is printed on it is, and how high without its head and foot. */
export const SHEET = { width: 82, height: 109, gap: 3, rowGap: 1.6 } as const

/** The sheets of the monthly brief: the wall's own panels, those that can tell of a past month. */
export const SHEETS: readonly BriefSheet[] = [
  {
    title: { zh: '党员队伍', en: 'Members' },
    rows: [
      { panels: ['flow', 'structure'], height: 31 },
      { panels: ['ages', 'background'], height: 32 },
      { panels: ['pipeline'], height: 42 },
    ],
  },
  {
    title: { zh: '组织堡垒', en: 'Organisations' },
    rows: [
      { panels: ['organisations'], height: 48 },
      { panels: ['forms', 'strength'], height: 31 },
      { panels: ['months'], height: 26 },
    ],
  },
  {
    title: { zh: '任务与服务', en: 'Tasks and service' },
    rows: [
      { panels: ['tasks', 'dues'], height: 34 },
      { panels: ['hours'], height: 44 },
      { panels: ['appeal-curve', 'appeals'], height: 27 },
    ],
  },
  {
    title: { zh: '学习宣传', en: 'Learning' },
    rows: [
      { panels: ['loop'], height: 40 },
      { panels: ['study', 'accounts'], height: 30 },
      { panels: ['wishes', 'needs'], height: 35 },
    ],
  },
  {
    title: { zh: '一盘棋', en: 'Side by side' },
    rows: [
      { panels: ['strips'], height: 85 },
      { panels: ['stories', 'venues'], height: 22 },
    ],
  },
]

/** How wide a panel of a row is, in u. */
export function widthIn(row: Row): number {
  return (SHEET.width - SHEET.gap * (row.panels.length - 1)) / row.panels.length
}
