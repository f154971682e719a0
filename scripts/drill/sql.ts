import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { mutated } from '../../server/testing/hostile-mutations.ts'
import { ask, inPairs } from '../../server/testing/hostile-range.ts'
import { startChild } from '../bench/child.ts'
import type { Delay, Range, RangeOrder, RangeWish } from './sql-server.ts'

const LIMITS = { seconds: 1, rows: 1_000, resultMb: 2, memoryMb: 256 }
const BALLAST_MB = 800
const IDLE_MS = 10_000
const MOST_FINDINGS = 50

export interface SqlSummary {
  readonly texts: number
  /** How they ended. */
  readonly ends: Readonly<Record<string, number>>
  /** Event-loop delay of the server, ms: idle, under the mutations, and under the bombs as they are. */
  readonly loop: { readonly idle: Delay; readonly attacked: Delay; readonly bombed: Delay }
  /** How many times as much as idle the 99th percentile of the worse of the two is; at most 2. */
  readonly loopRatio: number
  readonly findings: readonly unknown[]
}

/** Mutates the hostile texts and sends each to a desk; what escapes is a finding. */
export async function sqlDrill(options: {
  count: number
  seed: number
  say: (line: string) => void
}): Promise<SqlSummary> {
  const folder = mkdtempSync(join(tmpdir(), 'yuntu-sql-'))
  const order: RangeOrder = { folder, limits: LIMITS, ballastMb: BALLAST_MB }
  const server = await startChild('../drill/sql-server.ts', order)
  const { url, authorization, texts, bombs } = server.first as Range // as `sql-server.ts` answers
  const tell = async (wish: RangeWish) => server.ask(wish)
  const query = (sql: string) =>
    fetch(`${url}/api/snapshots/s1/query`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ sql }),
    })
  try {
    // The first query starts what the next ones find ready.
    await query('SELECT 1')
    await sleep(IDLE_MS)
    await tell('delay')
    await sleep(IDLE_MS)
    const idle = (await tell('delay')) as Delay // as `sql-server.ts` answers
    const all = mutated(texts, options)
    const ends: Record<string, number> = {}
    const findings: unknown[] = []
    let done = 0
    const send = async (sql: string) => {
      const { end, told } = await ask(sql, { query })
      ends[end] = (ends[end] ?? 0) + 1
      const isWrong = !/^(answered|query-\w+)$/.test(end) || told !== null
      if (isWrong && findings.length < MOST_FINDINGS) findings.push({ sql, end, told })
      if (++done % 1_000 === 0) options.say(`${done} of ${all.length}: ${findings.length} findings`)
    }
    await inPairs(all, send)
    const attacked = (await tell('delay')) as Delay // as `sql-server.ts` answers
    await inPairs(bombs, send)
    const bombed = (await tell('delay')) as Delay // as `sql-server.ts` answers
    for (const damage of (await tell('damage')) as string[]) findings.push({ damage })
    await tell('end')
    const loopRatio = Math.round((Math.max(attacked.p99, bombed.p99) / idle.p99) * 100) / 100
    return { texts: done, ends, loop: { idle, attacked, bombed }, loopRatio, findings }
  } finally {
    server.end()
    rmSync(folder, { recursive: true, force: true })
  }
}
