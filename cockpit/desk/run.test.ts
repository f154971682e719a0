import { expect, test } from 'vitest'
import type { DeskLine } from '../../data/contract/desk.ts'
import { askedRun, nextRun, type Run, resultOf, stoppedRun } from './run.ts'
import { linesOf } from './stream.ts'

const ASKED = { snapshot: 's1', sql: 'SELECT 1', scope: 'root' }
const LINES: DeskLine[] = [
  { kind: 'waiting', ahead: 1 },
  { kind: 'started', query: 'q1', version: 7 },
  { kind: 'columns', columns: [{ name: 'n', type: 'BIGINT' }] },
  { kind: 'rows', rows: [[1], [null]] },
  { kind: 'progress', percent: 50 },
  { kind: 'rows', rows: [[3]] },
  { kind: 'end', rows: 3, truncated: true, ms: 12 },
]
const after = (lines: readonly DeskLine[]) => lines.reduce<Run>(nextRun, askedRun(ASKED))

test('a run waits, runs, and ends with all its rows and what was cut off', () => {
  expect(after(LINES.slice(0, 1))).toMatchObject({ status: 'waiting', ahead: 1 })
  expect(after(LINES.slice(0, 5))).toMatchObject({ status: 'running', query: 'q1', percent: 50 })
  const run = after(LINES)
  expect(run).toMatchObject({ status: 'done', truncated: true, ms: 12, asked: ASKED })
  expect(resultOf(run)).toEqual({ version: 7, columns: [{ name: 'n', type: 'BIGINT' }], rows: [[1], [null], [3]] })
})

test('a stopped run keeps what had come, and no late line changes it', () => {
  const stopped = stoppedRun(after(LINES.slice(0, 4)))
  expect(stopped).toMatchObject({ status: 'stopped', result: { rows: [[1], [null]] } })
  expect(LINES.reduce(nextRun, stopped)).toBe(stopped)
  expect(stoppedRun(after(LINES))).toMatchObject({ status: 'done' })
})

test('a problem ends it, with the place in the text', () => {
  const problem = { code: 'bad-request' as const, title: 'no', line: 1, column: 8 }
  expect(nextRun(askedRun(ASKED), { kind: 'problem', problem })).toMatchObject({ status: 'refused', problem })
})

test('lines are whole whatever pieces they come in, letters of several bytes too', async () => {
  const bytes = new TextEncoder().encode(
    `${LINES.map((line) => JSON.stringify(line)).join('\n')}\n${JSON.stringify({ kind: 'rows', rows: [['西湖区']] })}\n{"kind"`,
  )
  for (const size of [1, 3, 1_000]) {
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.slice(at, at + size))
        controller.close()
      },
    })
    const lines: DeskLine[] = []
    for await (const line of linesOf(body)) lines.push(line)
    expect(lines).toEqual([...LINES, { kind: 'rows', rows: [['西湖区']] }])
  }
})
