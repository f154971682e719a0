import { z } from 'zod'
import { OrgCode } from './envelope.ts'
import { WALL_VIEWS } from './wall-views.ts'

const Milliseconds = z.number().nonnegative().max(3_600_000)
const Pixels = z.int().min(0).max(100_000)

/** Why the page of a screen took the place of another. */
const HandOver = z.enum(['build', 'heap', 'order'])
export type HandOver = z.infer<typeof HandOver>

/** The live message `report`: what a wall says of itself, a few times a minute. */
export const ScreenReport = z.strictObject({
  /** Made by the browser and kept there, so that a screen is the same after a restart. */
  screen: z.string().regex(/^[\w-]{8,64}$/),
  /** The view and scope on screen. Pages of another build may have views that this server does not know. */
  view: z.string().regex(/^[\w-]{1,40}$/),
  scope: OrgCode,
  /** The version last painted; null before the first. */
  version: z.int().nonnegative().nullable(),
  /** Whether a past moment is on screen. */
  isReplay: z.boolean(),
  /** Intervals between frames of the last look at them; null where none was taken. */
  frames: z.strictObject({ median: Milliseconds, p95: Milliseconds, longest: Milliseconds }).nullable(),
  /** Null where the browser does not tell. */
  heapBytes: z.int().nonnegative().nullable(),
  /** The screen's clock less the server's. */
  skewMilliseconds: z.int().min(-1e14).max(1e14),
  build: z.string().regex(/^[\w-]{1,64}$/),
  width: Pixels,
  height: Pixels,
  /** Why this page took the place of another; null: it was opened. */
  handOver: HandOver.nullable(),
})
export type ScreenReport = z.infer<typeof ScreenReport>

/** What a screen may be told to do. */
export const ScreenOrder = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('reload') }),
  z.strictObject({ kind: z.literal('show'), view: z.enum(WALL_VIEWS), scope: OrgCode.optional() }),
])
export type ScreenOrder = z.infer<typeof ScreenOrder>

/** A wall as the server knows it. Times are epoch ms. */
export const Screen = ScreenReport.omit({ screen: true }).extend({
  id: z.string(),
  /** Whether its link is up; `silent`: it is, but nothing was reported for long. */
  state: z.enum(['on', 'silent', 'off']),
  since: z.number(),
  heard: z.number(),
  /** How often a page of this screen handed over, as far as this server was told. */
  handOvers: z.int(),
})
export type Screen = z.infer<typeof Screen>

/** `GET /api/screens`: those whose scope lies within the asker's. Kept as long as the server runs. */
export const ScreensAnswer = z.object({
  now: z.number(),
  /** The newest version, to tell who is behind. */
  version: z.int(),
  build: z.string().nullable(),
  screens: z.array(Screen),
})
export type ScreensAnswer = z.infer<typeof ScreensAnswer>
