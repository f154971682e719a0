import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { hostileTexts } from '../../server/testing/hostile.ts'
import { mutated } from '../../server/testing/hostile-mutations.ts'
import { inPairs, openRange } from '../../server/testing/hostile-range.ts'

const LIMITS = { seconds: 1, rows: 1_000, resultMb: 2, memoryMb: 256 }
const IDLE_MS = 3_000
const MOST_FINDINGS = 50

export interface SqlSummary {
  readonly texts: number
  /** How they ended. */
  readonly ends: Readonly<Record<string, number>>
  /** Event-loop delay of the server, ms, before and while it was attacked. */
  readonly loop: { readonly idleP99: number; readonly p99: number; readonly max: number }
  readonly findings: readonly unknown[]
}

/** Mutates the hostile texts and sends each to a desk; what escapes is a finding. */
export async function sqlDrill(options: {
  count: number
  seed: number
  say: (line: string) => void
}): Promise<SqlSummary> {
  const folder = mkdtempSync(join(tmpdir(), 'yuntu-sql-'))
  const range = await openRange(folder, LIMITS)
  try {
    const delay = monitorEventLoopDelay({ resolution: 10 })
    const ms = (ns: number) => Math.round(ns / 1e4) / 100
    delay.enable()
    await sleep(IDLE_MS)
    const idleP99 = ms(delay.percentile(99))
    delay.reset()
    const texts = hostileTexts(range.aims).flatMap((family) => (family.name === 'bombs' ? [] : family.texts))
    const all = mutated(texts, options)
    const ends: Record<string, number> = {}
    const findings: unknown[] = []
    let done = 0
    await inPairs(all, async (sql) => {
      const { end, told } = await range.ask(sql)
      ends[end] = (ends[end] ?? 0) + 1
      const isWrong = !/^(answered|query-\w+)$/.test(end) || told !== null
      if (isWrong && findings.length < MOST_FINDINGS) findings.push({ sql, end, told })
      if (++done % 1_000 === 0) options.say(`${done} of ${all.length}: ${findings.length} findings`)
    })
    for (const damage of await range.damage()) findings.push({ damage })
    const loop = { idleP99, p99: ms(delay.percentile(99)), max: ms(delay.max) }
    delay.disable()
    return { texts: all.length, ends, loop, findings }
  } finally {
    await range.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
