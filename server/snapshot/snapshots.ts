import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { SnapshotKind, SnapshotRow } from '../../data/contract/desk.ts'
import { Problem } from '../../data/contract/problem.ts'
import { formatInstant } from '../../data/language/time.ts'
import type { Engine } from '../engine/port.ts'
import { ARTEFACT, artefactFolder, isSound } from './artefact.ts'
import { RAW } from './build.ts'
import { checkHashes, checkSizes, DamagedSnapshot, filesOf, type Manifest, readManifest } from './manifest.ts'
import { SEGMENTS, sealsOf, sweepSegments } from './segments.ts'
import { Work } from './work.ts'

/** So many may wait to be made. */
const MOST_WAITING = 3

/** How many snapshots of each kind are kept: the newest. */
export type Kept = Readonly<Record<SnapshotKind, number>>

export interface SnapshotsOptions {
  /** The data folder; everything lies in its `snapshots/`. */
  readonly folder: string
  readonly engine: Engine
  readonly now: () => number
  readonly newId: () => string
  readonly demo: boolean
  readonly kept: Kept
  readonly onFailed: (error: unknown) => void
  /** After how many entries a segment is sealed. For tests, where few would ever be. */
  readonly sealEntries?: number
}

/** A snapshot that can be asked. */
export interface Snapshot {
  readonly folder: string
  readonly manifest: Manifest
}

/** What is known of a snapshot; `manifest` once it is whole. */
interface Known {
  row: SnapshotRow
  manifest: Manifest | null
}

/** The snapshots of the running server: made one at a time, kept by kind, checked when they are found at a start. */
export class Snapshots {
  private readonly options: SnapshotsOptions
  private readonly root: string
  private readonly known = new Map<string, Known>()
  private readonly making = new Work()
  private readonly scoping = new Work()
  /** What was opened since the start: snapshots by their ids, artefacts below them; and the files that were found sound then. */
  private readonly opened = new Map<string, Promise<void>>()
  private readonly artefacts = new Map<string, Promise<string>>()
  private readonly sound = new Set<string>()
  private last: Promise<unknown> = Promise.resolve()
  private isStopped = false

  constructor(options: SnapshotsOptions) {
    this.options = options
    this.root = resolve(options.folder, 'snapshots')
    mkdirSync(this.root, { recursive: true, mode: 0o700 })
    for (const name of readdirSync(this.root)) {
      if (name.startsWith('.')) rmSync(join(this.root, name), { recursive: true, force: true })
      else if (name !== SEGMENTS) this.find(name)
    }
  }

  /** Newest first. */
  rows(): SnapshotRow[] {
    return [...this.known.values()].map(({ row }) => row).sort((a, b) => (a.made < b.made || a.id < b.id ? 1 : -1))
  }

  /** Fails: `snapshot-unknown`; `refused` while it is being made, and where it is damaged. */
  get(id: string): Snapshot {
    const { manifest } = this.of(id)
    if (!manifest) throw new Problem('refused', '这个快照还在制作，或已损坏')
    return { folder: join(this.root, id), manifest }
  }

  /** Fails: `snapshot-unknown`. */
  row(id: string): SnapshotRow {
    return this.of(id).row
  }

  private of(id: string): Known {
    const known = this.known.get(id)
    if (!known) throw new Problem('snapshot-unknown')
    return known
  }

