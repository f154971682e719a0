import { getHeapStatistics } from 'node:v8'
import type { Health } from '../../data/contract/frames.ts'
import type { Core } from './core.ts'

/** What came in since the start, in events. */
export interface Counts {
  accepted: number
  duplicate: number
  held: number
  /** Attempts to post what was held. */
  retried: number
  /** Refused since they waited too long; counted among the rejected too. */
  expired: number
  rejected: number
  batches: number
}

/** Counters and gauges for `/metrics`: names without the prefix, `_total` for what only grows. */
export function gaugesOf(at: {
  core: Core
  counts: Counts
  reconciler: Health['reconciler']
  identities: Health['identities']
  held: number
  rooms: number
}): Readonly<Record<string, number>> {
  const { core, counts, reconciler } = at
  return {
    version: core.seq,
    flushed_version: core.journal.flushedSeq,
    ledger_version: core.ledger.seq,
    ledger_backlog_rows: core.ledger.backlog,
    organisations: core.tree.size,
    members: core.registry.members.size - 1,
    rooms: at.rooms,
    held: at.held,
    events_accepted_total: counts.accepted,
    events_duplicate_total: counts.duplicate,
    events_held_total: counts.held,
    events_held_retried_total: counts.retried,
    events_held_expired_total: counts.expired,
    events_rejected_total: counts.rejected,
    batches_total: counts.batches,
    engine_heap_bytes: getHeapStatistics().used_heap_size,
    engine_external_bytes: getHeapStatistics().external_memory,
    identities_checked: at.identities.checked,
    identities_residuals: at.identities.residuals,
    reconciler_checked_total: reconciler.checked,
    reconciler_differences_total: reconciler.differences,
  }
}
