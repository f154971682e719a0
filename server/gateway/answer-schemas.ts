import { z } from 'zod'
import type { HistoryAnswer } from '../../data/contract/history.ts'
import type { IdentitiesAnswer } from '../../data/contract/identities.ts'
import type { ImportAnswer } from '../../data/contract/imports.ts'
import type { ReplayAnswer } from '../../data/contract/replay.ts'
import type {
  ChainAnswer,
  OrgsAnswer,
  OriginAnswer,
  RhythmAnswer,
  SeriesAnswer,
  ValuesAnswer,
} from '../../data/contract/rest.ts'
import { Role } from '../../data/contract/roles.ts'
import type { SupervisionAnswer, SupervisionDone, SupervisionWeeks } from '../../data/contract/supervision.ts'
import type { TermMonths } from '../../data/contract/terms.ts'
import type { Metric } from '../../data/language/metric.ts'
import { WINDOWS } from '../../data/language/time.ts'
import {
  Compared,
  Evaluated,
  Governance,
  OwnScore,
  Place,
  Quiet,
  Rules,
  Scores,
  Simulated,
  Targets,
} from './answer-judging.ts'
import { Full, int, Label, number, Org, object, orNull, part, Sign, State, scoped, text, Unit } from './answer-parts.ts'
import { Branch, Contested, OwnRecord, Recorded, Search, Sessions, Settings, Timeline } from './answer-phone.ts'

const Values: z.ZodType<ValuesAnswer> = object({
  ...scoped,
  at: orNull(text),
  values: z.array(object({ metric: text, value: orNull(number), state: State, dataTime: orNull(text) })),
})
const Series: z.ZodType<SeriesAnswer> = object({
  ...scoped,
  metric: text,
  by: z.enum(['minute', 'hour', 'day', 'month']),
  points: z.array(object({ time: text, value: orNull(number) })),
})
const Rhythm: z.ZodType<RhythmAnswer> = object({
  version: int,
  day: text,
  metric: text,
  today: z.array(z.tuple([number, number])),
  usual: z.array(z.tuple([number, number, number, number])),
  days: int,
})
const Entry = object({
  ...{ seq: int, time: text, org: text, orgName: text, measure: text, amount: number },
  ...{ kind: text, kindLabel: Label, source: text, eventId: text, received: text },
})
const Origin: z.ZodType<OriginAnswer> = object({
  ...scoped,
  ...{ metric: text, label: Label, definition: Label, formula: Label, article: text },
  value: orNull(number),
  state: State,
  at: orNull(text),
  sql: text,
  parts: z.array(object(part)),
  entries: z.array(Entry),
  entriesHidden: orNull(Label),
  sources: z.array(object({ source: text, entries: int, latest: text, received: text })),
  movers: z.array(object({ org: text, orgName: text, measure: text, hour: number, day: number })),
})
const History: z.ZodType<HistoryAnswer> = object({
  ...scoped,
  metric: text,
  label: Label,
  points: z.array(
    object({
      ...{ day: text, version: int, published: orNull(number), now: orNull(number), isCorrected: z.boolean() },
      reasons: z.array(object({ kind: text, label: text, events: int })),
    }),
  ),
})
const Identities: z.ZodType<IdentitiesAnswer> = object({
  ...scoped,
  at: orNull(text),
  checked: int,
  residuals: int,
  identities: z.array(
    object({
      ...{ id: text, label: Label, scene: orNull(text), source: text, left: orNull(number) },
      ...{ right: orNull(number), residual: number },
      parts: z.array(object({ ...part, side: z.enum(['left', 'right']) })),
    }),
  ),
})
const Orgs: z.ZodType<OrgsAnswer> = object({ version: int, self: Org, path: z.array(Org), children: z.array(Org) })

const Replay: z.ZodType<ReplayAnswer> = object({
  mode: z.enum(['replay', 'retro']),
  moment: number,
  installed: orNull(number),
  frame: Full,
  tree: Orgs,
})

const Term = object({ measure: text, window: z.enum(WINDOWS), sign: Sign })
const Metrics: z.ZodType<{ readonly metrics: readonly Metric[] }> = object({
  metrics: z.array(
    object({
      ...{ id: text, label: Label, unit: Unit, direction: z.enum(['up', 'down', 'none']) },
      of: z.union([
        object({ kind: z.literal('sum'), terms: z.array(Term) }),
        object({ kind: z.literal('ratio'), over: z.array(Term), under: z.array(Term) }),
      ]),
      definition: Label,
      source: text,
      thresholds: z.array(number).exactOptional(),
      known: z.array(text),
    }),
  ),
})

const Chain: z.ZodType<ChainAnswer> = object({
  version: int,
  pseudonym: text,
  stage: orNull(Label),
  events: z.array(
    object({
      ...{ seq: int, kind: text, label: Label, detail: orNull(Label), nr: orNull(int), time: text },
      ...{ org: text, orgName: text, other: orNull(object({ code: text, name: text })), stage: orNull(Label) },
      month: orNull(text),
      fen: orNull(int),
      corrected: orNull(object({ time: text, reason: text, withdrawn: z.boolean() })),
    }),
  ),
})