  /**
   * Begins to make a snapshot of a version, the latest where none is said; `made` resolves when it is ready or failed. One
   * that somebody asks for is not made where there is one of this version. Fails: `refused`, `too-many`.
   */
  async make(kind: SnapshotKind, version?: number): Promise<{ row: SnapshotRow; made: Promise<void> }> {
    const latest = await this.options.engine.versions()
    const at = { epoch: latest.epoch, journal: latest.journal, version: version ?? latest.version }
    if (at.version < 1) throw new Problem('refused', '还没有数据，没有什么可以留存')
    const same = this.rows().find(
      (row) => row.state !== 'failed' && row.version === at.version && row.epoch === at.epoch,
    )
    if (same && kind === 'demand') return { row: same, made: this.last.then(() => {}) }
    if (kind === 'demand' && this.rows().filter(({ state }) => state === 'making').length >= MOST_WAITING)
      throw new Problem('too-many', '已有几个快照在排队制作')
    const made = formatInstant(this.options.now())
    const id = this.freeId(`${made.slice(0, 19).replace(/[-:]/g, '').replace('T', '-')}-v${at.version}`)
    const row: SnapshotRow = {
      ...{ id, version: at.version, epoch: at.epoch, made, kind, state: 'making' },
      ...{ bytes: null, rows: null, demo: this.options.demo },
    }
    this.known.set(id, { row, manifest: null })
    const done = this.last.then(() => this.build({ ...row, journal: at.journal }))
    this.last = done
    return { row, made: done }
  }

  private freeId(id: string): string {
    for (let n = 1; ; n++) {
      const free = n === 1 ? id : `${id}-${n}`
      if (!this.known.has(free)) return free
    }
  }

  private async build(row: SnapshotRow & { journal: string }): Promise<void> {
    const { engine, demo, sealEntries } = this.options
    const { id, version, epoch, journal, made, kind } = row
    const folder = `.making-${id}`
    try {
      if (this.isStopped) throw new Problem('refused', '系统正在停止')
      const ledger = { version, epoch, journal }
      const raw = join(this.root, folder, RAW)
      mkdirSync(raw, { recursive: true })
      const after = sealsOf(this.root, ledger).at(-1)?.upTo ?? 0
      await engine.copy({ ...ledger, folder: raw, after, people: null })
      const before = this.latestOf(ledger)
      const order = {
        ...{ ...ledger, root: this.root, folder, id, kind, made, demo },
        ...(before === undefined ? {} : { before }),
      }
      await this.making.run({
        kind: 'snapshot',
        order: sealEntries === undefined ? order : { ...order, sealEntries },
      })
      await rename(join(this.root, folder), join(this.root, id))
      this.find(id)
      this.retain()
    } catch (error) {
      const known = this.known.get(id)
      if (known) known.row = { ...known.row, state: 'failed' }
      rmSync(join(this.root, folder), { recursive: true, force: true })
      if (!this.isStopped) this.options.onFailed(error)
    }
  }

  /** The newest snapshot of a ledger by a version; undefined where there is none. */
  private latestOf(ledger: { version: number; epoch: string; journal: string }): string | undefined {
    const { version, epoch, journal } = ledger
    const found = [...this.known.values()].flatMap(({ manifest }) => manifest ?? [])
    const same = found.filter((of) => of.epoch === epoch && of.journal === journal && of.version <= version)
    return same.sort((a, b) => b.version - a.version)[0]?.id
  }

  /** Takes in a snapshot's folder, or says that it is damaged. */
  private find(id: string): void {
    const folder = join(this.root, id)
    const { demo, onFailed } = this.options
    try {
      const manifest = readManifest(folder)
      checkSizes(folder, manifest)
      this.known.set(id, { row: toRow(manifest), manifest })
    } catch (error) {
      if (!(error instanceof DamagedSnapshot)) throw error
      onFailed(error)
      const nothing = { version: 0, epoch: '', made: '', bytes: null, rows: null }
      this.known.set(id, { row: { id, ...nothing, kind: 'demand', state: 'failed', demo }, manifest: null })
    }
  }

  /**
   * Compares every file with its checksum, but those in `sound`. Fails: `refused`, and from then on it cannot be asked; a shared
   * segment that is damaged is removed, so that the next snapshot writes its rows anew.
   */
  async check(id: string, sound?: Set<string>): Promise<void> {
    const { folder, manifest } = this.get(id)
    try {
      await checkHashes(folder, manifest, sound)
    } catch (error) {
      if (!(error instanceof DamagedSnapshot)) throw error
      this.known.set(id, { row: { ...toRow(manifest), state: 'failed' }, manifest: null })
      if (error.path?.startsWith('../')) rmSync(join(folder, error.path), { force: true })
      throw new Problem('refused', error.message, { cause: error })
    }
  }

