import { createHash } from 'node:crypto'
import { CLOCK_SOURCE } from '../../data/contract/envelope.ts'
import type { Due } from '../../data/language/keyed.ts'
import { type Day, dayStart, formatInstant, toDay } from '../../data/language/time.ts'
import { KEYED_FOLDS } from '../../data/scenes/index.ts'

/** A key with a date: whose it is, and which source last spoke of it. */
export interface Dated extends Due {
  readonly fold: string
  readonly key: string
  readonly owner: number
  readonly source: string
  readonly hasStages: boolean
}

/** What the clock has to say: a date has passed, or what had passed is done. */
export interface Tick {
  readonly kind: 'deadline.passed' | 'deadline.cleared'
  readonly dated: Dated
  readonly ts: number
}

const nameOf = (of: Pick<Dated, 'fold' | 'key'>) => `${of.fold}/${of.key}`
const isSame = (a: Due, b: Due) => a.at === b.at && a.rule === b.rule

/**
 * The dates to come, ordered by day, and those that have passed and wait to be cleared.
 *
 * A mirror of the keys' states: the same date passes once whatever happens, since the clock's event has an id of its
 * own. Nothing here looks at a key whose date has not come.
 */
export class Deadlines {
  private readonly coming = new Map<string, Dated>()
  private readonly days = new Map<Day, Set<string>>()
  private readonly passed = new Map<string, Dated>()
  private cleared: Tick[] = []

  /** Takes note of what a key's date is now; null where it has none. `ts`: when its latest event happened. */
  note(of: Pick<Dated, 'fold' | 'key'>, at: { dated: Dated | null; ts: number }): void {
    const name = nameOf(of)
    const { dated } = at
    const passed = this.passed.get(name)
    if (passed && dated && isSame(passed, dated)) return
    if (passed) {
      this.passed.delete(name)
      if (!passed.hasStages)
        this.cleared.push({ kind: 'deadline.cleared', dated: passed, ts: Math.max(at.ts, passed.at) })
    }
    const known = this.coming.get(name)
    if (known && dated && isSame(known, dated) && known.owner === dated.owner && known.source === dated.source) return
    if (known) this.forget(name, known)
    if (!dated) return
    this.coming.set(name, dated)
    const day = toDay(dated.at)
    const names = this.days.get(day)
    if (names) names.add(name)
    else this.days.set(day, new Set([name]))
  }

  private forget(name: string, dated: Dated): void {
    this.coming.delete(name)
    const day = toDay(dated.at)
    const names = this.days.get(day)
    names?.delete(name)
    if (names?.size === 0) this.days.delete(day)
  }

  /** A date that had passed before the start. */
  restorePassed(dated: Dated): void {
    const name = nameOf(dated)
    const now = this.coming.get(name)
    if (now && isSame(now, dated)) {
      this.forget(name, now)
      this.passed.set(name, dated)
    } else this.cleared.push({ kind: 'deadline.cleared', dated, ts: dated.at })
  }

  /**
   * What is to be said by `now`, in order of time, at most `limit`; said once only. `isTold` says whether a source has
   * told everything up to an instant: what it still has to tell may be that the thing was done.
   */
  take(at: {
    now: number
    limit: number
    isTold: (source: string, ts: number) => boolean
    /** Whether there is any source that has told everything up to an instant. */
    isAnyTold: (ts: number) => boolean
  }): Tick[] {
    const ticks = this.cleared.splice(0, at.limit)
    const today = toDay(at.now)
    const days = [...this.days.keys()].filter((day) => day <= today).sort((a, b) => a - b)
    for (const day of days) {
      // What no source has told of yet is not looked at one by one: a long past is told day after day.
      if (!at.isAnyTold(dayStart(day))) break
      for (const name of [...(this.days.get(day) ?? [])]) {
        if (ticks.length >= at.limit) return ticks
        const dated = this.coming.get(name)
        if (!dated || dated.at > at.now || !at.isTold(dated.source, dated.at)) continue
        this.forget(name, dated)
        this.passed.set(name, dated)
        ticks.push({ kind: 'deadline.passed', dated, ts: dated.at })
      }
    }
    return ticks.sort((a, b) => a.ts - b.ts)
  }
}

const OF_PEOPLE = new Set(KEYED_FOLDS.filter((fold) => fold.ofPeople).map(({ id }) => id))

/** A tick as the event that the journal keeps; its id makes it the only one of its kind, and tells nobody's pseudonym. */
export function eventOf({ kind, dated, ts }: Tick, subject: string): Readonly<Record<string, unknown>> {
  const { rule, fold, key, hasStages } = dated
  const due = formatInstant(dated.at)
  const open = `${rule}/${fold}/${key}`
  const item = OF_PEOPLE.has(fold) ? `${rule}/${hash(open).slice(0, 22)}` : undefined
  return {
    id: idOf(`${kind}/${item ?? open}/${due}`),
    source: CLOCK_SOURCE,
    type: kind,
    subject,
    time: formatInstant(ts),
    data: {
      rule,
      fold,
      key,
      due,
      ...(item === undefined ? {} : { item }),
      ...(hasStages ? { stage: true } : {}),
    },
  }
}

const hash = (text: string) => createHash('sha256').update(text).digest('base64url')

/** Long ones are cut, and told apart by their hash. */
function idOf(text: string): string {
  return text.length <= 200 ? text : `${text.slice(0, 150)}#${hash(text)}`
}
