import { type ShallowRef, shallowRef } from 'vue'
import type { OriginAnswer } from '../../data/contract/rest.ts'
import { metricById } from '../../data/scenes/catalogue.ts'
import { formatExact, formatFull } from '../charts/format.ts'
import { fetchOrigin } from '../feed/api.ts'
import { sentenceOf } from '../feed/problem-text.ts'
import { say } from '../i18n/lang.ts'
import type { Opened } from './link.ts'
import { toNumber } from './result/columns.ts'
import type { Run } from './run.ts'
import type { Snapshots } from './snapshots/use-snapshots.ts'
import { words } from './words.ts'

/** What is said of a number that was brought here from a card: being checked, the same, or another. */
export interface CardWord {
  readonly state: 'busy' | 'same' | 'differs' | 'hidden' | 'failed'
  readonly text: string
}

/**
 * Opens a number of a card: its SQL, on a snapshot that is new enough (made if need be), and says whether the two are
 * the same. `ask`: runs a text on the snapshot that is chosen by then.
 */
export function useCard(desk: { snapshots: Snapshots; ask: (sql: string) => Promise<Run> }): {
  word: Readonly<ShallowRef<CardWord | null>>
  open: (card: Extract<Opened, { kind: 'card' }>) => Promise<void>
  forget: () => void
} {
  const word = shallowRef<CardWord | null>(null)

  async function open({ metric, scope, version, at }: Extract<Opened, { kind: 'card' }>) {
    word.value = { state: 'busy', text: words('cardChecking') }
    try {
      const origin = await fetchOrigin({
        ...{ scope, metric },
        ...(version === null ? {} : { version }),
        ...(at === null ? {} : { at }),
      })
      const snapshot = await desk.snapshots.atLeast({ version: origin.version, epoch: origin.epoch }, () => {
        word.value = { state: 'busy', text: words('cardMaking', { version: formatExact(origin.version) }) }
      })
      word.value = { state: 'busy', text: words('cardChecking') }
      word.value = judge(origin, await desk.ask(origin.sql), snapshot.version)
    } catch (error) {
      word.value = { state: 'failed', text: words('failed', { reason: sentenceOf(error) }) }
    }
  }
  return {
    word,
    open,
    forget: () => {
      word.value = null
    },
  }
}

/** A run that has not come to its end says of itself why. */
function judge(origin: OriginAnswer, run: Run, version: number): CardWord | null {
  if (run.status !== 'done') return null
  if (origin.state === 'suppressed') return { state: 'hidden', text: words('cardHidden') }
  const unit = metricById(origin.metric)?.unit ?? 'person'
  const found = toNumber(run.result.rows[0]?.[0])
  const label = say(origin.label)
  const value = formatFull(origin.value, unit)
  if (!isSame(found, origin.value))
    return { state: 'differs', text: words('cardDiffers', { label, value, other: formatFull(found, unit) }) }
  const told = { label, value, version: formatExact(origin.version), snapshot: formatExact(version) }
  return { state: 'same', text: words('cardSame', told) }
}

/** Sums are integers and equal to the bit; a quotient may differ in the last digit of a decimal's reading. */
function isSame(a: number | null, b: number | null): boolean {
  if (a === null || b === null) return a === b
  return a === b || Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b))
}
