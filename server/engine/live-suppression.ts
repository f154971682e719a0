import { type Day, toDay } from '../../data/language/time.ts'
import { ROOT } from '../../data/scenes/organisation/orgs.ts'
import type { Core } from './core.ts'
import { Suppression } from './suppression.ts'

/**
 * What is not for everybody at the live version: reckoned when it is asked for, once a version.
 *
 * Kept for the day is what was left out while the books reached into it. While they end before (history is being told, as
 * at a first start or an import), a count of few says of a moment long past that all was not told yet, and nothing is kept.
 */
export class LiveSuppression {
  private readonly core: Core
  private kept = new Map<number, Set<number>>()
  private suppression: Suppression
  private day: Day = -1
  private version = -1
  private isOfPast = true

  constructor(core: Core) {
    this.core = core
    this.suppression = this.begin()
  }

  now(): Suppression {
    const { core } = this
    if (core.seq === this.version) return this.suppression
    if (core.day !== this.day || this.isOfPast) {
      this.kept = new Map()
      this.suppression = this.begin()
    } else this.suppression.renew()
    this.day = core.day
    this.version = core.seq
    this.isOfPast = toDay(core.cube.dataTime(ROOT.id) ?? 0) < core.day
    return this.suppression
  }

  private begin(): Suppression {
    const { core, kept } = this
    return new Suppression(
      {
        isInUse: (column) => core.cube.cell(ROOT.id, column) !== 0,
        parentOf: (org) => core.tree.parentOf(org),
        childrenOf: (org) => core.tree.childrenOf(org),
        cell: (org, column) => core.cube.cell(org, column),
      },
      kept,
    )
  }
}
