import { z } from 'zod'
import { ConductAct, ConductAsk, Conducting, Stage, StageAsk } from '../../data/contract/conduct.ts'
import { Envelope } from '../../data/contract/envelope.ts'
import { type DeltaFrame, type Health, Subscribe } from '../../data/contract/frames.ts'
import { ScreenOrder, ScreenReport } from '../../data/contract/screens.ts'
import { WallNews } from '../../data/contract/wall.ts'
import { SENT_EVENTS } from '../../data/scenes/index.ts'
import { Full, frame } from './answer-parts.ts'
import { schemaOf } from './openapi.ts'

type Json = Readonly<Record<string, unknown>>

const Delta = z.object({ kind: z.literal('delta'), from: z.int(), ...frame }) satisfies z.ZodType<DeltaFrame>
const counted = { checked: z.int(), version: z.int() }
const HealthMessage = z.object({
  epoch: z.string(),
  version: z.int(),
  now: z.number(),
  status: z.enum(['loading', 'ready', 'failed']),
  progress: z.object({ done: z.number(), label: z.string() }).nullable(),
  reconciler: z.object({ ...counted, differences: z.int() }),
  identities: z.object({ ...counted, residuals: z.int() }),
  demo: z.boolean(),
  loading: z
    .object({ done: z.number(), total: z.number(), stage: z.enum(['preparing', 'opening', 'history']) })
    .nullable(),
  sources: z.array(z.object({ source: z.string(), received: z.number() })),
  scenes: z.record(z.string(), z.number()),
  held: z.int(),
  retried: z.int(),
  expired: z.int(),
  rejected: z.int(),
}) satisfies z.ZodType<Health>

/** What clients may emit on a live connection, and what they hear: every name, nothing else. */
export const LIVE_MESSAGES = {
  subscribe: { from: 'client', schema: Subscribe, reply: z.union([Full, Delta]) },
  report: { from: 'client', schema: ScreenReport, reply: WallNews },
  stage: { from: 'client', schema: StageAsk, reply: Stage },
  conduct: { from: 'client', schema: ConductAsk, reply: Conducting.nullable() },
  delta: { from: 'server', schema: Delta, reply: null },
  health: { from: 'server', schema: HealthMessage, reply: null },
  wall: { from: 'server', schema: WallNews, reply: null },
  order: { from: 'server', schema: ScreenOrder, reply: null },
  act: { from: 'server', schema: ConductAct, reply: null },
  conducting: { from: 'server', schema: Conducting.nullable(), reply: null },
} as const

/** `GET /api/asyncapi.json`: AsyncAPI 3.0 of the live feed, and of every event that may be sent. */
export function asyncApiOf(): Json {
  return {
    asyncapi: '3.0.0',
    info: { title: '党建云图 Yuntu', version: '1' },
    channels: {
      live: {
        address: '/live',
        description:
          'Socket.IO, default namespace, websocket only; `auth: { token }`. Every message of a client is acknowledged.',
        messages: Object.fromEntries(Object.keys(LIVE_MESSAGES).map((name) => [name, ref(`messages/${name}`)])),
      },
      events: {
        address: '/api/events',
        description: 'HTTP POST, CloudEvents 1.0, as application/cloudevents-batch+json or application/x-ndjson.',
        messages: Object.fromEntries(SENT_EVENTS.map(({ kind }) => [kind, ref(`messages/${kind}`)])),
      },
    },
    operations: {
      ...Object.fromEntries(
        Object.entries(LIVE_MESSAGES).map(([name, { from }]) => [
          name,
          {
            action: from === 'client' ? 'receive' : 'send',
            channel: { $ref: '#/channels/live' },
            messages: [{ $ref: `#/channels/live/messages/${name}` }],
          },
        ]),
      ),
      take: { action: 'receive', channel: { $ref: '#/channels/events' } },
    },
    components: {
      messages: {
        ...Object.fromEntries(
          Object.entries(LIVE_MESSAGES).map(([name, { schema, reply }]) => [
            name,
            { payload: schemaOf(schema), ...(reply ? { 'x-acknowledged-with': schemaOf(reply) } : {}) },
          ]),
        ),
        ...Object.fromEntries(
          SENT_EVENTS.map(({ kind, label, payload }) => [
            kind,
            {
              name: kind,
              title: `${label.zh} ${label.en}`,
              headers: schemaOf(Envelope.omit({ data: true })),
              payload: schemaOf(payload),
            },
          ]),
        ),
      },
    },
  }
}

const ref = (to: string) => ({ $ref: `#/components/${to}` })
