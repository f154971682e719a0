import { z } from 'zod'
import { keysOf } from '../language/label.ts'
import { DESK_RULES, DESK_TEXT_LIMIT } from './desk-rules.ts'
import { OrgCode } from './envelope.ts'
import { PROBLEMS } from './problem.ts'
import { Role } from './roles.ts'

const Label = z.strictObject({ zh: z.string(), en: z.string() })

/** A snapshot's id: in every path, and a folder's name. */
export const SnapshotId = z.string().regex(/^[\w-]{1,64}$/)

/** Why a snapshot was made: somebody asked, a day or a month ended, or it was planned. */
export const SnapshotKind = z.enum(['demand', 'day', 'month', 'schedule'])
export type SnapshotKind = z.infer<typeof SnapshotKind>

/** A snapshot as it is listed. */
export const SnapshotRow = z.strictObject({
  id: SnapshotId,
  version: z.int(),
  epoch: z.string(),
  /** RFC 3339, +08:00. */
  made: z.string(),
  kind: SnapshotKind,
  state: z.enum(['making', 'ready', 'failed']),
  /** Its own and the shared segments that it stands on; null while it is being made. */
  bytes: z.number().nullable(),
  /** Entries. */
  rows: z.int().nullable(),
  /** Synthetic data: shown with the watermark everywhere. */
  demo: z.boolean(),
})
export type SnapshotRow = z.infer<typeof SnapshotRow>

/** `POST /api/snapshots`: `{}`, answered with 202 and a row. */
export const SnapshotWish = z.strictObject({})

/** `GET /api/snapshots`: newest first; `version` is the latest that the server knows. */
export const SnapshotsAnswer = z.strictObject({ version: z.int(), snapshots: z.array(SnapshotRow) })
export type SnapshotsAnswer = z.infer<typeof SnapshotsAnswer>

/** `GET /api/snapshots/:id`: the row, and what the manifest says. */
export const SnapshotAnswer = SnapshotRow.extend({
  /** Hashes of the catalogue and of the rules that it was made with. */
  catalogue: z.string(),
  rules: z.string(),
  watermark: z.string().nullable(),
  tables: z.array(z.strictObject({ name: z.string(), rows: z.int(), bytes: z.number(), files: z.int() })),
})
export type SnapshotAnswer = z.infer<typeof SnapshotAnswer>

/** `GET /api/snapshots/:id/schema?scope`: what may be asked of it, and by which rules. */
export const DeskSchema = z.strictObject({
  version: z.int(),
  epoch: z.string(),
  scope: z.string(),
  tables: z.array(
    z.strictObject({
      name: z.string(),
      ...Label.shape,
      /** null: a view, not counted. */
      rows: z.int().nullable(),
      columns: z.array(z.strictObject({ name: z.string(), type: z.string(), ...Label.shape })),
    }),
  ),
  functions: z.array(z.string()),
  rules: z.array(z.strictObject({ id: z.enum(keysOf(DESK_RULES)), ...Label.shape })),
})
export type DeskSchema = z.infer<typeof DeskSchema>

/**
 * `POST /api/snapshots/:id/query`. `scope`: the asker's own where absent. `rows`: at most so many, within the server's
 * bound. `format`: `parquet` answers with a file.
 *
 * The text is bounded by the rule `text`, not here: a longer one is refused like any other that breaks a rule.
 */
export const DeskQuery = z.strictObject({
  sql: z.string(),
  scope: OrgCode.optional(),
  rows: z.int().min(1).max(1_000_000).optional(),
  format: z.enum(['json', 'parquet']).default('json'),
})
export type DeskQuery = z.infer<typeof DeskQuery>

/**
 * A value of a result: numbers as numbers where JSON holds them exactly, larger ones as text; instants, dates and
 * what else there is as text; lists and structs as they are. Missing is null.
 */
export const DeskValue = z.json()
export type DeskValue = z.infer<typeof DeskValue>

export const DeskColumn = z.strictObject({
  name: z.string(),
  /** As DuckDB writes it: `BIGINT`, `DOUBLE`, `VARCHAR`, `DECIMAL(18,2)`. */
  type: z.string(),
})
export type DeskColumn = z.infer<typeof DeskColumn>