const Named = object({ org: text, name: text })
const Item = object({
  ...{ id: text, stage: text, stageLabel: Label, rule: orNull(text), cause: orNull(text), label: Label },
  ...{ article: text, remedy: Label, opener: orNull(Named), opened: text, due: text, isOverdue: z.boolean() },
  owner: object({ org: text, name: text, role: text, roleLabel: Label }),
  ...{ escalatedTo: orNull(Named), escalates: orNull(text), urgeFrom: orNull(text) },
  evidence: z.array(text),
  closed: orNull(text),
  history: z.array(object({ seq: int, time: text, kind: text, label: text, source: text })),
})
const Supervision: z.ZodType<SupervisionAnswer> = object({
  ...{ version: int, scope: text, total: int, items: z.array(Item) },
})
const Weeks: z.ZodType<SupervisionWeeks> = object({
  ...{ version: int, scope: text, open: int, overdue: int, weeks: z.array(int), later: int },
  ages: z.array(object({ upTo: orNull(int), items: int })),
})
const Terms: z.ZodType<TermMonths> = object({
  ...{ version: int, scope: text, known: int, overdue: int, later: int },
  months: z.array(object({ month: text, terms: int })),
})
const Done: z.ZodType<SupervisionDone> = object({ version: int, isDuplicate: z.boolean(), item: orNull(Item) })

const Import: z.ZodType<ImportAnswer> = object({
  ...{ id: text, mode: z.enum(['preview', 'apply']) },
  status: z.enum(['reading', 'comparing', 'previewed', 'applying', 'done', 'failed']),
  ...{ problem: orNull(text), problemEn: orNull(text), problemCode: orNull(text) },
  progress: object({ done: int, total: orNull(int) }),
  file: orNull(
    object({
      kind: z.custom<NonNullable<ImportAnswer['file']>['kind']>((id) => typeof id === 'string'),
      format: z.enum(['csv', 'xlsx']),
      ...{ encoding: orNull(text), sheet: orNull(text), headerLine: int, ignored: z.array(text) },
      columns: z.array(object({ header: text, column: text })),
    }),
  ),
  counts: orNull(
    object({ rows: int, new: int, changed: int, unchanged: int, refused: int, skipped: int, disappeared: int }),
  ),
  refused: z.array(object({ line: int, column: text, code: text, reason: text, reasonEn: text })),
  disappeared: z.array(object({ org: text, name: text, members: orNull(int) })),
  version: orNull(int),
  expires: text,
})

const refusal = { line: int, field: text, code: text, reason: text, reasonEn: text }
const Json = z.record(text, z.unknown())

/** What an answer is where it is no JSON: of a media type, or nothing (204). */
export type NoJson = { readonly media: string | null }
const NOTHING: NoJson = { media: null }

/** What each door answers, by method and path; a door may say it itself instead. A test holds them against real answers. */
export const ANSWERS: Readonly<Record<string, z.ZodType | NoJson>> = {
  'get /api/metrics': Metrics,
  'get /api/values': Values,
  'get /api/series': Series,
  'get /api/rhythm': Rhythm,
  'get /api/replay': Replay,
  'get /api/origin': Origin,
  'get /api/identities': Identities,
  'get /api/history': History,
  'get /api/orgs': Orgs,
  'get /api/members/:pseudonym/chain': Chain,
  'get /api/scores/me': OwnScore,
  'get /api/scores': Scores,
  'post /api/rules/simulate': Simulated,
  'get /api/rules': Rules,
  'post /api/rules/evaluate': Evaluated,
  'get /api/targets': Targets,
  'get /api/compare': Compared,
  'get /api/governance': Governance,
  'get /api/quiet': Quiet,
  'get /api/place': Place,
  'get /api/orgs/search': Search,
  'get /api/timeline': Timeline,
  'get /api/branch': Branch,
  'post /api/records': Recorded,
  'post /api/records/:id/correct': Recorded,
  'post /api/contests': Contested,
  'get /api/me/record': OwnRecord,
  'get /api/me/settings': Settings,
  'put /api/me/settings': Settings,
  'get /api/sessions': Sessions,
  'delete /api/sessions/:id': NOTHING,
  'get /api/supervision': Supervision,
  'get /api/supervision/weeks': Weeks,
  'get /api/terms/months': Terms,
  'post /api/supervision/:id/:action': Done,
  'post /api/imports': Import,
  'post /api/imports/:id/apply': Import,
  'get /api/imports/:id': Import,
  'get /api/imports/:id/refused': { media: 'text/csv' },
  'delete /api/imports/:id': NOTHING,
  'get /api/templates/:name.xlsx': { media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  'get /api/snapshots/:id/export': { media: 'application/zip' },
  'get /health/live': object({ status: z.literal('ok') }),
  'get /health/ready': object({ status: z.literal('ready') }),
  'get /metrics': { media: 'text/plain' },
  'get /api/kinds': object({
    kinds: z.array(
      object({ kind: text, label: Label, scene: orNull(text), schema: z.unknown(), examples: z.array(Json) }),
    ),
  }),
  'get /api/demo': object({ opening: orNull(text), seed: z.union([text, number]).nullable(), size: text }),
  'get /api/me': object({ role: Role, scope: text, member: orNull(text), demo: z.boolean(), may: z.array(text) }),
  'get /api/held': object({
    total: int,
    rows: z.array(object({ source: text, id: text, kind: text, subject: text, received: text, waitsFor: text })),
  }),
  'get /api/rejects': object({
    total: int,
    rows: z.array(object({ ...refusal, source: text, record: text, received: text })),
  }),
  'post /api/sessions': object({ role: Role, scope: text }),
  'delete /api/sessions': NOTHING,
  'delete /api/queries/:id': NOTHING,
  'delete /api/desk/saved/:id': NOTHING,
  'post /api/screens/:id/orders': NOTHING,
  'get /api/openapi.json': Json,
  'get /api/asyncapi.json': Json,
}
