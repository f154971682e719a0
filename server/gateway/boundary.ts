import express, { type Request } from 'express'
import { z } from 'zod'
import type { BoundaryAnswer } from '../../data/contract/boundary.ts'
import { PROBLEMS, Problem, type ProblemCode } from '../../data/contract/problem.ts'
import type { Audit } from '../access/audit.ts'
import type { Engine } from '../engine/port.ts'
import type { BoundaryFile } from '../ops/boundary-file.ts'
import { BOUNDARY_MAX_BYTES, boundaryTooLarge } from '../ops/parse-boundary.ts'
import { object, orNull, text } from './answer-parts.ts'
import { bodyBy } from './body.ts'
import { type Door, NoQuery, readDoor } from './doors.ts'

const MEDIA = ['application/json', 'application/geo+json']
const read = express.text({ limit: BOUNDARY_MAX_BYTES, type: MEDIA })

const Ring = z.array(z.tuple([z.number(), z.number()]))
const Answer: z.ZodType<BoundaryAnswer> = object({
  boundary: orNull(
    object({ areas: z.array(object({ code: text, polygons: z.array(z.array(Ring)) })), approval: orNull(text) }),
  ),
  problem: orNull(object({ code: z.enum(Object.keys(PROBLEMS) as ProblemCode[]), detail: text })), // keys() forgets the type
})

/** The operator's boundary layer of the map: `/api/boundary`. */
export function boundaryDoors(parts: { engine: Engine; boundary: BoundaryFile; audit: Audit }): Door[] {
  const { engine, boundary, audit } = parts
  const path = '/api/boundary'
  return [
    {
      ...readDoor({
        path,
        action: 'boundary.read',
        query: NoQuery,
        within: engine.within.bind(engine),
        answer: () => boundary.current,
      }),
      answer: Answer,
    },
    {
      method: 'put',
      path,
      action: 'boundary.write',
      body: { 'application/geo+json': null },
      answer: Answer,
      async handle({ req, res, actor }) {
        const layer = await readText(req)
        const detail = { characters: layer.length }
        await audit.keep(actor, { type: 'boundary.changed', object: 'boundary', detail }, () => boundary.put(layer))
        res.json(boundary.current)
      },
    },
    {
      method: 'delete',
      path,
      action: 'boundary.write',
      answer: Answer,
      async handle({ res, actor }) {
        await audit.keep(actor, { type: 'boundary.removed', object: 'boundary', detail: null }, () => boundary.remove())
        res.json(boundary.current)
      },
    },
  ]
}

/** The body as it came. Fails: `media-type`, `too-large`. */
async function readText(req: Request): Promise<string> {
  if (!req.is(MEDIA)) throw new Problem('media-type', `边界文件须以 ${MEDIA.join(' 或 ')} 送来`)
  return String(await bodyBy(read, { req, refusal: boundaryTooLarge }))
}
