import { type Cells, type CellValue, SUPPRESSED } from '../../data/contract/cells.ts'
import type { Frame, RibbonLine, View } from '../../data/contract/frames.ts'
import { formatDay } from '../../data/language/time.ts'
import { EVENTS } from '../../data/scenes/index.ts'
import { liveValue, metricOf, orgOf, type Reading } from './answers.ts'
import type { Room } from './port.ts'
import { planOf } from './view-plan.ts'

export const RIBBON_LINES = 4

/** One watched cell: where it is and what was last sent. */
interface Spot {
  readonly metric: string
  readonly org: number
  last: CellValue | undefined
}

interface Watched {
  readonly room: Room
  readonly org: number
  spots: Spot[]
  revision: number
  /** The version of the last frame, and when it was due; -1 before the first. */
  version: number
  nextAt: number
  ribbon: number
  day: number
}

/**
 * The screens' views: which cells each room watches, and what has changed in them since its last frame.
 *
 * `tick` builds frames only for rooms that are due and whose version moved; a frame leaves when its version is on
 * disk, in order.
 */
export class Rooms {
  private readonly rooms = new Map<string, Watched>()
  private readonly reading: Reading
  private readonly send: (key: string, frame: Frame) => void
  private sending: Promise<void> = Promise.resolve()

  constructor(reading: Reading, send: (key: string, frame: Frame) => void) {
    this.reading = reading
    this.send = send
  }

  watch(room: Room, now: number): void {
    const org = orgOf(this.reading.core, room.scope)
    for (const { metric } of planOf(room.view)) metricOf(metric)
    const watched = { room, org, spots: [], revision: -1, version: -1, nextAt: 0, ribbon: -1, day: -1 }
    this.rooms.set(room.key, watched)
    this.advance(watched, now)
  }

  unwatch(key: string): void {
    this.rooms.delete(key)
  }

  get size(): number {
    return this.rooms.size
  }

  /** Sends what is due; call it a few times within the shortest interval of a room. */
  tick(now: number): void {
    for (const watched of this.rooms.values()) if (now >= watched.nextAt) this.advance(watched, now)
  }

  private advance(watched: Watched, now: number): void {
    const { core } = this.reading
    if (watched.version === core.seq) return
    watched.nextAt = now + 1000 / watched.room.rate
    const full = watched.version < 0 || watched.revision !== core.tree.revision
    if (full) {
      watched.revision = core.tree.revision
      watched.spots = this.spotsOf(watched.org, watched.room.view)
    }
    const cells: Record<string, Record<string, CellValue>> = {}
    let changed = 0
    const few = watched.room.isPublic ? this.reading.few.now() : null
    for (const spot of watched.spots) {
      const found = liveValue(core, spot.org, metricOf(spot.metric))
      const value = found !== null && few?.hides(spot.org, spot.metric) ? SUPPRESSED : found
      if (value === spot.last) continue
      spot.last = value
      changed++
      const row = cells[spot.metric] ?? {}
      row[core.registry.codeOf(spot.org)] = value
      cells[spot.metric] = row
    }
    const ribbon = this.ribbonOf(watched.org)
    const newest = ribbon[0]?.seq ?? -1
    if (!full && changed === 0 && newest === watched.ribbon && core.day === watched.day) return
    watched.ribbon = newest
    watched.day = core.day
    const meta = {
      epoch: this.reading.epoch,
      version: core.seq,
      day: formatDay(core.day),
      dataTime: core.cube.dataTime(watched.org),
      ribbon,
    }
    this.leave(watched.room.key, this.toFrame(meta, { full, from: watched.version, cells }))
    watched.version = core.seq
  }

  private toFrame(
    meta: Omit<Frame, 'kind' | 'from' | 'cells'>,
    at: { full: boolean; from: number; cells: Cells },
  ): Frame {
    return at.full
      ? { kind: 'full', ...meta, cells: at.cells }
      : { kind: 'delta', ...meta, from: at.from, cells: at.cells }
  }

  private leave(key: string, frame: Frame): void {
    const durable = this.reading.durable(frame.version)
    this.sending = this.sending
      .then(() => durable)
      .then(() => {
        if (this.rooms.has(key)) this.send(key, frame)
      })
  }

  private spotsOf(org: number, view: View): Spot[] {
    const { tree, registry } = this.reading.core
    const below = (depth: number) =>
      tree.subtree(org, depth).filter((o) => o !== org && registry.orgs.int(o, 'dissolved') !== 1)
    return planOf(view).flatMap(({ metric, depth }) =>
      (depth === 0 ? [org] : below(depth)).map((o) => ({ metric, org: o, last: undefined })),
    )
  }

  private ribbonOf(org: number): RibbonLine[] {
    const { ribbon, tree, registry } = this.reading.core
    const lines: RibbonLine[] = []
    for (let i = ribbon.length - 1; i >= 0 && lines.length < RIBBON_LINES; i--) {
      const e = ribbon[i]
      const kind = e && EVENTS[e.kind]
      if (!e || !kind || !tree.isBelow(e.org, org)) continue
      lines.push({
        seq: e.seq,
        ts: e.ts,
        org: registry.codeOf(e.org),
        name: registry.orgs.text(e.org, 'short'),
        kind: kind.kind,
        label: kind.label.zh,
      })
    }
    return lines
  }
}
