import { join } from 'node:path'
import { open, type RootDatabase } from 'lmdb'
import type { Role } from '../../data/contract/roles.ts'
import type { RuleSetWish } from '../../data/contract/rule-proposals.ts'

/** So many are kept open or decided: a rule set is a matter of a year. */
const MOST = 500

/** A proposed set as it is kept; what was decided of it stands in the journal. */
export type KeptProposal = RuleSetWish & {
  readonly version: string
  readonly hash: string
  readonly role: Role
  readonly owner: string
  readonly proposed: number
}

/** Rule sets that were proposed after a trial: an LMDB folder of its own beside the journal. */
export class RuleProposals {
  private readonly env: RootDatabase<KeptProposal, string>

  constructor(data: string) {
    this.env = open({ path: join(data, 'proposals') })
  }

  get isFull(): boolean {
    return this.env.getCount() >= MOST
  }

  get(id: string): KeptProposal | undefined {
    return this.env.get(id)
  }

  /** Newest first. */
  all(): KeptProposal[] {
    return [...this.env.getRange()].map(({ value }) => value).sort((a, b) => b.proposed - a.proposed)
  }

  async put(proposal: KeptProposal): Promise<void> {
    await this.env.put(proposal.id, proposal)
  }

  async close(): Promise<void> {
    await this.env.close()
  }
}
