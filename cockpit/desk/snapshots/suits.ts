import type { SnapshotRow } from '../../../data/contract/desk.ts'

/**
 * The snapshot on which a number of a version can be asked: of the same epoch, at least as new, the nearest such; a
 * ready one before one that is being made. Undefined: a new one is needed.
 */
export function suitsVersion(
  rows: readonly SnapshotRow[],
  wanted: { readonly version: number; readonly epoch: string },
): SnapshotRow | undefined {
  const isLater = ({ state }: SnapshotRow) => (state === 'ready' ? 0 : 1)
  return rows
    .filter(({ state, version, epoch }) => state !== 'failed' && epoch === wanted.epoch && version >= wanted.version)
    .sort((a, b) => isLater(a) - isLater(b) || a.version - b.version)[0]
}
