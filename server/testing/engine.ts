import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import type { Frame } from '../../data/contract/frames.ts'
import { parseInstant } from '../../data/language/time.ts'
import { KIND_INDEX } from '../../data/scenes/index.ts'
import type { Batch } from '../engine/batch.ts'
import { LocalEngine } from '../engine/engine.ts'
import { fromParts } from '../engine/incoming.ts'
import type { EngineOptions } from '../engine/port.ts'

/** An event as tests write it. */
export interface TestEvent {
  readonly id: string
  readonly type: string
  readonly subject: string
  readonly time: string
  readonly data: Readonly<Record<string, unknown>>
  readonly source?: string
}

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** A folder of its own, gone when the file's tests are done. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'yuntu-test-'))
  folders.push(folder)
  return folder
}

/** Events as the gateway would hand them over (payloads are taken as they are). */
function toBatch(events: readonly TestEvent[], at: { received: number; scope?: string }): Batch {
  const full = events.map((e) => ({ source: 'urn:test', ...e }))
  const incoming = full.map((e) =>
    fromParts({ ...e, kind: KIND_INDEX.get(e.type) ?? -1, ts: parseInstant(e.time) ?? Number.NaN }),
  )
  const lines = full.map(({ id, source, type, subject, time, data }) =>
    JSON.stringify({ id, source, type, subject, time, data }),
  )
  const sources = [...new Set(full.map((e) => e.source))]
  let end = 0
  return {
    scope: at.scope ?? 'root',
    received: at.received,
    places: Uint32Array.from(full, (_, i) => i + 1),
    lines: new TextEncoder().encode(lines.join('\n')),
    sources,
    sourceOf: Uint16Array.from(full, (e) => sources.indexOf(e.source)),
    ids: full.map((e) => e.id),
    kinds: Uint16Array.from(incoming, (e) => e.kind),
    ts: Float64Array.from(incoming, (e) => e.ts),
    subjects: full.map((e) => e.subject),
    subjectOf: Uint32Array.from(full, (_, i) => i),
    members: incoming.map((e) => e.member),
    data: incoming.map((e) => e.data),
    postEnd: Uint32Array.from(incoming, (e) => {
      end += e.postings.length
      return end
    }),
    postMeasure: Uint16Array.from(incoming.flatMap((e) => e.postings.map((p) => p[0]))),
    postAmount: Float64Array.from(incoming.flatMap((e) => e.postings.map((p) => p[1]))),
    names: [],
    refused: [],
  }
}

/** An engine on a folder with a clock in the test's hand, and no timers. */
export async function openTestEngine(options: { folder?: string; now: () => number } & Partial<EngineOptions>) {
  const frames: { key: string; frame: Frame }[] = []
  const fatal: string[] = []
  const folder = options.folder ?? emptyFolder()
  const engine = await LocalEngine.open({
    keysInMemory: 8,
    subtotalEvery: 40,
    manual: true,
    meaning: 'test',
    ...options,
    folder,
    events: {
      onFrame: (key, frame) => frames.push({ key, frame }),
      onHealth: () => {},
      onFatal: (message) => fatal.push(message),
    },
  })
  await engine.ready
  const take = (events: readonly TestEvent[], scope?: string) =>
    engine.take(toBatch(events, { received: options.now(), ...(scope === undefined ? {} : { scope }) }))
  return { engine, folder, frames, fatal, take }
}

/** Everything a cube says, by organisation code: for comparing one engine with another. */
export function cellsOf(engine: LocalEngine): Record<string, number[]> {
  const { core } = engine
  const cells: Record<string, number[]> = {}
  for (let org = 0; org < core.tree.size; org++) {
    const row = [...core.cube.row(org)]
    if (row.some((n) => n !== 0)) cells[core.registry.codeOf(org)] = row
  }
  return cells
}
