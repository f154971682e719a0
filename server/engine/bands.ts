import type { Range } from '../../data/language/band.ts'
import { BANDS, MEASURE_INDEX } from '../../data/scenes/index.ts'
import type { Core } from './core.ts'

/** What an organisation's place in a band has become: 1 where it came in, −1 where it left. */
export interface BandChange {
  readonly measure: number
  readonly amount: number
}

interface Ranged {
  readonly of: readonly number[]
  readonly from: number
  readonly below: number
}
interface BandOf {
  readonly measure: number
  readonly where: readonly Ranged[]
}

const NONE: readonly BandChange[] = []
const indexOf = (measure: string) => MEASURE_INDEX.get(measure) ?? -1

function ranged({ of, from = Number.NEGATIVE_INFINITY, below = Number.POSITIVE_INFINITY }: Range): Ranged {
  return { of: of.map(indexOf), from, below }
}

/** Each organisation's own sums of what bands ask for, and in which bands it is: a mirror of the ledger. */
export class BandCounters {
  private readonly bands: readonly BandOf[] = BANDS.map(({ measure, where }) => ({
    measure: indexOf(measure),
    where: where.map(ranged),
  }))
  /** The bands that a measure moves; undefined for nearly all. */
  private readonly byMeasure: readonly (readonly BandOf[] | undefined)[]
  private readonly sums = new Map<number, Int32Array<ArrayBuffer>>()

  constructor() {
    const byMeasure: (BandOf[] | undefined)[] = new Array(MEASURE_INDEX.size).fill(undefined)
    for (const band of this.bands)
      for (const measure of new Set(band.where.flatMap(({ of }) => of))) {
        byMeasure[measure] ??= []
        byMeasure[measure].push(band)
        this.sums.set(measure, new Int32Array(0))
      }
    this.byMeasure = byMeasure
  }

  /** Takes an entry in; the bands that the organisation comes into and leaves by it. */
  add(e: { org: number; measure: number; amount: number }): readonly BandChange[] {
    const bands = this.byMeasure[e.measure]
    if (!bands) return NONE
    const before = bands.map((band) => this.isIn(band, e.org))
    this.count(e)
    return bands.flatMap((band, i) => {
      const amount = Number(this.isIn(band, e.org)) - Number(before[i])
      return amount === 0 ? NONE : [{ measure: band.measure, amount }]
    })
  }

  private isIn({ where }: BandOf, org: number): boolean {
    return where.every(({ of, from, below }) => {
      let sum = 0
      for (const measure of of) sum += this.sums.get(measure)?.[org] ?? 0
      return sum >= from && sum < below
    })
  }

  private count({ org, measure, amount }: { org: number; measure: number; amount: number }): void {
    let sums = this.sums.get(measure) ?? new Int32Array(0)
    if (org >= sums.length) {
      const grown = new Int32Array(Math.max(org + 1, sums.length * 2, 1_024))
      grown.set(sums)
      sums = grown
      this.sums.set(measure, sums)
    }
    sums[org] = (sums[org] ?? 0) + amount
  }

  /** Reads the sums back, as the ledger has them; the journal's tail follows. */
  async restore({ ledger }: Pick<Core, 'ledger'>): Promise<void> {
    const sql = `SELECT measure, org, sum(amount) FROM entry
WHERE measure IN (${[...this.sums.keys()].join(', ')}) GROUP BY measure, org`
    for (const [measure, org, amount] of await ledger.read(sql))
      this.count({ measure: Number(measure), org: Number(org), amount: Number(amount) })
  }
}
