import type { Label } from '../language/label.ts'

// Apart from the schemas: pages read it.

/** The views that settings and orders may name; the wall's own registry is compared with them. */
export const WALL_VIEWS = [
  'overview',
  'people',
  'organisations',
  'tasks',
  'service',
  'learning',
  'board',
  'books',
] as const

export type WallViewId = (typeof WALL_VIEWS)[number]

/** What the views are called, on the wall and on the phone that conducts it. */
export const VIEW_TITLES: Readonly<Record<WallViewId, Label>> = {
  overview: { zh: '总览', en: 'Overview' },
  people: { zh: '党员队伍', en: 'Members' },
  organisations: { zh: '组织堡垒', en: 'Organisations' },
  tasks: { zh: '任务督办', en: 'Tasks' },
  service: { zh: '先锋服务', en: 'Service' },
  learning: { zh: '学习宣传', en: 'Learning' },
  board: { zh: '一盘棋', en: 'Side by side' },
  books: { zh: '台账核对', en: 'The books' },
}

export const WALL_THEMES = ['night', 'day', 'ceremony'] as const
export type WallTheme = (typeof WALL_THEMES)[number]

/** How much faster than it was the past may be played. */
export const REPLAY_SPEEDS = [1, 10, 60] as const