  /** Removes what is over its number, and the segments that nobody names any more. */
  private retain(): void {
    for (const [kind, count] of Object.entries(this.options.kept)) {
      const ready = this.rows().filter((row) => row.kind === kind && row.state === 'ready')
      for (const { id } of ready.slice(count)) this.remove(id)
    }
    const named = new Set<string>()
    for (const { manifest } of this.known.values())
      for (const { path } of manifest ? filesOf(manifest) : [])
        if (path.startsWith('../')) named.add(path.slice('../'.length))
    if ([...this.known.values()].every(({ row, manifest }) => manifest !== null || row.version > 0))
      sweepSegments(this.root, named)
  }

  private remove(id: string): void {
    this.known.delete(id)
    this.opened.delete(id)
    for (const key of this.artefacts.keys()) if (key.startsWith(`${id}/`)) this.artefacts.delete(key)
    rmSync(join(this.root, id), { recursive: true, force: true })
  }

  /**
   * What the readers of a scope may see of a snapshot, as the path of its `artefact.json`; made when first asked for, and
   * anew where it is damaged. The snapshot's own files are compared with their checksums when it is first opened.
   * `people`: whether they may see whose entries these are.
   *
   * Fails: `snapshot-unknown`, `refused`, `scope-unknown`.
   */
  async artefact(at: { id: string; scope: string; people: boolean }): Promise<string> {
    await onceEach(this.opened, at.id, () => this.check(at.id, this.sound))
    this.get(at.id)
    return onceEach(this.artefacts, `${at.id}/${artefactFolder(at)}`, () => this.prepare(at))
  }

  /** What is there is used if it is what was written; else it is made. */
  private async prepare(at: { id: string; scope: string; people: boolean }): Promise<string> {
    const path = join(this.root, at.id, artefactFolder(at), ARTEFACT)
    if (existsSync(path) && (await isSound(path))) return path
    rmSync(dirname(path), { recursive: true, force: true })
    await this.scope(at)
    return path
  }

  private async scope({ id, scope, people }: { id: string; scope: string; people: boolean }): Promise<void> {
    const { folder, manifest } = this.get(id)
    const { version, epoch, journal } = manifest
    const work = `.work-${this.options.newId()}`
    try {
      const raw = join(folder, work, RAW)
      mkdirSync(raw, { recursive: true })
      if (people) await this.options.engine.copy({ folder: raw, version, epoch, journal, after: 0, people: scope })
      const { kind } = await this.scoping.run({ kind: 'artefact', order: { snapshot: folder, scope, people, work } })
      if (kind === 'scope-missing') throw new Problem('scope-unknown', '这个快照里还没有这个组织')
    } finally {
      rmSync(join(folder, work), { recursive: true, force: true })
    }
  }

  async close(): Promise<void> {
    this.isStopped = true
    await Promise.all([this.making.stop(), this.scoping.stop()])
    await this.last
  }
}

/** The work under a key, done once for all who ask; once more where it failed. */
function onceEach<T>(known: Map<string, Promise<T>>, key: string, work: () => Promise<T>): Promise<T> {
  let done = known.get(key)
  if (!done) {
    done = work()
    known.set(key, done)
    done.catch(() => known.delete(key))
  }
  return done
}

function toRow(manifest: Manifest): SnapshotRow {
  const { id, version, epoch, made, kind, watermark } = manifest
  const entries = manifest.tables.find(({ name }) => name === 'entry')?.files ?? []
  return {
    ...{ id, version, epoch, made, kind, state: 'ready', demo: watermark !== null },
    bytes: filesOf(manifest).reduce((sum, { bytes }) => sum + bytes, 0),
    rows: entries.reduce((sum, { rows }) => sum + rows, 0),
  }
}
