import type { Rejection } from '../../../data/contract/rest.ts'
import type { Client } from './client.ts'
import { findSentinel } from './sentinels.ts'

const LIMIT = 1_000

interface RejectRow {
  readonly source: string
  readonly line: number
  readonly field: string
  readonly reason: string
}

/** Compares what answers refused with what `GET /api/rejects` lists, and looks for what should never stand there. */
export class Rejects {
  private readonly client: Client
  private readonly token: string
  private since: Rejection[] = []
  private hasFlood = false
  private readonly seen = new Set<string>()

  constructor(client: Client, token: string) {
    this.client = client
    this.token = token
  }

  note(refused: readonly Rejection[]): void {
    if (refused.length > LIMIT) this.hasFlood = true
    else this.since.push(...refused)
  }

  /** Whether the list should be looked at before it forgets. */
  get isDue(): boolean {
    return this.since.length > 500 || this.hasFlood
  }

  /** Call it while nothing is under way. */
  async check(): Promise<string[]> {
    const { client, token, since, hasFlood } = this
    this.since = []
    this.hasFlood = false
    const { status, text } = await client.ask({
      method: 'GET',
      path: `/api/rejects?limit=${LIMIT}`,
      headers: { authorization: `Bearer ${token}` },
    })
    if (status !== 200) return [`/api/rejects: ${status} ${text.slice(0, 200)}`]
    const { rows } = JSON.parse(text) as { rows: RejectRow[] } // as `GET /api/rejects` answers
    const faults = rows.flatMap((row) => this.leaks(JSON.stringify(row)))
    if (hasFlood) return faults.slice(0, 5)
    const listed = new Map<string, number>()
    for (const row of rows) listed.set(keyOf(row), (listed.get(keyOf(row)) ?? 0) + 1)
    for (const rejection of since) {
      const left = listed.get(keyOf(rejection)) ?? 0
      if (left === 0) faults.push(`refused, but not listed: ${JSON.stringify(rejection)}`)
      listed.set(keyOf(rejection), left - 1)
    }
    return faults.slice(0, 5)
  }

  /** What a row gives away; each row is told once, however long it stays in the list. */
  private leaks(row: string): string[] {
    const leak = this.seen.has(row) ? undefined : findSentinel(row)
    if (leak === undefined) return []
    this.seen.add(row)
    return [`/api/rejects shows ${leak}: ${row}`]
  }
}

const keyOf = ({ line, field, reason }: { line: number; field: string; reason: string }) => `${line}|${field}|${reason}`
