import type { Frame, Health, View } from '../../data/contract/frames.ts'
import type { HistoryAnswer } from '../../data/contract/history.ts'
import type { IdentitiesAnswer } from '../../data/contract/identities.ts'
import type { OwnRecordAnswer } from '../../data/contract/own.ts'
import type { BranchAnswer } from '../../data/contract/records.ts'
import type { ReplayAnswer } from '../../data/contract/replay.ts'
import type {
  ChainAnswer,
  OrgsAnswer,
  OriginAnswer,
  RhythmAnswer,
  SeriesAnswer,
  Step,
  ValuesAnswer,
} from '../../data/contract/rest.ts'
import type { OwnScoreAnswer, ScoresAnswer, SimulateAnswer } from '../../data/contract/scores.ts'
import type { PlaceAnswer, QuietAnswer, SearchAnswer, TimelineAnswer } from '../../data/contract/standing.ts'
import type { ItemStates, SupervisionAnswer, SupervisionWeeks } from '../../data/contract/supervision.ts'
import type { TermMonths } from '../../data/contract/terms.ts'
import type { DueSettings } from '../../data/language/keyed.ts'
import type { ChangedSet } from '../../data/rules/scores/changed-set.ts'
import type { Batch, RefusedRecord, Taken } from './batch.ts'

/** Whether who asks may not see counts of few people: what is not for everybody is left out. */
export interface Audience {
  readonly isPublic?: boolean
}

/** A moment: `at` is when it happened, `version` as it was known; both null for now. */
export interface Moment {
  readonly at: number | null
  readonly version: number | null
}

export interface HeldRow {
  readonly source: string
  readonly id: string
  readonly kind: string
  readonly subject: string
  readonly received: string
  readonly waitsFor: string
}

/** Which present states are asked for: organisations by code, members by pseudonym, events by id of one source. */
export type StatesQuery =
  | { readonly scope: string; readonly kind: 'org' | 'member'; readonly keys: readonly string[] }
  | { readonly scope: string; readonly kind: 'event'; readonly source: string; readonly keys: readonly string[] }

/** What a key is now. */
export interface KeyState {
  /** Dense id of an organisation or member, `seq` of an event. */
  readonly id: number
  /** The state of the key's fold, or the event's payload as corrections left it (null: taken back). */
  readonly state: Readonly<Record<string, unknown>> | null
  /** Where it is: an organisation's parent, a member's organisation, an event's subject. */
  readonly org: string | null
  /** When the latest event of the key, or the latest correction of the event, happened; epoch ms. */
  readonly ts: number
  /** How many members an organisation has; 0 for other keys. */
  readonly members: number
  /** A member's name in the people store: for comparing, never for showing. */
  readonly name: string | null
}

/** Which items of supervision are asked for: of a scope's organisations, or one by its id. */
export interface SupervisionQuery {
  readonly scope: string
  readonly state: ItemStates
  readonly item: string | null
  readonly limit: number
}

/** When somebody of a role last opened a metric. */
export interface Opening {
  readonly metric: string
  readonly role: string
  readonly day: string
}

/** Before which instants what was refused is gone, and the names of those who left. */
export interface PurgeQuery {
  readonly rejectsBefore: number
  readonly leftBefore: number
}

/** The latest version on disk, and which ledger it is of; the ended days, oldest first, each with the version it closed with. */
export interface Versions {
  readonly version: number
  readonly epoch: string
  readonly journal: string
  readonly closings: readonly { readonly day: number; readonly version: number }[]
}

/** Which rows of which ledger are copied, and into which folder: of events after `after` up to `version`. */
export interface CopyQuery {
  readonly folder: string
  readonly epoch: string
  readonly journal: string
  readonly after: number
  readonly version: number
  /** Of this organisation and those below alone, with whose they are, and their people; null: of all, without. */
  readonly people: string | null
}

/** How much a purge took out, with a hash over it (null: nothing). */
export interface PurgedRecords {
  readonly count: number
  readonly hash: string | null
}

export interface RejectRow extends RefusedRecord {
  readonly received: string
}

/** What a screen watches. `key` is the same for the same scope, view and rate. */
export interface Room extends Audience {
  readonly key: string
  readonly scope: string
  readonly view: View
  /** Frames a second at most. */
  readonly rate: number
}

/**
 * The engine as the gateway sees it. Every answer is plain data. Unknown scopes, metrics and versions throw a
 * `Problem` (`scope-unknown`, `metric-unknown`, `version-unknown`), anything before the first frame `loading`.
 *
 * `watch` sends one full frame to `onFrame` and then deltas, each starting at the version of the one before;
 * `unwatch` ends it. Only versions that are flushed to the journal are ever sent.
 */
