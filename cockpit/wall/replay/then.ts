import type { ReplayAnswer } from '../../../data/contract/replay.ts'
import { formatInstant } from '../../../data/language/time.ts'
import type { Then } from '../../feed/api.ts'

/** How to ask for something else of the same moment: by version, and where nobody had it then, by event time too. */
export function thenOf(answer: ReplayAnswer | null): Then {
  if (!answer) return null
  const { version } = answer.frame
  return answer.mode === 'replay' ? { version } : { version, at: formatInstant(answer.moment) }
}
