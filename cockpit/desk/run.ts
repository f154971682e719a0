import type { DeskColumn, DeskLine, DeskProblem, DeskValue } from '../../data/contract/desk.ts'

/** What was asked, of which snapshot and about which scope. */
export interface Asked {
  readonly snapshot: string
  readonly sql: string
  readonly scope: string
}

export type Row = readonly DeskValue[]

/** Rows that have come so far. */
export interface Result {
  /** The snapshot's version; null until the server has said it. */
  readonly version: number | null
  readonly columns: readonly DeskColumn[]
  readonly rows: readonly Row[]
}

/**
 * A query from its asking to its end. `query`: its id, by which it is stopped; null until the server has given it one.
 *
 * `ahead`: so many are before it, null while that is not known. `percent`: as far as the engine knows.
 */
export type Run =
  | { readonly status: 'idle' }
  | ({ readonly status: 'waiting'; readonly query: string | null; readonly ahead: number | null } & RunOf)
  | ({ readonly status: 'running'; readonly query: string | null; readonly percent: number | null } & RunOf)
  | ({ readonly status: 'done'; readonly truncated: boolean; readonly ms: number } & RunOf)
  | ({ readonly status: 'stopped' } & RunOf)
  | ({ readonly status: 'refused'; readonly problem: DeskProblem } & RunOf)

interface RunOf {
  readonly asked: Asked
  readonly result: Result
}

const NOTHING: Result = { version: null, columns: [], rows: [] }

export function askedRun(asked: Asked): Run {
  return { status: 'waiting', asked, result: NOTHING, query: null, ahead: null }
}

/** The run after a line of its answer. Pure. What comes after its end changes nothing. */
export function nextRun(run: Run, line: DeskLine): Run {
  if (run.status !== 'waiting' && run.status !== 'running') return run
  const { asked, result } = run
  const running =
    run.status === 'running' ? run : { status: 'running' as const, asked, query: run.query, percent: null }
  switch (line.kind) {
    case 'started':
      return { ...running, query: line.query, result: { ...result, version: line.version } }
    case 'waiting':
      return { status: 'waiting', asked, result, query: run.query, ahead: line.ahead }
    case 'columns':
      return { ...running, result: { ...result, columns: line.columns } }
    case 'rows':
      return { ...running, result: { ...result, rows: [...result.rows, ...line.rows] } }
    case 'progress':
      return { ...running, result, percent: line.percent }
    case 'end':
      return { status: 'done', asked, result, truncated: line.truncated, ms: line.ms }
    case 'problem':
      return { status: 'refused', asked, result, problem: line.problem }
  }
}

/** What was there when it was stopped stays to be looked at. */
export function stoppedRun(run: Run): Run {
  if (run.status !== 'waiting' && run.status !== 'running') return run
  return { status: 'stopped', asked: run.asked, result: run.result }
}

export function resultOf(run: Run): Result | null {
  return run.status === 'idle' || run.result.columns.length === 0 ? null : run.result
}
