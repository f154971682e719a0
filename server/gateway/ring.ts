import type { Cells, CellValue } from '../../data/contract/cells.ts'
import type { DeltaFrame, Frame, FullFrame, RibbonLine } from '../../data/contract/frames.ts'

export interface RingLimits {
  readonly deltas: number
  /** Cells of all deltas together: what bounds the bytes. */
  readonly cells: number
}

const RING_LIMITS: RingLimits = { deltas: 600, cells: 200_000 }

const RIBBON_LINES = 12

/** What became of a frame: joined on, or it does not fit what came before. */
export type Pushed = 'full' | 'delta' | 'gap'

/**
 * What a room shows now, and the last deltas that led there: whoever joins gets the whole or what is missing.
 *
 * Law: full frame + deltas = the current frame; any frame of a version that the ring reaches, plus `since` of it,
 * is the current frame too.
 */
export class Ring {
  private readonly limits: RingLimits
  private frame: FullFrame | undefined
  private deltas: { readonly delta: DeltaFrame; readonly cells: number }[] = []
  private cells = 0

  constructor(limits: RingLimits = RING_LIMITS) {
    this.limits = limits
  }

  /** Everything at the room's version; `undefined` before the first frame. */
  get current(): FullFrame | undefined {
    return this.frame
  }

  push(frame: Frame): Pushed {
    switch (frame.kind) {
      case 'full':
        this.frame = { ...frame, cells: copyCells(frame.cells) }
        this.deltas = []
        this.cells = 0
        return 'full'
      case 'delta':
        return this.pushDelta(frame)
    }
  }

  private pushDelta(delta: DeltaFrame): Pushed {
    const { frame } = this
    if (!frame || frame.epoch !== delta.epoch || frame.version !== delta.from) return 'gap'
    const { kind: _, from: __, cells, ...meta } = delta
    addCells(frame.cells, cells)
    this.frame = { ...meta, kind: 'full', cells: frame.cells, ribbon: joinRibbons(frame.ribbon, delta.ribbon) }
    const count = countCells(cells)
    this.deltas.push({ delta, cells: count })
    this.cells += count
    this.forget()
    return 'delta'
  }

  /** Forgets the oldest deltas beyond the limits, an eighth at a time so that the list is seldom moved. */
  private forget(): void {
    let drop = 0
    let cells = this.cells
    while (this.deltas.length - drop > this.limits.deltas || cells > this.limits.cells) {
      cells -= this.deltas[drop]?.cells ?? 0
      drop++
    }
    if (drop === 0) return
    this.deltas.splice(0, drop)
    this.cells = cells
  }

  /** The current frame for somebody who has `seen`: only what changed since, where the ring still reaches back. */
  since(seen: { epoch?: string | undefined; version?: number | undefined }): Frame | undefined {
    const { frame } = this
    const { epoch, version } = seen
    if (!frame || version === undefined || epoch !== frame.epoch || version > frame.version) return frame
    const first = this.deltas[0]?.delta.from ?? frame.version
    if (version < first) return frame
    const { kind: _, cells: __, ribbon, ...meta } = frame
    const missing = this.deltas.filter(({ delta }) => delta.version > version)
    const cells: Record<string, Record<string, CellValue>> = {}
    for (const { delta } of missing) addCells(cells, delta.cells)
    return { ...meta, kind: 'delta', from: version, cells, ribbon: missing.length === 0 ? [] : ribbon }
  }

  /** Starts anew: what comes next must be a full frame. */
  clear(): void {
    this.frame = undefined
    this.deltas = []
    this.cells = 0
  }
}

type Mutable = Record<string, Record<string, CellValue>>

function copyCells(cells: Cells): Cells {
  return Object.fromEntries(Object.entries(cells).map(([metric, values]) => [metric, { ...values }]))
}

/** Puts newer cells over older ones, in place: a room's cells are many and change often. */
function addCells(cells: Cells, newer: Cells): void {
  const target = cells as Mutable // our own copy, made by `copyCells` or `since`
  for (const metric in newer) {
    const values = newer[metric] ?? {}
    const row = target[metric]
    if (row) Object.assign(row, values)
    else target[metric] = { ...values }
  }
}

function countCells(cells: Cells): number {
  let count = 1
  for (const metric in cells) count += Object.keys(cells[metric] ?? {}).length
  return count
}

function joinRibbons(old: readonly RibbonLine[], fresh: readonly RibbonLine[]): readonly RibbonLine[] {
  if (fresh.length === 0 || fresh[0]?.seq === old[0]?.seq) return old
  const bySeq = new Map([...old, ...fresh].map((line) => [line.seq, line]))
  return [...bySeq.values()].sort((a, b) => b.seq - a.seq).slice(0, RIBBON_LINES)
}