export interface Engine {
  take(batch: Batch): Promise<Taken>
  values(query: { scope: string; metrics: readonly string[] } & Moment & Audience): Promise<ValuesAnswer>
  series(
    query: {
      scope: string
      metric: string
      from: number
      to: number
      by: Step
      version: number | null
    } & Audience,
  ): Promise<SeriesAnswer>
  rhythm(query: { scope: string; metric: string } & Moment & Audience): Promise<RhythmAnswer>
  /** A whole view as it was at an instant of the past; `top`: where the viewer's scope begins. */
  replay(query: { scope: string; view: View; moment: number; top: string } & Audience): Promise<ReplayAnswer>
  /** What a metric was published as at the end of the last days, and what is known of them now. */
  history(query: { scope: string; metric: string; days: number } & Audience): Promise<HistoryAnswer>
  /** `entries`: whether the viewer may see single entries (else only sums). */
  origin(query: { scope: string; metric: string; entries: boolean } & Moment & Audience): Promise<OriginAnswer>
  orgs(query: { parent: string; depth: number; top: string }): Promise<OrgsAnswer>
  /** Organisations of a scope by name or by the first letters of its pinyin. */
  search(query: { scope: string; text: string }): Promise<SearchAnswer>
  /** The latest public events of a scope. */
  timeline(query: { scope: string }): Promise<TimelineAnswer>
  /** Whether the organisation `code` lies in the subtree of `scope` now (or is it); false for unknown codes. */
  within(query: { scope: string; code: string }): Promise<boolean>
  /** The present states of keys, in their order; null where there is none, or none that lies in `scope`. */
  states(query: StatesQuery): Promise<readonly (KeyState | null)[]>
  /**
   * A member's or applicant's life as a chain; null where there is none, or where it is not with an organisation of
   * `scope` now (null: wherever it is).
   */
  chain(query: { pseudonym: string; scope: string | null }): Promise<ChainAnswer | null>
  /** What a member took part in and did in a year (null: the running one). */
  ownRecord(query: { pseudonym: string; year: number | null }): Promise<OwnRecordAnswer>
  /** What is on record of a branch and its people, for its own secretary. */
  branch(query: { scope: string }): Promise<BranchAnswer>
  /** One member's score of a year (null: the running one) with all its movements. */
  ownScore(query: { pseudonym: string; year: number | null }): Promise<OwnScoreAnswer>
  /** Distributions of scores; `people`: whether the viewer may see the members of the scope, which is their branch. */
  scores(query: { scope: string; year: number | null; people: boolean }): Promise<ScoresAnswer>
  /** What a changed rule set would have made of the evidence of a stretch of a year (epoch ms); posts nothing. */
  simulateScores(query: {
    scope: string
    ruleSet: ChangedSet
    from: number
    to: number
    people: boolean
  }): Promise<SimulateAnswer>
  held(query: { scope: string; limit: number }): Promise<{ total: number; rows: readonly HeldRow[] }>
  rejects(query: { source: string | null; limit: number }): Promise<{ total: number; rows: readonly RejectRow[] }>
  /** Takes refused records and names out that are over their time; journal and ledger stay. */
  purge(query: PurgeQuery): Promise<{ rejects: PurgedRecords; people: PurgedRecords }>
  /** Notes that somebody of a role opened a metric today: the role and the day, nobody's name. */
  opened(query: { metric: string; role: string }): Promise<void>
  /** When each role last opened each metric, days at +08:00; `since`: from when on openings are noted. */
  openings(): Promise<{ since: string; openings: readonly Opening[] }>
  /** Every identity at a scope and moment, with what is left of it. */
  identities(query: { scope: string } & Moment & Audience): Promise<IdentitiesAnswer>
  supervision(query: SupervisionQuery): Promise<SupervisionAnswer>
  supervisionWeeks(query: { scope: string }): Promise<SupervisionWeeks>
  /** In which month the terms of a scope end. */
  termMonths(query: { scope: string }): Promise<TermMonths>
  /** Branches of a scope of which nothing was heard for some days. */
  quiet(query: { scope: string; days: number }): Promise<QuietAnswer>
  /** Where a scope lies among the units beside it. */
  place(query: { scope: string; metric: string }): Promise<PlaceAnswer>
  versions(): Promise<Versions>
  /** Copies rows of the ledger into files; ingest goes on and comes first. Fails: `refused`, `version-unknown`. */
  copy(query: CopyQuery): Promise<void>
  watch(room: Room): Promise<void>
  unwatch(query: { key: string }): Promise<void>
  health(): Promise<Health>
  /** Counters and gauges for `/metrics`. */
  gauges(): Promise<Readonly<Record<string, number>>>
  close(): Promise<void>
}

/** What the engine sends without being asked. */
export interface EngineEvents {
  onFrame(key: string, frame: Frame): void
  onHealth(health: Health): void
  /** The engine cannot go on (disk full, damaged journal): the process must stop. */
  onFatal(message: string): void
}

/** What the operator may set of an engine. */
export interface EngineSettings extends DueSettings {
  /** Hours after which what is held is refused. */
  readonly heldHours?: number
}

/** What an engine is opened with. */
export interface EngineOptions {
  readonly folder: string
  /** The clock, epoch ms. */
  readonly now: () => number
  readonly events: EngineEvents
  /** Whether the data are synthetic: said on every screen. */
  readonly demo?: boolean
  readonly heldLimit?: number
  readonly settings?: EngineSettings
  readonly memoryLimit?: string
  /** Stands for the hash of `data/` in tests of a change of meaning. */
  readonly meaning?: string
  /** No timers: days, frames and ledger writes happen only when asked for (`tick`). For tests. */
  readonly manual?: boolean
  /** How many keyed states make the older ones leave memory. For tests, where few would ever leave. */
  readonly keysInMemory?: number
  /** After how many entries these are added up in the ledger. For tests, where few would ever be. */
  readonly subtotalEvery?: number
}
