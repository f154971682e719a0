import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import type { SnapshotKind, SnapshotRow } from '../../data/contract/desk.ts'
import { parseInstant, toCalendar } from '../../data/language/time.ts'
import type { Engine, Versions } from '../engine/port.ts'
import { writeExport } from './export.ts'
import type { Kept, Snapshots } from './snapshots.ts'

const LOOK_MS = 60_000

/** What is made without anybody asking. */
export interface Plan {
  readonly kept: Kept
  /** Minutes between snapshots by plan; 0: none. */
  readonly everyMinutes: number
}

export interface Wanted {
  readonly kind: SnapshotKind
  readonly version: number
}

/**
 * Which snapshots are to be made now: of the day that ended last, of the month that ended last (at the version with which
 * they closed, whenever that is noticed), and by plan where anything has come in since.
 *
 * A day that ends a month is kept as a month. What failed is not tried again until the server is started anew.
 */
export function wantedSnapshots(
  plan: Plan,
  at: { versions: Versions; rows: readonly SnapshotRow[]; now: number },
): readonly Wanted[] {
  const { versions, rows, now } = at
  const { epoch, closings } = versions
  const has = (kinds: readonly SnapshotKind[], version: number) =>
    rows.some((row) => kinds.includes(row.kind) && row.version === version && row.epoch === epoch)
  const isMonthEnd = ({ day }: { day: number }) => toCalendar(day + 1).date === 1
  const wanted: Wanted[] = []
  const month = closings.findLast(isMonthEnd)
  if (plan.kept.month > 0 && month && month.version > 0 && !has(['month'], month.version))
    wanted.push({ kind: 'month', version: month.version })
  const day = closings.at(-1)
  const isMonth = day !== undefined && plan.kept.month > 0 && isMonthEnd(day)
  if (plan.kept.day > 0 && day && day.version > 0 && !isMonth && !has(['day'], day.version))
    wanted.push({ kind: 'day', version: day.version })
  const latest = rows.find(({ kind }) => kind === 'schedule')
  const since = latest ? now - (parseInstant(latest.made) ?? 0) : Number.POSITIVE_INFINITY
  const isDue = plan.everyMinutes > 0 && since >= plan.everyMinutes * 60_000
  if (isDue && versions.version > 0 && latest?.version !== versions.version)
    wanted.push({ kind: 'schedule', version: versions.version })
  return wanted
}

/** Makes snapshots when their time has come, and writes them into the folder for others where there is one. */
export class Schedule {
  private readonly parts: {
    snapshots: Snapshots
    engine: Engine
    plan: Plan
    now: () => number
    /** Where whole snapshots are left for other programs; null: nowhere. */
    exportFolder: string | null
  }
  private timer: NodeJS.Timeout | undefined
  private isLooking = false

  constructor(parts: Schedule['parts']) {
    this.parts = parts
  }

  start(onFailed: (error: unknown) => void): void {
    this.timer = setInterval(() => void this.look().catch(onFailed), LOOK_MS)
    this.timer.unref()
  }

  stop(): void {
    clearInterval(this.timer)
  }

  /** Makes what is wanted now; nothing while the past is still being loaded. */
  async look(): Promise<void> {
    if (this.isLooking) return
    this.isLooking = true
    try {
      const { snapshots, engine, plan, now, exportFolder } = this.parts
      const { status, loading } = await engine.health()
      if (status !== 'ready' || loading !== null) return
      const versions = await engine.versions()
      for (const { kind, version } of wantedSnapshots(plan, { versions, rows: snapshots.rows(), now: now() })) {
        const { row, made } = await snapshots.make(kind, version)
        await made
        if (exportFolder !== null && snapshots.row(row.id).state === 'ready') await this.leave(row.id, exportFolder)
      }
    } finally {
      this.isLooking = false
    }
  }

  /** The file gets its name when it is whole. */
  private async leave(id: string, folder: string): Promise<void> {
    const { snapshots } = this.parts
    await mkdir(folder, { recursive: true })
    const unfinished = join(folder, `.${id}.zip`)
    try {
      const out = createWriteStream(unfinished, { mode: 0o600 })
      const { manifest } = snapshots.get(id)
      const artefact = await snapshots.artefact({ id, scope: 'root', people: false })
      await writeExport({ artefact, manifest, out })
      out.end()
      await finished(out)
      await rename(unfinished, join(folder, `yuntu-${id}.zip`))
    } finally {
      await rm(unfinished, { force: true })
    }
  }
}
