import { isUtf8 } from 'node:buffer'
import type { IncomingMessage } from 'node:http'
import { z } from 'zod'
import { Envelope } from '../../data/contract/envelope.ts'
import { Problem } from '../../data/contract/problem.ts'
import type { TakenAnswer } from '../../data/contract/rest.ts'
import type { Engine } from '../engine/port.ts'
import { LineSplitter } from '../ingest/lines.ts'
import type { Pseudonymise } from '../ingest/personal.ts'
import { Upload, type UploadLimits } from '../ingest/upload.ts'
import { type ChunkOptions, chunksOf, QUIET } from './chunks.ts'
import type { Door } from './doors.ts'

export interface IngestOptions {
  readonly engine: Engine
  readonly pseudonymise: Pseudonymise
  readonly now: () => number
  readonly limits: UploadLimits
  readonly aheadDays: number
  readonly maxBodyBytes: number
  readonly maxLineBytes: number
  readonly maxUploads: number
  readonly idleMs: number
  readonly onUpload: () => void
}

const TYPES = {
  'application/cloudevents-batch+json': 'batch',
  'application/cloudevents+json': 'single',
  'application/x-ndjson': 'lines',
} as const
type Form = (typeof TYPES)[keyof typeof TYPES]

/** `TakenAnswer`, for those who read it. */
const Taken = z.object({
  accepted: z.int(),
  duplicate: z.int(),
  held: z.int(),
  rejected: z.array(
    z.object({
      line: z.int(),
      field: z.string(),
      code: z.string(),
      reason: z.string(),
      reasonEn: z.string(),
    }),
  ),
  version: z.int(),
}) satisfies z.ZodType<TakenAnswer>

/** The door through which events come: `POST /api/events`. Memory stays bounded however much is sent. */
export function eventsDoor(options: IngestOptions): Door & { stop(): void } {
  let running = 0
  let stopped = false
  return {
    method: 'post',
    path: '/api/events',
    action: 'events.send',
    body: {
      'application/cloudevents-batch+json': z.array(Envelope),
      'application/cloudevents+json': Envelope,
      'application/x-ndjson': null,
    },
    answer: Taken,
    stop: () => {
      stopped = true
    },
    async handle({ req, res, actor }) {
      const form = formOf(req)
      const { status } = await options.engine.health()
      if (status !== 'ready' || stopped) throw new Problem('loading')
      if (running >= options.maxUploads) throw new Problem('too-many', '同时进行的上传太多')
      running++
      options.onUpload()
      const upload = new Upload({ ...options, scope: actor.scope })
      try {
        await (form === 'lines' ? readLines(req, upload, options) : readWhole(req, upload, { ...options, form }))
        res.json(await upload.finish())
      } catch (error) {
        const partial = await upload.settle()
        if (error instanceof Gone) return
        throw withPartial(error, partial)
      } finally {
        running--
      }
    },
  }
}

/** The sender has gone away: there is nobody to answer. What was taken stays taken. */
class Gone extends Error {}

function formOf(req: IncomingMessage): Form {
  const type = (req.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  if ((req.headers['content-encoding'] ?? 'identity') !== 'identity')
    throw new Problem('media-type', '请发送未压缩的内容')
  if (!Object.hasOwn(TYPES, type)) throw new Problem('media-type', `须为 ${Object.keys(TYPES).join('、')}`)
  return TYPES[type as keyof typeof TYPES] // hasOwn has just said so
}

async function readLines(req: IncomingMessage, upload: Upload, options: IngestOptions): Promise<void> {
  const splitter = new LineSplitter(options.maxLineBytes)
  for await (const chunk of chunks(req, options)) {
    if (chunk === QUIET) await upload.flush()
    else await upload.addLines(splitter.push(chunk))
  }
  await upload.addLines(splitter.end())
}

async function readWhole(
  req: IncomingMessage,
  upload: Upload,
  options: IngestOptions & { form: 'batch' | 'single' },
): Promise<void> {
  const limit = `一次最多 ${options.maxBodyBytes} 字节，更多请逐行上传（application/x-ndjson）`
  if (Number(req.headers['content-length'] ?? 0) > options.maxBodyBytes) throw new Problem('too-large', limit)
  const parts: Buffer[] = []
  let bytes = 0
  for await (const chunk of chunks(req, options)) {
    if (chunk === QUIET) continue
    bytes += chunk.length
    if (bytes > options.maxBodyBytes) throw new Problem('too-large', limit)
    parts.push(chunk)
  }
  const json = parseWhole(Buffer.concat(parts))
  if (options.form === 'single') return upload.addEvents([json])
  if (!Array.isArray(json)) throw new Problem('bad-request', '须为 CloudEvents 的 JSON 数组')
  await upload.addEvents(json)
}

function parseWhole(body: Buffer): unknown {
  if (!isUtf8(body)) throw new Problem('bad-request', '不是 UTF-8 文本')
  try {
    return JSON.parse(body.toString('utf8').replace(/^\ufeff/, ''))
  } catch {
    // Its message may quote the body, and with it a person: no cause.
    throw new Problem('bad-request', '不是完整的 JSON')
  }
}

async function* chunks(req: IncomingMessage, options: ChunkOptions): AsyncGenerator<Buffer | typeof QUIET> {
  try {
    yield* chunksOf(req, options)
  } catch (error) {
    throw error instanceof Problem ? error : new Gone('the sender has gone', { cause: error })
  }
}

function withPartial(error: unknown, partial: TakenAnswer): unknown {
  if (!(error instanceof Problem) || error.partial !== undefined) return error
  return new Problem(error.code, error.detail, { cause: error.cause, partial })
}
