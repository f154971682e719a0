import express, { type Request, type RequestHandler } from 'express'
import type { z } from 'zod'
import { Problem } from '../../data/contract/problem.ts'
import { parse } from './doors.ts'

const LIMIT_KB = 16
const read = express.json({ limit: `${LIMIT_KB}kb`, strict: true })

/** The small JSON body of a request, checked. Fails: `bad-request` that says what is wrong. */
export async function readBody<S extends z.ZodType>(schema: S, req: Request): Promise<z.output<S>> {
  const refusal = (cause: unknown) => new Problem('bad-request', `须为 JSON，不超过 ${LIMIT_KB} KB`, { cause })
  return parse(schema, await bodyBy(read, { req, refusal }))
}

/** The body of a request as one of express's parsers reads it. Fails: with the refusal, whatever the parser says. */
export function bodyBy(
  parser: RequestHandler,
  at: { req: Request; refusal: (cause: unknown) => Problem },
): Promise<unknown> {
  const { req, refusal } = at
  return new Promise((resolve, reject) => {
    // The parser looks at the request only.
    parser(req, req.res as never, (error?: unknown) => {
      if (error) reject(refusal(error))
      else resolve(req.body)
    })
  })
}
