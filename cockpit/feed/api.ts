import type { AboutAnswer } from '../../data/contract/about.ts'
import type { BoundaryAnswer } from '../../data/contract/boundary.ts'
import { DESK_RULES, type DeskRule } from '../../data/contract/desk-rules.ts'
import type { HistoryAnswer } from '../../data/contract/history.ts'
import type { IdentitiesAnswer } from '../../data/contract/identities.ts'
import type { InboxAnswer } from '../../data/contract/inbox.ts'
import type { OwnRecordAnswer, OwnSettings, SessionsAnswer } from '../../data/contract/own.ts'
import { PROBLEMS, Problem, type ProblemBody, type ProblemCode } from '../../data/contract/problem.ts'
import type { BranchAnswer } from '../../data/contract/records.ts'
import type { ReplayAnswer } from '../../data/contract/replay.ts'
import type {
  ChainAnswer,
  OrgsAnswer,
  OriginAnswer,
  RhythmAnswer,
  SeriesAnswer,
  ValuesAnswer,
} from '../../data/contract/rest.ts'
import type { RobotAnswer } from '../../data/contract/robot.ts'
import type { Role } from '../../data/contract/roles.ts'
import type { EvaluateAnswer } from '../../data/contract/rules.ts'
import type { OwnScoreAnswer, ScoresAnswer } from '../../data/contract/scores.ts'
import type { PlaceAnswer, QuietAnswer, SearchAnswer, TimelineAnswer } from '../../data/contract/standing.ts'
import type { SupervisionAnswer, SupervisionWeeks } from '../../data/contract/supervision.ts'
import type { CompareAnswer, TargetsAnswer } from '../../data/contract/targets.ts'
import type { TermMonths } from '../../data/contract/terms.ts'
import type { Metric } from '../../data/language/metric.ts'

/** Who this session is: `GET /api/me`. */
export interface Me {
  readonly role: Role
  readonly scope: string
  readonly demo: boolean
  /** The pseudonym of the member that it is; null for who is none. */
  readonly member: string | null
}

/** Who we are, with the server's clock of that answer (to the second). */
export async function fetchMe(): Promise<{ me: Me; serverNow: number }> {
  const response = await request('/api/me')
  const date = Date.parse(response.headers.get('date') ?? '')
  // The answer's shape is the contract's; past the door nothing is checked again.
  return { me: (await response.json()) as Me, serverNow: Number.isNaN(date) ? Date.now() : date }
}

/** For everybody, with a session or without. */
export function fetchAbout(): Promise<AboutAnswer> {
  return getJson('/api/about', {})
}

/** What lets somebody in: the code of a one-time link, or a bearer token. */
export type Entry = { readonly code: string } | { readonly token: string }

/** Opens a session; it comes as a cookie that scripts cannot read. */
export async function openSession(entry: Entry): Promise<void> {
  await request('/api/sessions', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(entry),
  })
}

export function fetchOrgs(parent: string, depth: number): Promise<OrgsAnswer> {
  return getJson('/api/orgs', { parent, depth })
}

/** By name, or by the first letters of its pinyin. */
export function searchOrgs(scope: string, text: string): Promise<SearchAnswer> {
  return getJson('/api/orgs/search', { scope, text })
}

export function fetchTimeline(scope: string): Promise<TimelineAnswer> {
  return getJson('/api/timeline', { scope })
}

/** Now and at the same time of day a year, or a month, before. */
export function fetchCompare(query: {
  scope: string
  metric: readonly string[]
  with: 'year' | 'month'
}): Promise<CompareAnswer> {
  return getJson('/api/compare', query)
}

/** Ends the session, here and on its sockets. */
export async function endSession(): Promise<void> {
  await request('/api/sessions', { method: 'DELETE' })
}

/** The catalogue's entries of some metrics. */
export async function fetchMetrics(ids: readonly string[]): Promise<readonly Metric[]> {
  const { metrics } = await getJson<{ metrics: readonly Metric[] }>('/api/metrics', { metric: ids })
  return metrics
}

/** A moment of the past: what was known at a version, or of what had happened by an instant. */
export type Then = { readonly version: number; readonly at?: string } | null

/** Of the day of the moment; of today without. */
export function fetchRhythm(query: { scope: string; metric: string; moment: Then }): Promise<RhythmAnswer> {
  const { moment, ...asked } = query
  return getJson('/api/rhythm', { ...asked, ...moment })
}

/** A whole view as the screens had it at an instant (RFC 3339). */
export function fetchReplay(query: { scope: string; moment: string; map?: string }): Promise<ReplayAnswer> {
  return getJson('/api/replay', query)
}

/** The operator's boundary layer of the map, where there is one. */
export function fetchBoundary(): Promise<BoundaryAnswer> {
  return getJson('/api/boundary', {})
}

export function fetchTargets(scope: string): Promise<TargetsAnswer> {
  return getJson('/api/targets', { scope })
}

export function fetchWeeks(scope: string): Promise<SupervisionWeeks> {
  return getJson('/api/supervision/weeks', { scope })
}

export function fetchTermMonths(scope: string): Promise<TermMonths> {
  return getJson('/api/terms/months', { scope })
}

export function fetchSupervision(scope: string, state: 'open' | 'closed'): Promise<SupervisionAnswer> {
  return getJson('/api/supervision', { scope, state })
}

export function fetchInbox(): Promise<InboxAnswer> {
  return getJson('/api/inbox', {})
}

/** Marks notices as read, or as unread again. */
export async function markNotices(ids: readonly string[], isRead: boolean): Promise<InboxAnswer> {
  const response = await request('/api/inbox/read', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ids, isRead }),
  })
  return (await response.json()) as InboxAnswer // as above
}

