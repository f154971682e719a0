import type { z } from 'zod'
import type { Label } from './label.ts'

/** One whole example of an event kind: all examples of the catalogue, sent in order, are accepted. */
export interface EventExample {
  readonly subject: string
  readonly time: string
  readonly data: Readonly<Record<string, unknown>>
  /** Given where a later example refers to this one. */
  readonly id?: string
}

/**
 * What one kind of event says, and what it must find in place before it can be posted.
 *
 * `payload` is strict: an unknown field is refused. What the journal keeps is a payload of the same schema
 * (see `personal.ts`), so that a replay reads what ingest wrote.
 */
export interface EventKind<Data = Readonly<Record<string, unknown>>> {
  readonly kind: string
  readonly label: Label
  readonly payload: z.ZodType<Data>
  /** Order among events of one key at the same instant: causes have the lower rank. */
  readonly rank: number
  /**
   * `data.member` must be unknown before (`new`), known before (`known`), or either (`any`); absent: no member. A
   * payload may leave it out. `applicant`: somebody who may become a member under the same code; a pseudonym like
   * others, but looked up nowhere, and entries are nobody's.
   */
  readonly member?: 'new' | 'known' | 'any' | 'applicant'
  /** The payload has lists `members` or `absent` of members' codes: they become pseudonyms at the door. */
  readonly members?: true
  /** The subject is founded by this very event, so it need not exist before. */
  readonly founds?: true
  /** Payload fields that hold a code of another organisation (or null). */
  readonly orgs?: readonly string[]
  /** Which of `orgs` is the organisation in whose name it is done: it must lie in the sender's scope. */
  readonly acting?: string
  /** Who alone may send it: the server's own clock, or one of its doors for somebody's role. Absent: whoever may send. */
  readonly by?: 'clock' | 'door'
  /** May be shown one by one on a wall: says nothing about a single person. */
  readonly ribbon?: true
  readonly examples: readonly EventExample[]
}

/** Declares an event kind. */
export function defineEvent<Data>(event: Omit<EventKind<Data>, 'rank'> & { rank?: number }): EventKind<Data> {
  return { rank: 50, ...event }
}
