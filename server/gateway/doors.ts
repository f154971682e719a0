import type { Express, NextFunction, Request, Response } from 'express'
import { z } from 'zod'
import { Problem, toProblem } from '../../data/contract/problem.ts'
import type { Actor } from '../../data/contract/roles.ts'
import type { Access } from '../access/access.ts'
import { type Action, MATRIX, permit, type Within } from '../access/policy.ts'
import { toChinese, toRefusal } from '../ingest/messages.ts'
import type { Log } from '../ops/log.ts'
import type { Guard } from './guard.ts'
import { identify } from './identity.ts'
import { ofPage, PAGE_BUILD } from './stale-page.ts'

/** What a handler knows of a request that was let in. */
export interface Visit {
  readonly req: Request
  readonly res: Response
  readonly actor: Actor
}

/** A route: its place in the authorisation matrix is part of it, so none can be without. */
export interface Door {
  readonly method: 'get' | 'post' | 'put' | 'delete'
  readonly path: string
  readonly action: Action
  /** What it checks a request with, for those who call: the query, the body by media type (null: no JSON), the answer. */
  readonly query?: z.ZodType
  readonly body?: Readonly<Record<string, z.ZodType | null>>
  readonly answer?: z.ZodType
  handle(visit: Visit): Promise<void> | void
}

/** Nobody in particular: who passes a public door. */
const NOBODY: Actor = { id: '', role: 'member', scope: '' }

/** Puts doors into an app: each asks who it is, then the policy, and answers every failure as a problem. */
export function mountDoors(
  app: Express,
  doors: readonly Door[],
  parts: { access: Access; guard: Guard; log: Log; build: string | null },
): void {
  const { access, guard, log, build } = parts
  for (const door of doors) {
    app[door.method](door.path, async (req: Request, res: Response) => {
      try {
        res.setHeader('cache-control', 'no-store')
        const actor = await letIn(req, { door, access, guard })
        await door.handle({ req, res, actor })
      } catch (error) {
        sendProblem(ofPage(toProblem(error), { sent: req.headers[PAGE_BUILD], build }), { req, res, log })
        drain(req)
      }
    })
  }
}

const DRAIN_MS = 2_000

/**
 * Lets a sender that is still talking hear the answer, for a moment; then the line is cut.
 *
 * Closing at once would reset the connection under the answer.
 */
function drain(req: Request): void {
  if (req.readableEnded || req.destroyed) return
  req.on('error', () => {})
  req.resume()
  setTimeout(() => {
    if (!req.readableEnded) req.socket.destroy()
  }, DRAIN_MS).unref()
}

async function letIn(req: Request, at: { door: Door; access: Access; guard: Guard }): Promise<Actor> {
  const origin = at.guard.originOf(req)
  const changes = at.door.method !== 'get'
  if (changes && origin === 'foreign') throw new Problem('forbidden', '请求来自其他网站')
  if (MATRIX[at.door.action] === 'public') return NOBODY
  const identity = identify(req, at.access)
  await permit(identity?.actor, at.door.action)
  if (!identity) throw new Problem('unauthorized')
  if (changes && identity.by === 'cookie' && origin !== 'same')
    throw new Problem('forbidden', '请求没有来自本系统的页面')
  return identity.actor
}

/** Answers a failure as `application/problem+json`; a bug is logged once and answered without detail. */
function sendProblem(error: unknown, at: { req: Request; res: Response; log: Log }): void {
  const problem = toProblem(error)
  if (problem.code === 'internal') at.log.error({ err: error, path: at.req.path }, 'request failed')
  if (at.res.headersSent || at.res.destroyed) return
  if (problem.code === 'unauthorized') at.res.setHeader('www-authenticate', 'Bearer')
  if (problem.code === 'loading') at.res.setHeader('retry-after', '2')
  const body = problem.toBody()
  at.res.status(body.status).type('application/problem+json').send(JSON.stringify(body))
}

/** Turns what Express and its parsers throw into problems. */
export function problemHandler(log: Log) {
  return (error: unknown, req: Request, res: Response, _next: NextFunction): void => {
    sendProblem(fromExpress(error), { req, res, log })
  }
}

function fromExpress(error: unknown): unknown {
  if (error instanceof Problem || !(error instanceof Error) || !('status' in error)) return error
  if (error.status === 413) return new Problem('too-large', undefined, { cause: error })
  if (error.status === 415) return new Problem('media-type', undefined, { cause: error })
  return Number(error.status) < 500 ? new Problem('bad-request', undefined, { cause: error }) : error
}

/** Input that is not as it must be is a `bad-request` that says where and why. */
export function parse<S extends z.ZodType>(schema: S, raw: unknown): z.output<S> {
  const parsed = schema.safeParse(raw, { error: toChinese })
  if (parsed.success) return parsed.data
  const { field, reason } = toRefusal(parsed.error.issues, '')
  throw new Problem('bad-request', field === '' ? reason : `${field}：${reason}`)
}

/** A route that answers a query with JSON; `scope` names the organisation it concerns, if any. */
export function readDoor<S extends z.ZodType>(door: {
  path: string
  action: Action
  query: S
  within: Within
  /** The organisation asked for; where the query names none, the actor's own. */
  scope?: (query: z.output<S>, actor: Actor) => string
  answer: (query: z.output<S>, actor: Actor) => Promise<unknown> | unknown
}): Door {
  return {
    method: 'get',
    path: door.path,
    action: door.action,
    query: door.query,
    async handle({ req, res, actor }) {
      const query = parse(door.query, req.query)
      if (door.scope) await permit(actor, door.action, { code: door.scope(query, actor), within: door.within })
      res.json(await door.answer(query, actor))
    },
  }
}

export const NoQuery = z.strictObject({})
