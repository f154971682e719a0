import type {
  DeskHistory,
  DeskSave,
  DeskSaved,
  DeskSavedAnswer,
  DeskSchema,
  SnapshotAnswer,
  SnapshotRow,
  SnapshotsAnswer,
} from '../../data/contract/desk.ts'
import type {
  RuleSetProposal,
  RuleSetProposals,
  RuleSetVerdict,
  RuleSetWish,
} from '../../data/contract/rule-proposals.ts'
import type { SimulateAnswer } from '../../data/contract/scores.ts'
import type { ChangedSet } from '../../data/rules/scores/changed-set.ts'
import { getJson, request } from '../feed/api.ts'
import type { Asked } from './run.ts'

/** Rows that a page takes of a query: more would not be read, and are had as a file. */
const PAGE_ROWS = 100_000
const FILE_ROWS = 1_000_000

export const fetchSnapshots = (): Promise<SnapshotsAnswer> => getJson('/api/snapshots', {})

export const fetchSnapshot = (id: string): Promise<SnapshotAnswer> => getJson(`/api/snapshots/${id}`, {})

export const makeSnapshot = (): Promise<SnapshotRow> => sendJson('POST', '/api/snapshots', {})

export const fetchSchema = (id: string, scope: string): Promise<DeskSchema> =>
  getJson(`/api/snapshots/${id}/schema`, { scope })

/** The answer of a query as it comes, line by line. */
export function askQuery({ snapshot, sql, scope }: Asked, signal: AbortSignal): Promise<Response> {
  return request(`/api/snapshots/${snapshot}/query`, {
    ...jsonBody('POST', { sql, scope, rows: PAGE_ROWS }, { accept: 'application/x-ndjson' }),
    signal,
  })
}

/** The result as a Parquet file, asked for again: the page has only what it shows. */
export async function askParquet({ snapshot, sql, scope }: Asked): Promise<Blob> {
  const wish = jsonBody('POST', { sql, scope, rows: FILE_ROWS, format: 'parquet' })
  return (await request(`/api/snapshots/${snapshot}/query`, wish)).blob()
}

export async function stopQuery(id: string): Promise<void> {
  await request(`/api/queries/${id}`, { method: 'DELETE' })
}

export const fetchQueries = (): Promise<DeskHistory> => getJson('/api/desk/history', {})

export const fetchSaved = (): Promise<DeskSavedAnswer> => getJson('/api/desk/saved', {})

export const saveQuery = (wish: Partial<DeskSave> & Pick<DeskSave, 'title' | 'sql'>): Promise<DeskSaved> =>
  sendJson('POST', '/api/desk/saved', wish)

export async function dropSaved(id: string): Promise<void> {
  await request(`/api/desk/saved/${id}`, { method: 'DELETE' })
}

/** What a changed rule set would have made of what happened between two days. Nothing of it is posted. */
export const simulateRules = (wish: {
  readonly ruleSet: ChangedSet
  readonly scope: string
  readonly from: string
  readonly to: string
}): Promise<SimulateAnswer> => sendJson('POST', '/api/rules/simulate', wish)

export const fetchProposals = (): Promise<RuleSetProposals> => getJson('/api/rules/proposals', {})

export const proposeRules = (wish: RuleSetWish): Promise<RuleSetProposal> =>
  sendJson('POST', '/api/rules/proposals', wish)

export const decideRules = (id: string, decision: RuleSetVerdict['decision']): Promise<RuleSetProposal> =>
  sendJson('POST', `/api/rules/proposals/${id}/decide`, { decision })

async function sendJson<T>(method: string, path: string, body: unknown): Promise<T> {
  return (await (await request(path, jsonBody(method, body))).json()) as T // the contract's shape
}

function jsonBody(method: string, body: unknown, headers: Record<string, string> = {}): RequestInit {
  return { method, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) }
}
