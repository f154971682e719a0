import type { Day } from '../../data/language/time.ts'
import { ROOT } from '../../data/scenes/organisation/orgs.ts'
import type { Core } from './core.ts'
import { Suppression } from './suppression.ts'

/** What is not for everybody at the live version: reckoned when it is asked for, once a version. */
export class LiveSuppression {
  private readonly core: Core
  private kept = new Map<number, Set<number>>()
  private suppression: Suppression
  private day: Day = -1
  private version = -1

  constructor(core: Core) {
    this.core = core
    this.suppression = this.begin()
  }

  now(): Suppression {
    const { core } = this
    if (core.day !== this.day) {
      this.day = core.day
      this.kept = new Map()
      this.suppression = this.begin()
    } else if (core.seq !== this.version) this.suppression.renew()
    this.version = core.seq
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
