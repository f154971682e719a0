import { type Once, periodAround } from '../../data/language/once.ts'
import { MEASURE_INDEX, ONCE } from '../../data/scenes/index.ts'
import type { Core } from './core.ts'

/** How much each organisation has of a measure, period by period, for what counts it once in each. */
class Counter {
  readonly measure: number
  readonly of: number
  private readonly period: Once['period']
  private readonly periods = new Map<number, Int32Array<ArrayBuffer>>()
  private around = { from: 0, to: 0 }
  private sums = new Int32Array(0)

  constructor(once: Once) {
    this.measure = MEASURE_INDEX.get(once.measure) ?? -1
    this.of = MEASURE_INDEX.get(once.of) ?? -1
    this.period = once.period
  }

  /** Takes an entry in; what the organisation's period changes by: 1, −1, or 0 for nothing. */
  add(org: number, ts: number, amount: number): number {
    // Entries come about in order of time: the period is nearly always that of the one before.
    if (ts < this.around.from || ts >= this.around.to) this.turnTo(ts)
    if (org >= this.sums.length) this.grow(org)
    const before = this.sums[org] ?? 0
    const after = before + amount
    this.sums[org] = after
    return Number(after > 0) - Number(before > 0)
  }

  private turnTo(ts: number): void {
    this.around = periodAround(this.period, ts)
    this.sums = this.periods.get(this.around.from) ?? new Int32Array(0)
    this.periods.set(this.around.from, this.sums)
  }

  private grow(org: number): void {
    const grown = new Int32Array(Math.max(org + 1, this.sums.length * 2, 1_024))
    grown.set(this.sums)
    this.sums = grown
    this.periods.set(this.around.from, grown)
  }
}

/** The counters by the measure that moves them: a mirror of the ledger. */
export class OnceCounters {
  private readonly byMeasure: readonly (Counter | undefined)[]
  private readonly counters: readonly Counter[]

  constructor() {
    this.counters = ONCE.map((once) => new Counter(once))
    const byMeasure: (Counter | undefined)[] = new Array(MEASURE_INDEX.size).fill(undefined)
    for (const counter of this.counters) byMeasure[counter.of] = counter
    this.byMeasure = byMeasure
  }

  /** What follows a measure; undefined for nearly all. */
  of(measure: number): Counter | undefined {
    return this.byMeasure[measure]
  }

  /** Reads the sums back, as the ledger has them; the journal's tail follows. */
  async restore({ ledger }: Pick<Core, 'ledger'>): Promise<void> {
    const sql = `SELECT measure::INTEGER, org::INTEGER, ts::DOUBLE, amount::INTEGER FROM entry
WHERE measure IN (${this.counters.map(({ of }) => of).join(', ')})`
    await ledger.scan(sql, ([measures, orgs, times, amounts], rows) => {
      for (let row = 0; row < rows; row++)
        this.of(measures?.[row] ?? 0)?.add(orgs?.[row] ?? 0, times?.[row] ?? 0, amounts?.[row] ?? 0)
    })
  }
}
