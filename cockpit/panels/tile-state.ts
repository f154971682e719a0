import type { InjectionKey, Ref } from 'vue'
import type { Health } from '../../data/contract/frames.ts'
import { SCENES } from '../../data/scenes/catalogue.ts'
import { SILENT_MS, toSpan } from '../charts/durations.ts'

/**
 * Whether what a tile shows may be behind, and why: the line to the server is down (`link`), those who report have
 * fallen silent (`source`), or the server is still reckoning or does not agree with its books (`computation`).
 *
 * `since` is on the server's clock, epoch ms; null where it is not known since when.
 */
export type TileState =
  | { readonly status: 'live' }
  | { readonly status: 'stale'; readonly why: 'link'; readonly since: number }
  | { readonly status: 'stale'; readonly why: 'source'; readonly since: number }
  | {
      readonly status: 'stale'
      readonly why: 'computation'
      readonly done: number | null
      readonly differences: number
    }

/** What a panel's host tells its frame. */
export const TILE_STATE: InjectionKey<Readonly<Ref<{ readonly state: TileState; readonly now: number }>>> =
  Symbol('tile-state')

const LIVE: TileState = { status: 'live' }

/**
 * The state of a tile of some metrics. The link comes first, since without it nothing is known of the rest.
 *
 * `lost`: since when the link is down; null while it is up. A server that does not tell of scenes makes no tile silent.
 */
export function tileStateOf(at: {
  metrics: readonly string[]
  lost: number | null
  health: Health | null
  now: number
}): TileState {
  const { metrics, lost, health, now } = at
  if (lost !== null) return { status: 'stale', why: 'link', since: lost }
  if (!health) return LIVE
  const { differences } = health.reconciler
  const isReckoning = health.status === 'loading'
  if (isReckoning || differences > 0)
    return {
      status: 'stale',
      why: 'computation',
      done: isReckoning ? (health.progress?.done ?? null) : null,
      differences,
    }
  // The demonstration's past is being taken in: what is old is what comes in.
  if (health.loading) return LIVE
  const heard = scenesOf(metrics).flatMap((scene) => health.scenes?.[scene] ?? [])
  const oldest = Math.min(...heard)
  return now - oldest > SILENT_MS ? { status: 'stale', why: 'source', since: oldest } : LIVE
}

/** How a tile's state is told; null while it is live. */
export interface TileWords {
  readonly shape: '▲' | '◇' | '◔' | '≠'
  readonly word: 'link' | 'source' | 'reckoning' | 'differs'
  readonly span: ReturnType<typeof toSpan> | null
  readonly n: number | null
}

export function tileWords(state: TileState, now: number): TileWords | null {
  if (state.status === 'live') return null
  switch (state.why) {
    case 'link':
      return { shape: '▲', word: 'link', span: toSpan(now - state.since), n: null }
    case 'source':
      return { shape: '◇', word: 'source', span: toSpan(now - state.since), n: null }
    case 'computation':
      return state.differences > 0
        ? { shape: '≠', word: 'differs', span: null, n: state.differences }
        : { shape: '◔', word: 'reckoning', span: null, n: Math.floor((state.done ?? 0) * 100) }
  }
}

const SCENE_OF = new Map(SCENES.flatMap((scene) => scene.metrics.map(({ id }) => [id, scene.id] as const)))

function scenesOf(metrics: readonly string[]): string[] {
  return [...new Set(metrics.flatMap((metric) => SCENE_OF.get(metric) ?? []))]
}
