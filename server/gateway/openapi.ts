import { z } from 'zod'
import { DESK_RULES } from '../../data/contract/desk-rules.ts'
import { PROBLEMS, type ProblemCode } from '../../data/contract/problem.ts'
import { keysOf } from '../../data/language/label.ts'
import { MATRIX } from '../access/policy.ts'
import { ANSWERS, type NoJson } from './answer-schemas.ts'
import type { Door } from './doors.ts'

type Json = Readonly<Record<string, unknown>>

/** The JSON Schema of what is sent: transforms say what they take, not what they make. */
export function schemaOf(schema: z.ZodType): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  return json
}

/** `GET /api/openapi.json`: OpenAPI 3.1 of the doors that exist, from the schemas that they check with. */
export function openApiOf(doors: readonly Door[]): Json {
  const paths: Record<string, Record<string, Json>> = {}
  for (const door of doors) {
    const path = pathOf(door.path)
    paths[path] = { ...paths[path], [door.method]: operationOf(door) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '党建云图 Yuntu',
      version: '1',
      description: 'Times are RFC 3339, days are those of +08:00; `scope` is an organisation’s code, `root` the whole.',
    },
    paths,
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: 'yuntu-session' },
      },
      schemas: { Problem: PROBLEM },
    },
  }
}

const PROBLEM = schemaOf(
  z.object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.enum(keysOf(PROBLEMS)),
    detail: z.string().optional(),
    partial: z.unknown().optional(),
    rule: z.enum(keysOf(DESK_RULES)).optional(),
    line: z.int().optional(),
    column: z.int().optional(),
  }),
)

/** `/api/imports/:id` → `/api/imports/{id}`. */
export function pathOf(path: string): string {
  return path.replace(/:(\w+)/g, '{$1}')
}

function operationOf(door: Door): Json {
  const roles = MATRIX[door.action]
  const { query, body } = door
  const answer = answerOf(door)
  return {
    operationId: `${door.method}${door.path.replace(/[^a-z0-9]+/gi, '-')}`,
    'x-action': door.action,
    'x-roles': roles,
    security: roles === 'public' ? [] : [{ bearer: [] }, { session: [] }],
    parameters: [...pathParameters(door.path), ...(query ? queryParameters(query) : [])],
    ...(body ? { requestBody: { required: true, content: contentOf(body) } } : {}),
    responses: {
      '2XX': {
        description: 'done',
        ...(answer === undefined ? {} : answerContent(answer)),
      },
      default: {
        description: `a problem: ${(Object.keys(PROBLEMS) as ProblemCode[]).join(', ')}`, // keys() forgets the type
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  }
}

/** What a door answers, as it says or as `ANSWERS` has it. */
export function answerOf(door: Door): z.ZodType | NoJson | undefined {
  return door.answer ?? ANSWERS[`${door.method} ${door.path}`]
}

function answerContent(answer: z.ZodType | NoJson): Json {
  if (!('media' in answer)) return { content: { 'application/json': { schema: schemaOf(answer) } } }
  return answer.media === null ? {} : { content: { [answer.media]: {} } }
}

function contentOf(body: NonNullable<Door['body']>): Json {
  return Object.fromEntries(
    Object.entries(body).map(([type, schema]) => [type, schema === null ? {} : { schema: schemaOf(schema) }]),
  )
}

function pathParameters(path: string): Json[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
}

function queryParameters(query: z.ZodType): Json[] {
  const { properties = {}, required = [] } = schemaOf(query) as {
    properties?: Record<string, unknown>
    required?: string[]
  } // what toJSONSchema makes of an object
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }))
}
