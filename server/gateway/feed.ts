import { createHash } from 'node:crypto'
import type { Frame, Subscribe, View } from '../../data/contract/frames.ts'
import { OVERVIEW } from '../../data/contract/overview.ts'
import { Problem } from '../../data/contract/problem.ts'
import type { Audience, Engine, Room } from '../engine/port.ts'
import { Ring, type RingLimits } from './ring.ts'

export interface FeedOptions {
  readonly engine: Pick<Engine, 'watch' | 'unwatch'>
  /** Whether anybody is in a room now. */
  readonly isWatched: (key: string) => boolean
  /** Sends a frame to everybody in a room. */
  readonly broadcast: (key: string, frame: Frame) => void
  readonly onError: (error: unknown) => void
  readonly limits?: Partial<FeedLimits>
}

export interface FeedLimits {
  readonly ring: RingLimits | undefined
  readonly rooms: number
  /** How long a room that everybody has left stays warm. */
  readonly idleMs: number
  readonly firstFrameMs: number
}

const LIMITS: FeedLimits = { ring: undefined, rooms: 1_000, idleMs: 120_000, firstFrameMs: 15_000 }

interface LiveRoom {
  readonly room: Room
  readonly ring: Ring
  readonly waiting: Set<{ resolve: () => void; reject: (error: unknown) => void }>
  idle: NodeJS.Timeout | undefined
}

/** Rates that rooms have: who asks for another gets the next slower one, so that rooms are shared. */
const RATES = [10, 5, 2, 1, 0.5, 0.2, 0.1]

/** The room of a subscription; the same for the same scope, view, rate and audience, however they are written. */
export function toRoom({
  scope,
  view,
  rate,
  isPublic = false,
}: Pick<Subscribe, 'scope' | 'view' | 'rate'> & Audience): Room {
  const shared = RATES.find((each) => each <= rate) ?? 0.1
  const canonical = toCanonical(view)
  const text = JSON.stringify([scope, canonical, shared, isPublic])
  const key = `view:${createHash('sha256').update(text).digest('base64url').slice(0, 22)}`
  return { key, scope, view: canonical, rate: shared, isPublic }
}

function toCanonical(view: View): View {
  if (view === 'overview') return view
  if ('metrics' in view) return { metrics: [...new Set(view.metrics)].sort() }
  return OVERVIEW.map.some((metric) => metric === view.map) ? 'overview' : view
}

/**
 * The rooms of the live feed: the engine watches a room once however many screens are in it.
 *
 * Whoever joins gets the room's frame at the room's version, never a newer one, so that the next delta fits.
 * Memory: one full frame and a bounded ring a room; nothing a screen.
 */
export class Feed {
  private readonly options: FeedOptions
  private readonly limits: FeedLimits
  private readonly rooms = new Map<string, LiveRoom>()
  private closed = false

  constructor(options: FeedOptions) {
    this.options = options
    this.limits = { ...LIMITS, ...options.limits }
  }

  get size(): number {
    return this.rooms.size
  }

  /**
   * Waits until a room has a frame. Fails: as `Engine.watch`; `loading` when no frame comes; `too-many` rooms.
   */
  async open(room: Room): Promise<void> {
    const live = this.rooms.get(room.key) ?? this.begin(room)
    if (!live.ring.current) await this.firstFrame(live)
  }

  /** What somebody who has just joined an open room still lacks; ask in the same turn as joining. */
  since(key: string, seen: { epoch?: string | undefined; version?: number | undefined }): Frame {
    const frame = this.rooms.get(key)?.ring.since(seen)
    if (!frame) throw new Problem('loading')
    return frame
  }

  private begin(room: Room): LiveRoom {
    if (this.closed) throw new Problem('loading')
    if (this.rooms.size >= this.limits.rooms) throw new Problem('too-many', '同时打开的视图太多')
    const live: LiveRoom = { room, ring: new Ring(this.limits.ring), waiting: new Set(), idle: undefined }
    this.rooms.set(room.key, live)
    this.watch(live)
    // Until somebody joins nobody can leave.
    this.left(room.key)
    return live
  }

  private watch(live: LiveRoom): void {
    this.options.engine.watch(live.room).catch((error) => {
      if (this.rooms.get(live.room.key) === live) this.drop(live)
      for (const each of live.waiting) each.reject(error)
    })
  }

  private firstFrame(live: LiveRoom): Promise<void> {
    return new Promise((resolve, reject) => {
      const waiter = {
        resolve: () => settle(resolve),
        reject: (error: unknown) => settle(() => reject(error)),
      }
      const timer = setTimeout(() => waiter.reject(new Problem('loading')), this.limits.firstFrameMs)
      const settle = (then: () => void) => {
        clearTimeout(timer)
        live.waiting.delete(waiter)
        then()
      }
      live.waiting.add(waiter)
    })
  }

  /** A frame from the engine. */
  take(key: string, frame: Frame): void {
    const live = this.rooms.get(key)
    if (!live) return
    const pushed = live.ring.push(frame)
    if (pushed === 'gap') {
      // A frame of a watch that ended, or one was lost on the way: only a full frame helps.
      if (live.ring.current) this.restart(live)
      return
    }
    for (const waiter of live.waiting) waiter.resolve()
    // A full frame in the middle (the tree or the epoch has changed) goes to all, as the frame it is.
    if (this.options.isWatched(key)) this.options.broadcast(key, frame)
  }

  private restart(live: LiveRoom): void {
    live.ring.clear()
    this.options.engine
      .unwatch({ key: live.room.key })
      .then(() => {
        if (this.rooms.get(live.room.key) === live) this.watch(live)
      })
      .catch(this.options.onError)
  }

  /** The last one has left a room: it goes cold after a while, unless somebody comes back. */
  left(key: string): void {
    const live = this.rooms.get(key)
    if (!live) return
    clearTimeout(live.idle)
    live.idle = setTimeout(() => {
      if (!this.options.isWatched(key) && live.waiting.size === 0) this.drop(live)
      else if (!this.options.isWatched(key)) this.left(key)
    }, this.limits.idleMs)
    live.idle.unref()
  }

  private drop(live: LiveRoom): void {
    clearTimeout(live.idle)
    this.rooms.delete(live.room.key)
    if (!this.closed) this.options.engine.unwatch({ key: live.room.key }).catch(this.options.onError)
  }

  close(): void {
    this.closed = true
    for (const live of [...this.rooms.values()]) {
      for (const waiter of live.waiting) waiter.reject(new Problem('loading'))
      this.drop(live)
    }
  }
}
