import { setPriority } from 'node:os'
import { buildSnapshot } from './build.ts'
import { buildArtefact, ScopeMissing } from './scoped.ts'
import type { WorkDone, WorkOrder } from './work-messages.ts'

/** The making process: one order, then it ends. It leaves the machine to whoever wants it. */
setPriority(19)

const tell = (done: WorkDone) => void process.send?.(done)

// Whoever started it is gone: nobody waits for this any more.
const orphaned = () => process.exit(1)
process.on('disconnect', orphaned)

process.once('message', (order: WorkOrder) => {
  make(order).then(
    (done) => {
      tell(done)
      process.off('disconnect', orphaned)
      process.disconnect()
    },
    (error) => {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
      process.exit(1)
    },
  )
})

async function make({ kind, order }: WorkOrder): Promise<WorkDone> {
  try {
    switch (kind) {
      case 'snapshot':
        await buildSnapshot(order)
        return { kind: 'done' }
      case 'artefact':
        await buildArtefact(order)
        return { kind: 'done' }
    }
  } catch (error) {
    if (error instanceof ScopeMissing) return { kind: 'scope-missing' }
    throw error
  }
}
