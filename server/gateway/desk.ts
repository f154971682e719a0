import { once } from 'node:events'
import type { FileHandle } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import express, { type Response } from 'express'
import { z } from 'zod'
import {
  DeskAnswer,
  DeskHistory,
  type DeskLine,
  DeskLog,
  DeskQuery,
  type DeskRecord,
  DeskSave,
  DeskSaved,
  DeskSavedAnswer,
  SnapshotId,
} from '../../data/contract/desk.ts'
import { Problem, toProblem } from '../../data/contract/problem.ts'
import { type Actor, ownerOf } from '../../data/contract/roles.ts'
import { permit, seesPeople } from '../access/policy.ts'
import type { Config } from '../config.ts'
import type { Engine } from '../engine/port.ts'
import type { Readable } from '../sandbox/messages.ts'
import type { QueryStore } from '../sandbox/query-store.ts'
import type { Ended, Listener, Sandbox, SandboxLimits } from '../sandbox/sandbox.ts'
import { openArtefact } from '../snapshot/artefact.ts'
import type { Snapshots } from '../snapshot/snapshots.ts'
import { bodyBy } from './body.ts'
import { type Door, NoQuery, parse, readDoor, type Visit } from './doors.ts'

/** What a snapshot shows to the readers of a scope, with or without whose entries these are. */
export interface Readables {
  find(at: { snapshot: string; scope: string; people: boolean }): Promise<Readable & { watermark: string | null }>
}

export interface DeskParts {
  readonly engine: Pick<Engine, 'within'>
  readonly sandbox: Sandbox
  readonly store: QueryStore
  readonly readables: Readables
  readonly newId: () => string
  readonly now: () => number
}

/** So many artefacts are kept as they were read: each is a megabyte of text that never changes. */
const KEPT_READABLES = 16

/** What the snapshots of a server show. */
export function readablesOf(snapshots: Snapshots): Readables {
  const kept = new Map<string, Readable>()
  const open = (path: string): Readable => {
    const found = kept.get(path) ?? openArtefact(path)
    kept.delete(path)
    kept.set(path, found)
    const [oldest] = kept.keys()
    if (kept.size > KEPT_READABLES && oldest !== undefined) kept.delete(oldest)
    return found
  }
  return {
    async find({ snapshot: id, scope, people }) {
      const readable = open(await snapshots.artefact({ id, scope, people }))
      return { ...readable, watermark: snapshots.get(id).manifest.watermark }
    },
  }
}

/** What a query may take, as the settings say. */
export function sandboxLimits(config: Config): SandboxLimits {
  return {
    seconds: config.YUNTU_DESK_SECONDS,
    rows: config.YUNTU_DESK_ROWS,
    resultMb: config.YUNTU_DESK_RESULT_MB,
    memoryMb: config.YUNTU_DESK_MEMORY_MB,
    running: config.YUNTU_DESK_RUNNING,
    isStrict: config.YUNTU_DESK_STRICT,
  }
}

const NDJSON = 'application/x-ndjson'
const PARQUET = 'application/vnd.apache.parquet'
const BODY_KB = 256
const read = express.json({ limit: `${BODY_KB}kb`, strict: true })
const OfSnapshot = z.strictObject({ id: SnapshotId })
const OfQuery = z.strictObject({ id: z.string().max(64) })

/** The desk: queries on snapshots, stopping them, what was asked and what is kept. */
export function deskDoors(parts: DeskParts): Door[] {
  const { engine, sandbox, store } = parts
  const within = engine.within.bind(engine)
  const action = 'desk.query'
  const own = <T>(path: string, answer: (actor: Actor) => T) =>
    readDoor({ path, action, query: NoQuery, within, answer: (_, actor) => answer(actor) })
  return [
    {
      method: 'post',
      path: '/api/snapshots/:id/query',
      action,
      body: { 'application/json': DeskQuery },
      answer: DeskAnswer,
      handle: (visit) => query(visit, parts),
    },
    {
      method: 'delete',
      path: '/api/queries/:id',
      action,
      handle({ req, res, actor }) {
        if (!sandbox.stop(parse(OfQuery, req.params).id, ownerOf(actor)))
          throw new Problem('not-found', '没有这个进行中的查询')
        res.status(204).end()
      },
    },
    {
      ...own('/api/desk/history', (actor): DeskHistory => {
        // The desk asks for this when it opens: a query follows.
        sandbox.warm()
        return { queries: store.history(actor) }
      }),
      answer: DeskHistory,
    },
    {
      ...own('/api/desk/saved', (actor): DeskSavedAnswer => ({ saved: store.saved(actor) })),
      answer: DeskSavedAnswer,
    },
    {
      method: 'post',
      path: '/api/desk/saved',
      action,
      body: { 'application/json': DeskSave },
      answer: DeskSaved,
      async handle({ req, res, actor }) {
        res.json(await store.save(actor, parse(DeskSave, await bodyBy(read, { req, refusal: tooLong }))))
      },
    },
    {
      method: 'delete',
      path: '/api/desk/saved/:id',
      action,
      async handle({ req, res, actor }) {
        await store.remove(actor, parse(OfQuery, req.params).id)
        res.status(204).end()
      },
    },
    {
      ...readDoor({ path: '/api/desk/log', action: 'desk.log', query: NoQuery, within, answer: () => store.all() }),
      answer: DeskLog,
    },
  ]
}

function tooLong(cause: unknown): Problem {
  const isLong = cause instanceof Error && 'status' in cause && cause.status === 413
  return isLong
    ? new Problem('query-refused', undefined, { cause, query: { rule: 'text' } })
    : new Problem('bad-request', '须为 JSON', { cause })
}

