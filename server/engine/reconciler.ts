import type { Health } from '../../data/contract/frames.ts'
import type { Reading } from './answers.ts'
import { compareRows, liveMoment } from './reconcile.ts'

const ROWS = 16
/** It rests so many times as long as its last check took: a large ledger is checked with a small part of the machine. */
const RESTS = 40

/**
 * Re-checks the live cube against the ledger all the time, a few organisations at once, round and round.
 *
 * A difference is counted and shown; it stops nothing.
 */
export class Reconciler {
  state: Health['reconciler'] = { checked: 0, differences: 0, version: 0 }
  private next = 0
  private restsUntil = 0
  private readonly reading: Reading

  constructor(reading: Reading) {
    this.reading = reading
  }

  async checkNext(): Promise<void> {
    const { core, durable } = this.reading
    const began = performance.now()
    if (core.seq === 0 || began < this.restsUntil) return
    const asOf = liveMoment(core)
    const rows = Array.from({ length: Math.min(ROWS, core.tree.size) }, (_, i) => {
      const org = (this.next + i) % core.tree.size
      return { org, cells: core.cube.row(org) }
    })
    this.next = (this.next + rows.length) % core.tree.size
    await durable(asOf.version)
    await core.ledger.through(asOf.version)
    const finding = await compareRows(rows, { core, asOf })
    this.state = {
      checked: this.state.checked + finding.checked,
      differences: this.state.differences + finding.differences.length,
      version: asOf.version,
    }
    const ended = performance.now()
    this.restsUntil = ended + (ended - began) * RESTS
  }
}
