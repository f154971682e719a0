import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { DAY_MS, formatInstant } from '../../data/language/time.ts'
import { MEASURES } from '../../data/scenes/index.ts'
import type { Batch } from '../../server/engine/batch.ts'
import { openEngine } from '../../server/engine/engine.ts'
import { keepPseudonym } from '../../server/ingest/personal.ts'
import { prepareEvents } from '../../server/ingest/prepare.ts'

export const ENTRIES = 10_000_000
const DISTRICTS = 13
const COMMITTEES = 20
const BRANCHES = 18
const DAYS = 400

const SOURCE = 'urn:yuntu:bench'
/** Dense ids are given in the order of founding: districts, each with all that lies below it. */
const DISTRICT_SIZE = 1 + COMMITTEES * (1 + BRANCHES)
export const ORGS = 1 + DISTRICTS * DISTRICT_SIZE
/** A district as a scope, and its organisations as a range of dense ids. */
export const DISTRICT = { code: 'd3', first: 1 + 3 * DISTRICT_SIZE, last: 4 * DISTRICT_SIZE } as const

type Wire = Readonly<Record<string, unknown>>

function foundings(now: number): Wire[] {
  const time = formatInstant(now - 500 * DAY_MS)
  const events: Wire[] = []
  const found = (subject: string, at: { parent: string; kind: string }) =>
    events.push({
      id: `f${subject}`,
      source: SOURCE,
      type: 'org.founded',
      subject,
      time,
      data: { name: subject, sector: 'community', ...at },
    })
  for (let d = 0; d < DISTRICTS; d++) {
    found(`d${d}`, { parent: 'root', kind: 'area' })
    for (let c = 0; c < COMMITTEES; c++) {
      found(`d${d}c${c}`, { parent: `d${d}`, kind: 'committee' })
      for (let b = 0; b < BRANCHES; b++) found(`d${d}c${c}b${b}`, { parent: `d${d}c${c}`, kind: 'branch' })
    }
  }
  return events
}

/** Events as the door hands them over. */
function toBatch(events: readonly Wire[], now: number): Batch {
  return prepareEvents(events, { scope: 'root', received: now, pseudonymise: keepPseudonym, firstLine: 1 }).batch
}

/** Meetings of today at branches all over the tree. */
export function meetings(count: number, at: { now: number; round: number }): Batch {
  const events = Array.from({ length: count }, (_, i) => ({
    id: `m${String(at.round).padStart(8, '0')}-${String(i).padStart(6, '0')}`,
    source: SOURCE,
    type: 'meeting.held',
    subject: `d${i % DISTRICTS}c${(i * 7) % COMMITTEES}b${(i * 11) % BRANCHES}`,
    time: formatInstant(at.now),
    data: { form: 'theme-day', attended: 10 + (i % 9), expected: 20, minutes: 60 },
  }))
  return toBatch(events, at.now)
}

const silent = { onFrame: () => {}, onHealth: () => {}, onFatal: (message: string) => console.error(message) }

export function openOn(folder: string, now: () => number) {
  return openEngine({ folder, now, events: silent, manual: true })
}

/** The codes of all branches. */
export function branchCodes(): string[] {
  return Array.from({ length: DISTRICTS * COMMITTEES * BRANCHES }, (_, i) => {
    const [b, c] = [i % BRANCHES, Math.floor(i / BRANCHES) % COMMITTEES]
    return `d${Math.floor(i / BRANCHES / COMMITTEES)}c${c}b${b}`
  })
}

/**
 * Makes a folder with a tree of about five thousand organisations and ten million entries in its ledger: every
 * measure at every organisation, in order of time over four hundred days.
 */
export async function makeFolder(folder: string, now: number, entries = ENTRIES): Promise<void> {
  const engine = await openOn(folder, () => now)
  await engine.ready
  const events = foundings(now)
  const { accepted } = await engine.take(toBatch(events, now))
  if (accepted !== events.length) throw new Error(`${accepted} of ${events.length} organisations founded`)
  await engine.close()

  const instance = await DuckDBInstance.create(join(folder, 'ledger.duckdb'), { threads: '2' })
  const connection = await instance.connect()
  const first = now - DAYS * DAY_MS
  await connection.run('BEGIN')
  await connection.run(`INSERT INTO entry SELECT 1 + i * seq // ${entries}, ${first} + i * ${Math.floor((DAYS * DAY_MS) / entries)},
    hash(i) % ${ORGS}, 0, hash(i * 3 + 1) % ${MEASURES.length}, 1 + hash(i * 5 + 2) % 30 FROM range(${entries}) AS r(i), meta`)
  await connection.run('UPDATE meta SET entries = (SELECT count(*) FROM entry)')
  await connection.run('COMMIT')
  await connection.run('CHECKPOINT')
  connection.closeSync()
  instance.closeSync()
}
