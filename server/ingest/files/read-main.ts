import { importKind } from '../../../data/imports/index.ts'
import { FileRefused } from './limits.ts'
import { readFile } from './read-file.ts'
import type { ReadMessage } from './read-messages.ts'

/** The reading process: one file, then it ends. Arguments: the file, where rows go, the kind (or ''). */
const [path = '', out = '', kind = ''] = process.argv.slice(2)
const hint = importKind(kind)?.id ?? null

const tell = (message: ReadMessage) => void process.send?.(message)

// Whoever started it is gone: nobody waits for this any more.
const orphaned = () => process.exit(1)
process.on('disconnect', orphaned)

try {
  await readFile({ path, out, hint, tell })
} catch (error) {
  if (!(error instanceof FileRefused)) throw error
  tell({ kind: 'refused', reason: error.reason })
}
process.off('disconnect', orphaned)
process.disconnect()
