/** What a bench found: ours against a peer in the same run. */
export interface Finding {
  readonly name: string
  /** How many times as good as the peer; the target is a ratio too. */
  readonly ratio: number
  readonly target: number
  /** The ratio is ours ÷ peer: less is better. */
  readonly isLess?: true
  readonly peer: string
  /** Everything else worth knowing, with units in the names. */
  readonly detail: Readonly<Record<string, number | string | readonly number[]>>
}

/** What a bench without a peer found: seconds and memory, for people. */
export interface Facts {
  readonly name: string
  readonly detail: Finding['detail']
}

export interface BenchOptions {
  readonly rounds: number
  /** A data folder to work on a copy of, where a bench wants one. */
  readonly folder?: string
  /** How many entries, where it is not the usual number. */
  readonly entries?: number
  /** Whether chDB is fetched and asked too, where a bench can: half a gigabyte. */
  readonly chdb?: boolean
  /** Says how far it is, where people read along. */
  readonly say: (line: string) => void
}

/** One bench: it measures ours and its peer, interleaved; or facts, where there is no peer. */
export type Bench = (options: BenchOptions) => Promise<Finding | Facts>

export function round(value: number, digits: number): number {
  const factor = 10 ** digits
  return Math.round(value * factor) / factor
}

/** A finding for people. */
export function table(finding: Finding | Facts): string {
  const rows = Object.entries(finding.detail).map(([key, value]) => `  ${key.padEnd(32)} ${String(value)}`)
  if (!('ratio' in finding)) return [`${finding.name}: facts`, ...rows].join('\n')
  const { name, ratio, target, isLess, peer } = finding
  const verdict = (isLess ? ratio <= target : ratio >= target) ? 'met' : 'NOT MET'
  return [`${name}: ${ratio} × ${peer} (target ${isLess ? '≤' : '≥'} ${target}: ${verdict})`, ...rows].join('\n')
}
