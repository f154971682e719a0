import { createReadStream, existsSync } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { Problem } from '../../data/contract/problem.ts'
import { importKind } from '../../data/imports/index.ts'
import type { Audit } from '../access/audit.ts'
import type { Engine } from '../engine/port.ts'
import type { Imports } from '../ingest/files/imports.ts'
import { templateOf } from '../ingest/files/template.ts'
import { chunksOf, QUIET } from './chunks.ts'
import { type Door, parse, type Visit } from './doors.ts'

export interface ImportDoorOptions {
  readonly imports: Imports
  readonly engine: Engine
  readonly audit: Audit
  readonly maxBytes: number
  readonly idleMs: number
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const TYPES = ['text/csv', XLSX]

const Query = z.strictObject({
  kind: z
    .string()
    .max(100)
    .refine((id) => importKind(id) !== undefined, '没有这种文件')
    .optional(),
  mode: z.enum(['preview', 'apply']).default('apply'),
})

/** `POST /api/imports` and what follows from it: preview, apply, progress, the refused rows. */
export function importDoors(options: ImportDoorOptions): Door[] {
  const { imports, engine, audit } = options
  const action = 'imports.send'
  const idOf = (req: { params: Record<string, string | string[]> }) => String(req.params.id)
  return [
    {
      method: 'post',
      path: '/api/imports',
      action,
      query: Query,
      body: Object.fromEntries(TYPES.map((type) => [type, null])),
      async handle({ req, res, actor }) {
        const { kind, mode } = parse(Query, req.query)
        checkType(req)
        await checkReady(engine)
        try {
          const job = await imports.receive(
            { actor, mode, hint: kind === undefined ? null : (importKind(kind)?.id ?? null) },
            (file) => receive(req, file, options),
          )
          const object = job.options.id
          audit.note(actor, { type: 'import.sent', object, detail: { kind: kind ?? null, mode }, result: 'done' })
          res.status(202).location(`/api/imports/${job.options.id}`).json(job.answer())
        } catch (error) {
          res.setHeader('connection', 'close')
          throw error
        }
      },
    },
    {
      method: 'post',
      path: '/api/imports/:id/apply',
      action,
      async handle({ req, res, actor }) {
        const job = imports.get(idOf(req), actor)
        await checkReady(engine)
        if (job.status !== 'previewed') throw new Problem('bad-request', '只有预览完的导入可以办理')
        job.apply()
        audit.note(actor, { type: 'import.applied', object: idOf(req), detail: null, result: 'done' })
        res.status(202).json(job.answer())
      },
    },
    {
      method: 'get',
      path: '/api/imports/:id',
      action,
      handle: ({ req, res, actor }) => void res.json(imports.get(idOf(req), actor).answer()),
    },
    {
      method: 'get',
      path: '/api/imports/:id/refused',
      action,
      handle: ({ req, res, actor }) => sendRefused(imports.get(idOf(req), actor).refusedPath, res),
    },
    {
      method: 'delete',
      path: '/api/imports/:id',
      action,
      async handle({ req, res, actor }) {
        await imports.discard(idOf(req), actor)
        audit.note(actor, { type: 'import.discarded', object: idOf(req), detail: null, result: 'done' })
        res.status(204).end()
      },
    },
    {
      method: 'get',
      path: '/api/templates/:name.xlsx',
      action: 'kinds.read',
      handle({ req, res }) {
        const kind = importKind(String(req.params.name))
        if (!kind) throw new Problem('not-found', '没有这种模板')
        const name = encodeURIComponent(`${kind.label.zh}.xlsx`)
        res.setHeader('content-disposition', `attachment; filename="template.xlsx"; filename*=UTF-8''${name}`)
        res.type(XLSX).send(Buffer.from(templateOf(kind)))
      },
    },
  ]
}

function checkType(req: IncomingMessage): void {
  const type = (req.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  if (!TYPES.includes(type)) throw new Problem('media-type', `须为 ${TYPES.join('、')}`)
  if ((req.headers['content-encoding'] ?? 'identity') !== 'identity')
    throw new Problem('media-type', '请发送未压缩的内容')
}

async function checkReady(engine: Engine): Promise<void> {
  const { status } = await engine.health()
  if (status !== 'ready') throw new Problem('loading')
}

async function receive(req: IncomingMessage, file: FileHandle, options: ImportDoorOptions): Promise<void> {
  const limit = `文件不能超过 ${Math.floor(options.maxBytes / 1_048_576)} MB，请拆成几份`
  if (Number(req.headers['content-length'] ?? 0) > options.maxBytes) throw new Problem('too-large', limit)
  let bytes = 0
  for await (const chunk of chunksOf(req, options)) {
    if (chunk === QUIET) continue
    bytes += chunk.length
    if (bytes > options.maxBytes) throw new Problem('too-large', limit)
    await file.writeFile(chunk)
  }
  if (!req.complete) throw new Problem('bad-request', '上传中断：文件没有收完整')
}

async function sendRefused(path: string, res: Visit['res']): Promise<void> {
  if (!existsSync(path)) throw new Problem('not-found', '还没有退回的行')
  res.setHeader('content-type', 'text/csv; charset=utf-8')
  res.setHeader('content-disposition', 'attachment; filename="refused.csv"; filename*=UTF-8\'\'%E9%80%80%E5%9B%9E.csv')
  await pipeline(createReadStream(path), res)
}