async function query({ req, res, actor }: Visit, parts: DeskParts): Promise<void> {
  const { engine, sandbox, store, readables, newId, now } = parts
  const { id: snapshot } = parse(OfSnapshot, req.params)
  const asked = parse(DeskQuery, await bodyBy(read, { req, refusal: tooLong }))
  const scope = asked.scope ?? actor.scope
  await permit(actor, 'desk.query', { code: scope, within: engine.within.bind(engine) })
  const id = newId()
  const logged = {
    ...{ id, time: now(), snapshot, version: null, scope, sql: asked.sql, state: 'running' as const },
    ...{ rule: null, rows: null, truncated: false, ms: null, actor: actor.id, role: actor.role, owner: ownerOf(actor) },
  }
  // Nothing is told before it is written down; until then the query may as well run.
  const noted = store.note(logged)
  noted.catch(() => {}) // whoever tells something hears of it
  // Whoever has gone waits for nothing.
  res.once('close', () => sandbox.stop(id, ownerOf(actor)))
  let version: number | null = null
  try {
    const people = seesPeople(actor, scope)
    const readable = await readables.find({ snapshot, scope, people })
    version = readable.version
    const run = (listener: Listener) =>
      sandbox.ask(
        {
          ...{ id, owner: ownerOf(actor), sql: asked.sql, readable, rows: asked.rows },
          ...{ asFile: asked.format === 'parquet', watermark: readable.watermark },
        },
        {
          ...listener,
          async line(line) {
            await noted
            await listener.line(line)
          },
        },
      )
    const answer = { res, id, version, run }
    const { rows, truncated, ms } =
      asked.format === 'parquet'
        ? await sendFile({ ...answer, snapshot })
        : await (wantsLines(req.headers.accept) ? sendLines(answer) : sendWhole(answer))
    await store.note({ ...logged, version, state: 'done', rows, truncated, ms })
  } catch (error) {
    const problem = toProblem(error)
    const { rule = null } = problem.query
    await store.note({ ...logged, version, state: endingOf(problem), rule, ms: now() - logged.time })
    if (!res.headersSent) throw error
    res.end()
  }
}

function endingOf({ code }: Problem): DeskRecord['state'] {
  switch (code) {
    case 'query-refused':
      return 'refused'
    case 'query-stopped':
      return 'stopped'
    case 'query-late':
      return 'late'
    default:
      return 'failed'
  }
}

function wantsLines(accept: string | undefined): boolean {
  return accept?.split(',').some((each) => each.split(';')[0]?.trim() === NDJSON) ?? false
}

interface Answering {
  readonly res: Response
  readonly id: string
  readonly version: number
  readonly run: (listener: Listener) => Promise<Ended>
}

/** Each line as it comes; a problem is the last of them. */
async function sendLines({ res, id, version, run }: Answering): Promise<Ended> {
  const tell = (line: DeskLine) => write(res, `${JSON.stringify(line)}\n`)
  res.setHeader('content-type', NDJSON)
  res.flushHeaders()
  await tell({ kind: 'started', query: id, version })
  try {
    const ended = await run({
      waiting: (ahead) => void tell({ kind: 'waiting', ahead }),
      line: (line) =>
        line.kind === 'rows'
          ? write(res, Buffer.concat([line.line, NEWLINE]))
          : line.kind === 'columns'
            ? tell({ ...line, columns: [...line.columns] })
            : tell(line),
    })
    const { rows, truncated, ms } = ended
    await tell({ kind: 'end', rows, truncated, ms })
    res.end()
    return ended
  } catch (error) {
    const { code, title, detail, rule, line, column } = toProblem(error).toBody()
    const said = { code, title, detail, rule, line, column }
    await tell({ kind: 'problem', problem: JSON.parse(JSON.stringify(said)) })
    throw error
  }
}

const NEWLINE = Buffer.from('\n')
const ROWS_HEAD = '{"kind":"rows","rows":['.length
const ROWS_TAIL = ']}'.length

/** All of it at once, put together from the lines as they are. */
async function sendWhole({ res, id, version, run }: Answering): Promise<Ended> {
  const rows: (Buffer | string)[] = []
  let columns: unknown = []
  const ended = await run({
    line(line) {
      if (line.kind === 'columns') columns = line.columns
      if (line.kind === 'rows')
        rows.push(rows.length === 0 ? '' : ',', line.line.subarray(ROWS_HEAD, line.line.length - ROWS_TAIL))
    },
  })
  const { truncated, ms } = ended
  const rest = JSON.stringify({ truncated, ms, query: id }).slice(1)
  res.type('json')
  // As one: they are all here, and the reader has a turn for each that is sent alone.
  res.cork()
  res.write(`{"version":${version},"columns":${JSON.stringify(columns)},"rows":[`)
  for (const part of rows) if (part.length > 0) res.write(part)
  res.end(`],${rest}`)
  return ended
}

async function sendFile({ res, id, snapshot, run }: Answering & { snapshot: string }): Promise<Ended> {
  const ended = await run({ line() {} })
  const file = ended.file as FileHandle // it was asked for
  res.setHeader('content-type', PARQUET)
  res.setHeader('content-disposition', `attachment; filename="${snapshot}-${id.slice(0, 8)}.parquet"`)
  res.setHeader('yuntu-rows', ended.rows)
  res.setHeader('yuntu-truncated', String(ended.truncated))
  await pipeline(file.createReadStream(), res)
  return ended
}

/** Waits where the reader is slower; a reader that has gone ends it. */
async function write(res: Response, data: string | Buffer): Promise<void> {
  if (res.destroyed || res.write(data)) return
  await Promise.race([once(res, 'drain'), once(res, 'close')])
}