/** What a query answers, read whole. */
export const DeskAnswer = z.strictObject({
  version: z.int(),
  columns: z.array(DeskColumn),
  rows: z.array(z.array(DeskValue)),
  /** There was more than the bound on rows or bytes let through. */
  truncated: z.boolean(),
  /** From its start in the sandbox to its last row. */
  ms: z.number(),
  /** Its id in the history. */
  query: z.string(),
})
export type DeskAnswer = z.infer<typeof DeskAnswer>

/** A refusal or failure of a query. Line and column are 1-based, in the text as it was sent. */
export const DeskProblem = z.object({
  code: z.enum(keysOf(PROBLEMS)),
  title: z.string(),
  detail: z.string().optional(),
  /** Which rule of the published list it broke. */
  rule: z.enum(keysOf(DESK_RULES)).optional(),
  line: z.int().optional(),
  column: z.int().optional(),
})
export type DeskProblem = z.infer<typeof DeskProblem>

/** One line of a query that is read as it comes (`Accept: application/x-ndjson`). `end` or `problem` is the last. */
export const DeskLine = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('started'), query: z.string(), version: z.int() }),
  /** So many are before it; told again whenever that changes. */
  z.strictObject({ kind: z.literal('waiting'), ahead: z.int() }),
  z.strictObject({ kind: z.literal('columns'), columns: z.array(DeskColumn) }),
  z.strictObject({ kind: z.literal('rows'), rows: z.array(z.array(DeskValue)) }),
  /** Of what the engine knows to be done, 0–100. */
  z.strictObject({ kind: z.literal('progress'), percent: z.number() }),
  z.strictObject({ kind: z.literal('end'), rows: z.int(), truncated: z.boolean(), ms: z.number() }),
  z.strictObject({ kind: z.literal('problem'), problem: DeskProblem }),
])
export type DeskLine = z.infer<typeof DeskLine>

/** How a query ended. `refused`: it broke a rule; `failed`: the engine could not answer it; `late`: its time was up. */
const Ending = z.enum(['running', 'done', 'refused', 'failed', 'stopped', 'late', 'interrupted'])

/** A query that was asked. */
export const DeskRecord = z.strictObject({
  id: z.string(),
  /** Epoch ms. */
  time: z.number(),
  snapshot: z.string(),
  version: z.int().nullable(),
  scope: z.string(),
  sql: z.string(),
  state: Ending,
  rule: z.enum(keysOf(DESK_RULES)).nullable(),
  rows: z.int().nullable(),
  truncated: z.boolean(),
  ms: z.number().nullable(),
})
export type DeskRecord = z.infer<typeof DeskRecord>

/** `GET /api/desk/history`: the asker's own, newest first. */
export const DeskHistory = z.strictObject({ queries: z.array(DeskRecord) })
export type DeskHistory = z.infer<typeof DeskHistory>

/** `GET /api/desk/log`: everybody's, newest first, with the whole text; for whoever audits. */
export const DeskLog = z.strictObject({
  total: z.int(),
  queries: z.array(DeskRecord.extend({ actor: z.string(), role: Role })),
})
export type DeskLog = z.infer<typeof DeskLog>

/** `POST /api/desk/saved`: with the `id` of an own one it is changed, else kept anew. */
export const DeskSave = z.strictObject({
  id: z.string().max(64).optional(),
  title: z.string().min(1).max(100),
  sql: z.string().min(1).max(DESK_TEXT_LIMIT),
  /** Others of the same scope see it; only its owner changes or removes it. */
  shared: z.boolean().default(false),
  /** What the desk keeps beside it (the chart and its columns); the server does not read it. */
  view: z.string().max(2_000).nullable().default(null),
})
export type DeskSave = z.infer<typeof DeskSave>

export const DeskSaved = z.strictObject({
  id: z.string(),
  title: z.string(),
  sql: z.string(),
  shared: z.boolean(),
  view: z.string().nullable(),
  scope: z.string(),
  isOwn: z.boolean(),
  /** Epoch ms. */
  changed: z.number(),
})
export type DeskSaved = z.infer<typeof DeskSaved>

/** `GET /api/desk/saved`: own ones, and those shared in the scope; latest first. */
export const DeskSavedAnswer = z.strictObject({ saved: z.array(DeskSaved) })
export type DeskSavedAnswer = z.infer<typeof DeskSavedAnswer>
