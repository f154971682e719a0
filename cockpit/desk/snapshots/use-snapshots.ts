import { computed, onScopeDispose, type Ref, type ShallowRef, shallowRef } from 'vue'
import type { SnapshotRow } from '../../../data/contract/desk.ts'
import { Problem } from '../../../data/contract/problem.ts'
import { sentenceOf } from '../../feed/problem-text.ts'
import { fetchSnapshot, fetchSnapshots, makeSnapshot } from '../desk-api.ts'
import { suitsVersion } from './suits.ts'

const EVERY_MS = 30_000
const MAKING_MS = 500

/** The snapshots there are, and the one that is asked. */
export interface Snapshots {
  readonly rows: Readonly<ShallowRef<readonly SnapshotRow[]>>
  /** The latest version that the server knows; null until it has said it. */
  readonly latest: Readonly<ShallowRef<number | null>>
  readonly chosen: Ref<string | null>
  readonly row: Readonly<Ref<SnapshotRow | null>>
  readonly problem: Readonly<ShallowRef<string>>
  /** Makes one of the present and chooses it. Fails: with the problem that the server tells. */
  make(): Promise<SnapshotRow>
  /** Chooses one that has everything up to a version: the oldest such, or a new one. */
  atLeast(wanted: { version: number; epoch: string }, onMaking: () => void): Promise<SnapshotRow>
}

export function useSnapshots(first: string | null): Snapshots {
  const rows = shallowRef<readonly SnapshotRow[]>([])
  const latest = shallowRef<number | null>(null)
  const chosen = shallowRef(first)
  const problem = shallowRef('')
  const row = computed(() => rows.value.find(({ id }) => id === chosen.value) ?? null)
  let timer: ReturnType<typeof setTimeout> | undefined
  let isClosed = false

  async function load() {
    clearTimeout(timer)
    try {
      const told = await fetchSnapshots()
      rows.value = told.snapshots
      latest.value = told.version
      problem.value = ''
      chosen.value ??= told.snapshots.find(({ state }) => state === 'ready')?.id ?? null
    } catch (error) {
      problem.value = sentenceOf(error)
    }
    const isMaking = rows.value.some(({ state }) => state === 'making')
    if (!isClosed) timer = setTimeout(load, isMaking ? MAKING_MS : EVERY_MS)
  }
  async function whenReady(made: SnapshotRow): Promise<SnapshotRow> {
    let now = made
    while (now.state === 'making') {
      await new Promise((resolve) => setTimeout(resolve, MAKING_MS))
      now = await fetchSnapshot(made.id)
    }
    await load()
    if (now.state === 'failed') throw new Problem('refused', `快照 ${made.id} 没有做成`)
    chosen.value = now.id
    return now
  }
  async function make() {
    const made = await makeSnapshot()
    await load()
    return whenReady(made)
  }
  void load()
  onScopeDispose(() => {
    isClosed = true
    clearTimeout(timer)
  })
  return {
    ...{ rows, latest, chosen, row, problem, make },
    async atLeast(wanted, onMaking) {
      await load()
      const there = suitsVersion(rows.value, wanted)
      if (there?.state !== 'ready') onMaking()
      return there ? whenReady(there) : make()
    },
  }
}
