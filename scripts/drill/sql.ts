import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { queryAt } from '../../server/testing/desk.ts'
import { mutated } from '../../server/testing/hostile-mutations.ts'
import { ask, inPairs } from '../../server/testing/hostile-range.ts'
import { startChild } from '../bench/child.ts'
import { median } from './median.ts'
import type { Delay, Range, RangeOrder, RangeWish } from './sql-server.ts'

const LIMITS = { seconds: 1, rows: 1_000, resultMb: 2, memoryMb: 256 }
const BALLAST_MB = 800
/** The machine may have more or less else to do: what is compared is measured in turns. */
const TURNS = 10
const IDLE_MS = 3_000
const MOST_FINDINGS = 50

type Phase = 'idle' | 'attacked' | 'bombed'

export interface SqlSummary {
  readonly texts: number
  /** How they ended. */
  readonly ends: Readonly<Record<string, number>>
  /** Event-loop delay of the server, ms: idle, under the mutations, and under the bombs as they are; medians of the turns. */
  readonly loop: Readonly<Record<Phase, Delay>>
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
  const range = server.first as Range // as `sql-server.ts` answers
  const tell = async (wish: RangeWish) => server.ask(wish)
  const query = (sql: string) => queryAt(range, sql)
  try {
    // The first query starts what the next ones find ready.
    await query('SELECT 1')
    await sleep(IDLE_MS)
    const all = mutated(range.texts, options)
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
    const turns: Record<Phase, Delay>[] = []
    const during = async (work: () => Promise<unknown>) => {
      await tell('delay')
      await work()
      return (await tell('delay')) as Delay // as `sql-server.ts` answers
    }
    for (let turn = 0; turn < TURNS; turn++) {
      const own = <T>(of: readonly T[]) => of.filter((_, i) => i % TURNS === turn)
      turns.push({
        idle: await during(() => sleep(IDLE_MS)),
        attacked: await during(() => inPairs(own(all), send)),
        bombed: await during(() => inPairs(own(range.bombs), send)),
      })
    }
    const middle = (phase: Phase): Delay => {
      const of = (key: keyof Delay) => median(turns.map((each) => each[phase][key]))
      return { p50: of('p50'), p99: of('p99'), max: of('max') }
    }
    const loop = { idle: middle('idle'), attacked: middle('attacked'), bombed: middle('bombed') }
    for (const damage of (await tell('damage')) as string[]) findings.push({ damage })
    await tell('end')
    const loopRatio = Math.round((Math.max(loop.attacked.p99, loop.bombed.p99) / loop.idle.p99) * 100) / 100
    return { texts: done, ends, loop, loopRatio, findings }
  } finally {
    server.end()
    rmSync(folder, { recursive: true, force: true })
  }
}
