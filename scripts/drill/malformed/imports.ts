import { setTimeout as sleep } from 'node:timers/promises'
import { parse } from 'csv-parse/sync'
import type { ImportAnswer } from '../../../data/contract/imports.ts'
import type { Chance } from '../chance.ts'
import type { Answered, Client } from './client.ts'
import { faultsOfProblem, parseAnswer } from './judge.ts'
import { findSentinel } from './sentinels.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const LISTED = 1_000
const PATIENCE_MS = 180_000

/** What became of a file at the server's own door. */
export interface FileSent {
  readonly faults: readonly string[]
  readonly outcome: 'done' | 'previewed' | 'failed' | 'refused' | 'none'
  readonly rows: number
  readonly refusedRows: number
}

const none = (faults: readonly string[], outcome: FileSent['outcome'] = 'none'): FileSent => ({
  faults,
  outcome,
  rows: 0,
  refusedRows: 0,
})

/** Drops files at `POST /api/imports`, where a process of its own reads each, and judges what comes of it. */
export class ImportSender {
  private readonly client: Client
  private readonly token: string

  constructor(client: Client, token: string) {
    this.client = client
    this.token = token
  }

  /** Sends a file, waits for its end, looks at its report, and takes it away again. */
  async send(bytes: Buffer, chance: Chance): Promise<FileSent> {
    const mode = chance.pick(['preview', 'apply', 'apply'])
    const type = bytes.subarray(0, 2).toString('latin1') === 'PK' ? XLSX : 'text/csv'
    const posted = await this.ask('POST', `/api/imports?mode=${mode}`, { body: bytes, type })
    if (posted.status !== 202) return none(faultsOfProblem(posted), 'refused')
    const { id } = parseAnswer(posted) as ImportAnswer // as `POST /api/imports` answers
    let last = await this.settled(id)
    if (last?.status === 'previewed' && chance.happens(0.5)) {
      const applied = await this.ask('POST', `/api/imports/${id}/apply`)
      if (applied.status !== 202) return none([`apply: ${applied.status} ${applied.text.slice(0, 200)}`])
      last = await this.settled(id)
    }
    if (!last) return none([`no end of import ${id}`])
    const sent = judge(last, await this.ask('GET', `/api/imports/${id}/refused`))
    const gone = await this.ask('DELETE', `/api/imports/${id}`)
    return gone.status === 204 ? sent : { ...sent, faults: [...sent.faults, `delete: ${gone.status}`] }
  }

  /** Drops a good file, all of it. */
  async apply(bytes: Buffer): Promise<void> {
    const type = bytes.subarray(0, 2).toString('latin1') === 'PK' ? XLSX : 'text/csv'
    const posted = await this.ask('POST', '/api/imports?mode=apply', { body: bytes, type })
    const last = await this.settled((parseAnswer(posted) as ImportAnswer).id) // as `POST /api/imports` answers
    if (last?.status !== 'done') throw new Error(`a sample was not taken: ${last?.problem ?? posted.text}`)
  }

  private async settled(id: string): Promise<ImportAnswer | undefined> {
    const began = performance.now()
    for (let pause = 20; performance.now() - began < PATIENCE_MS; pause = Math.min(500, pause * 1.5)) {
      const answer = parseAnswer(await this.ask('GET', `/api/imports/${id}`)) as ImportAnswer | undefined // as it answers
      if (answer && ['previewed', 'done', 'failed'].includes(answer.status)) return answer
      await sleep(pause)
    }
    return undefined
  }

  private ask(method: string, path: string, content?: { body: Buffer; type: string }): Promise<Answered> {
    const headers = { authorization: `Bearer ${this.token}`, ...(content ? { 'content-type': content.type } : {}) }
    return this.client.ask({ method, path, headers, ...(content ? { body: content.body } : {}) })
  }
}

function judge(answer: ImportAnswer, refusedFile: Answered): FileSent {
  const { status, problem, counts, refused } = answer
  if (status === 'failed') {
    const isWord =
      problem !== null && problem !== '' && !problem.includes('内部错误') && findSentinel(problem) === undefined
    return none(isWord ? [] : [`failed with: ${problem}`], 'failed')
  }
  if (!counts) return none([`${status} without counts`])
  const faults: string[] = []
  const sum = counts.new + counts.changed + counts.unchanged + counts.refused + counts.skipped
  if (sum !== counts.rows) faults.push(`rows do not add up: ${JSON.stringify(counts)}`)
  if (refused.length !== Math.min(LISTED, counts.refused))
    faults.push(`${refused.length} of ${counts.refused} refused rows listed`)
  for (const row of refused) {
    if (!(row.line >= 1) || [row.code, row.reason, row.reasonEn].includes(''))
      faults.push(`refused without place or reason: ${JSON.stringify(row)}`)
    const leak = findSentinel(`${row.column}${row.reason}${row.reasonEn}`)
    if (leak !== undefined) faults.push(`a reason repeats ${leak}`)
  }
  const back = rowsOf(refusedFile)
  if (back !== counts.refused) faults.push(`${counts.refused} refused rows, ${back} in the file of them`)
  return {
    faults: faults.slice(0, 5),
    outcome: status === 'done' ? 'done' : 'previewed',
    rows: counts.rows,
    refusedRows: counts.refused,
  }
}

/** Rows of the file of refused ones, as a spreadsheet would count them. */
function rowsOf({ status, text }: Answered): number {
  if (status !== 200) return -status
  const records: unknown[] = parse(text, { bom: true, relax_column_count: true })
  return records.length - 1
}
