import type { Cells } from '../../../data/contract/cells.ts'
import { valueIn } from '../panel.ts'

export interface FlowTerm {
  /** A word of the chrome, `flow.admitted`. */
  readonly word: string
  readonly metric: string
  readonly value: number | null
  readonly tone: 1 | 2 | 3 | 4
}

export interface Flow {
  readonly ins: readonly FlowTerm[]
  readonly outs: readonly FlowTerm[]
  /** The length that both bars are drawn against. */
  readonly scale: number
  readonly opening: number | null
  /** Members entered as opening stock this year; 0 in any year but the first. */
  readonly registered: number | null
  readonly expected: number | null
  readonly actual: number | null
  readonly residual: number | null
  readonly net: number | null
}

type Tone = FlowTerm['tone']
const INS: readonly (readonly [string, string, Tone])[] = [
  ['arrived', 'members-in-year', 2],
  ['admitted', 'members-admitted-year', 3],
  ['restored', 'members-restored-year', 4],
]
const OUTS: readonly (readonly [string, string, Tone])[] = [
  ['left', 'members-out-year', 2],
  ['deceased', 'members-deceased-year', 3],
  ['stopped', 'members-stopped-year', 4],
  ['expelled', 'members-expelled-year', 1],
]

/** 党统 table 1 of an organisation: what came, what went, and whether the books agree. */
export function flowOf(cells: Cells, org: string): Flow {
  const value = (metric: string) => valueIn(cells, metric, org)
  const terms = (rows: typeof INS) => rows.map(([word, metric, tone]) => ({ word, metric, tone, value: value(metric) }))
  const ins = terms(INS)
  const outs = terms(OUTS)
  return {
    ins,
    outs,
    scale: Math.max(1, totalOf(ins), totalOf(outs)),
    opening: value('members-opening-year'),
    registered: value('members-registered-year'),
    expected: value('members-closing-expected'),
    actual: value('members'),
    residual: value('members-residual'),
    net: value('members-change-year'),
  }
}

/** The sum of a side. */
export function totalOf(terms: readonly FlowTerm[]): number {
  return terms.reduce((n, term) => n + (term.value ?? 0), 0)
}
