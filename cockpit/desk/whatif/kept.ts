import { z } from 'zod'
import { ChangedSet } from '../../../data/rules/scores/changed-set.ts'

/** A what-if as it is kept among saved queries: in what the server does not read. */
export const KeptTrial = z.strictObject({ trial: ChangedSet, from: z.string(), to: z.string() })
export type KeptTrial = z.infer<typeof KeptTrial>

/** The what-if that was kept; null where it is something else. */
export function readTrial(view: string | null): KeptTrial | null {
  if (view === null || !view.startsWith('{"trial"')) return null
  try {
    return KeptTrial.parse(JSON.parse(view))
  } catch {
    return null // kept by another version of this page
  }
}
