import express, { type Request } from 'express'
import type { z } from 'zod'
import { Problem } from '../../data/contract/problem.ts'
import { parse } from './doors.ts'

const LIMIT_KB = 16
const read = express.json({ limit: `${LIMIT_KB}kb`, strict: true })

/** The small JSON body of a request, checked. Fails: `bad-request` that says what is wrong. */
export async function readBody<S extends z.ZodType>(schema: S, req: Request): Promise<z.output<S>> {
  const body = await new Promise<unknown>((resolve, reject) => {
    // The parser looks at the request only.
    read(req, req.res as never, (error?: unknown) => {
      if (error) reject(new Problem('bad-request', `须为 JSON，不超过 ${LIMIT_KB} KB`, { cause: error }))
      else resolve(req.body)
    })
  })
  return parse(schema, body)
}
