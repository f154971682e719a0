import { z } from 'zod'
import { WALL_THEMES, WALL_VIEWS } from './wall-views.ts'

const ViewId = z.enum(WALL_VIEWS, {
  error: ({ input }) => `没有${shown(input)}这个画面，可用的是 ${WALL_VIEWS.join('、')}`,
})
const Theme = z.enum(WALL_THEMES, {
  error: ({ input }) => `没有${shown(input)}这个主题，可用的是 ${WALL_THEMES.join('、')}`,
})

/** What a stranger wrote may be anything: only a plain word is repeated. */
function shown(input: unknown): string {
  return typeof input === 'string' && /^[\w-]{1,40}$/.test(input) ? `“${input}”` : '所写的'
}

/** A time of day at +08:00, `22:30`. */
const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '须为 24 小时制的时刻，如 22:30')

/** What the administrator sets for every wall of this server. Times of day are at +08:00. */
export const WallSettings = z.strictObject({
  /** The views that take turns, in their order, each for so long. One alone stays. */
  turns: z
    .array(z.strictObject({ view: ViewId, seconds: z.int().min(10).max(3_600) }))
    .min(1, '至少要有一个画面')
    .max(24, '最多 24 项'),
  /** After so long without a touch the views go on by themselves. */
  idleSeconds: z.int().min(10).max(3_600),
  /** When nobody is there the wall is dimmed; null: never. */
  quiet: z
    .strictObject({ from: TimeOfDay, to: TimeOfDay })
    .refine(({ from, to }) => from !== to, { path: ['to'], message: '起止不能是同一时刻' })
    .nullable(),
  /** From this time of day on, this theme; without any the page keeps its own. */
  themes: z
    .array(z.strictObject({ from: TimeOfDay, theme: Theme }))
    .max(6, '最多 6 项')
    .refine((themes) => new Set(themes.map(({ from }) => from)).size === themes.length, '同一时刻只能有一个主题'),
  /** A page whose heap grows beyond it hands over to a fresh one. */
  heapMegabytes: z.int().min(64).max(8_192),
})
export type WallSettings = z.infer<typeof WallSettings>

export const WALL_DEFAULTS: WallSettings = {
  turns: WALL_VIEWS.map((view) => ({ view, seconds: view === 'overview' ? 90 : 45 })),
  idleSeconds: 120,
  quiet: { from: '22:30', to: '06:30' },
  themes: [],
  heapMegabytes: 600,
}

/** `GET /api/wall-settings`. `problem`: why the file is not followed, which is what `settings` were before. */
export const WallSettingsAnswer = z.object({ settings: WallSettings, problem: z.string().nullable() })
export type WallSettingsAnswer = z.infer<typeof WallSettingsAnswer>

/** The live message `wall`: what every page is told when that changes, and in answer to its `report`. */
export const WallNews = z.object({
  settings: WallSettings,
  /** The build of the page that the server hands out; null: no page is built. */
  build: z.string().nullable(),
})
export type WallNews = z.infer<typeof WallNews>