export function fetchScores(scope: string): Promise<ScoresAnswer> {
  return getJson('/api/scores', { scope })
}

/** What the forms of a branch's secretary know already. */
export function fetchBranch(): Promise<BranchAnswer> {
  return getJson('/api/branch', {})
}

export function fetchChain(pseudonym: string): Promise<ChainAnswer> {
  return getJson(`/api/members/${encodeURIComponent(pseudonym)}/chain`, {})
}

export function fetchOwnScore(): Promise<OwnScoreAnswer> {
  return getJson('/api/scores/me', {})
}

export function fetchOwnRecord(): Promise<OwnRecordAnswer> {
  return getJson('/api/me/record', {})
}

export function fetchSessions(): Promise<SessionsAnswer> {
  return getJson('/api/sessions', {})
}

export async function endOtherSession(id: string): Promise<void> {
  await request(`/api/sessions/${encodeURIComponent(id)}`, { method: 'DELETE' })
}

export function fetchSettings(): Promise<OwnSettings> {
  return getJson('/api/me/settings', {})
}

export async function putSettings(settings: OwnSettings): Promise<void> {
  await request('/api/me/settings', { method: 'PUT', ...jsonOf(settings) })
}

/** The robot of one's own organisation's group. */
export function fetchRobot(): Promise<RobotAnswer> {
  return getJson('/api/robot', {})
}

export async function pauseRobot(isPaused: boolean): Promise<RobotAnswer> {
  const response = await request('/api/robot', { method: 'PUT', ...jsonOf({ isPaused }) })
  return (await response.json()) as RobotAnswer // as above
}

/** What a rule says of facts on a day. Fails: `bad-request` for facts that it cannot judge. */
export async function evaluateRule(query: { rule: string; at: string; facts: object }): Promise<EvaluateAnswer> {
  const response = await request('/api/rules/evaluate', { method: 'POST', ...jsonOf(query) })
  return (await response.json()) as EvaluateAnswer // as above
}

const jsonOf = (body: object) => ({
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

export function fetchIdentities(scope: string, then: Then): Promise<IdentitiesAnswer> {
  return getJson('/api/identities', { scope, ...then })
}

/** The days or months from `from` to `to`, dates: a stock at the end of each, a flow within each. */
export function fetchSeries(query: {
  scope: string
  metric: string
  from: string
  to: string
  by: 'day' | 'month'
  version?: number
}): Promise<SeriesAnswer> {
  return getJson('/api/series', query)
}

export function fetchQuiet(scope: string): Promise<QuietAnswer> {
  return getJson('/api/quiet', { scope })
}

export function fetchPlace(scope: string, metric: string): Promise<PlaceAnswer> {
  return getJson('/api/place', { scope, metric })
}

/** Values as they were at the end of a day, as far as is known by now; without a day, as a version had them. */
export function fetchValues(query: {
  scope: string
  metric: readonly string[]
  at?: string
  version?: number
}): Promise<ValuesAnswer> {
  return getJson('/api/values', query)
}

/** What was published at the end of the last days, and what is known of them now. */
export function fetchHistory(scope: string, metric: string): Promise<HistoryAnswer> {
  return getJson('/api/history', { scope, metric })
}

/** `at`: a date, whose end is meant; without it the present of the version. Without a version: of the latest. */
export function fetchOrigin(query: {
  scope: string
  metric: string
  version?: number
  at?: string
}): Promise<OriginAnswer> {
  return getJson('/api/origin', query)
}

/** An answer of the API as its contract has it. */
export async function getJson<T>(
  path: string,
  query: Readonly<Record<string, string | number | readonly string[]>>,
): Promise<T> {
  const params = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) => [value].flat().map((each) => [name, String(each)])),
  )
  const response = await request(params.size === 0 ? path : `${path}?${params}`)
  return (await response.json()) as T // as above
}

/** Fails: `Problem` with the server's code; `loading` where there is no answer at all, since that too may pass. */
export async function request(path: string, init: RequestInit = {}): Promise<Response> {
  let response: Response
  try {
    response = await fetch(path, { credentials: 'same-origin', ...init })
  } catch (cause) {
    throw new Problem('loading', undefined, { cause })
  }
  if (response.ok) return response
  const body: unknown = await response.json().catch(() => undefined)
  const { code, detail, partial, ...query } = readProblem(body)
  throw new Problem(code ?? codeOf(response.status), detail, { query, partial })
}

function readProblem(
  body: unknown,
): Partial<Pick<ProblemBody, 'code' | 'detail' | 'partial' | 'rule' | 'line' | 'column'>> {
  if (typeof body !== 'object' || body === null) return {}
  const { code, detail, partial, rule, line, column } = body as Record<string, unknown> // an object, so it has keys
  return {
    ...(typeof code === 'string' && code in PROBLEMS ? { code: code as ProblemCode } : {}), // just looked up
    ...(typeof detail === 'string' ? { detail } : {}),
    ...(partial === undefined ? {} : { partial }),
    ...(typeof rule === 'string' && rule in DESK_RULES ? { rule: rule as DeskRule } : {}),
    ...(typeof line === 'number' ? { line } : {}),
    ...(typeof column === 'number' ? { column } : {}),
  }
}

/** Proxies answer without a problem body. */
function codeOf(status: number): ProblemCode {
  if (status === 401) return 'unauthorized'
  if (status === 403) return 'forbidden'
  if (status === 404) return 'not-found'
  return status === 502 || status === 503 || status === 504 ? 'loading' : 'internal'
}
