import { z } from 'zod'
import { DeskSchema, SnapshotAnswer, SnapshotRow, SnapshotsAnswer, SnapshotWish } from '../../data/contract/desk.ts'
import { DESK_RULES } from '../../data/contract/desk-rules.ts'
import { OrgCode } from '../../data/contract/envelope.ts'
import type { Actor } from '../../data/contract/roles.ts'
import { keysOf } from '../../data/language/label.ts'
import type { Audit } from '../access/audit.ts'
import { type Action, permit, seesPeople } from '../access/policy.ts'
import type { Engine } from '../engine/port.ts'
import { openArtefact } from '../snapshot/artefact.ts'
import { writeExport } from '../snapshot/export.ts'
import type { Snapshots } from '../snapshot/snapshots.ts'
import { readBody } from './body.ts'
import { type Door, NoQuery, parse, readDoor } from './doors.ts'

const ScopeQuery = z.strictObject({ scope: OrgCode.optional() })

/** `check`: every file is compared with its checksum first. */
const CheckQuery = z.strictObject({
  check: z.stringbool({ truthy: ['1', 'true'], falsy: ['0', 'false'] }).default(false),
})

const UNKNOWN = { catalogue: '', rules: '', watermark: null, tables: [] } as const

/** `/api/snapshots`: made, listed, described, exported. What is asked of them stands with the desk. */
export function snapshotDoors(parts: {
  snapshots: Snapshots
  engine: Engine
  audit: Audit
  /** What the desk lets a query call. */
  functions: readonly string[]
}): Door[] {
  const { snapshots, engine, audit, functions } = parts
  const within = engine.within.bind(engine)
  const path = '/api/snapshots'
  const idOf = (req: { params: Record<string, string | string[]> }) => String(req.params.id)

  /** The artefact of a scope that somebody may see, made if need be. */
  async function artefactFor(actor: Actor, at: { id: string; action: Action; query: z.infer<typeof ScopeQuery> }) {
    const scope = at.query.scope ?? actor.scope
    await permit(actor, at.action, { code: scope, within })
    const people = seesPeople(actor, scope)
    return { scope, people, file: await snapshots.artefact({ id: at.id, scope, people }) }
  }

  return [
    {
      ...readDoor({
        path,
        action: 'snapshots.read',
        query: NoQuery,
        within,
        answer: async (): Promise<SnapshotsAnswer> => ({
          version: (await engine.health()).version,
          snapshots: snapshots.rows(),
        }),
      }),
      answer: SnapshotsAnswer,
    },
    {
      method: 'post',
      path,
      action: 'snapshots.make',
      body: { 'application/json': SnapshotWish },
      answer: SnapshotRow,
      async handle({ req, res, actor }) {
        await readBody(SnapshotWish, req)
        const { row } = await snapshots.make('demand')
        audit.note(actor, { type: 'snapshot.asked', object: row.id, detail: null, result: 'done' })
        res.status(202).location(`${path}/${row.id}`).json(row)
      },
    },
    {
      method: 'get',
      path: `${path}/:id`,
      action: 'snapshots.read',
      query: CheckQuery,
      answer: SnapshotAnswer,
      async handle({ req, res }) {
        const { check } = parse(CheckQuery, req.query)
        if (check) await snapshots.check(idOf(req))
        const row = snapshots.row(idOf(req))
        // Of one that is being made nothing else is known yet.
        const { catalogue, rules, watermark, tables } = row.state === 'ready' ? snapshots.get(row.id).manifest : UNKNOWN
        res.json({
          ...row,
          ...{ catalogue, rules, watermark },
          tables: tables.map(({ name, files }) => ({
            name,
            rows: files.reduce((n, file) => n + file.rows, 0),
            bytes: files.reduce((n, file) => n + file.bytes, 0),
            files: files.length,
          })),
        } satisfies SnapshotAnswer)
      },
    },
    {
      method: 'get',
      path: `${path}/:id/schema`,
      action: 'snapshots.read',
      query: ScopeQuery,
      answer: DeskSchema,
      async handle({ req, res, actor }) {
        const query = parse(ScopeQuery, req.query)
        const { scope, file } = await artefactFor(actor, { id: idOf(req), action: 'snapshots.read', query })
        const { version, epoch, tables, views } = openArtefact(file)
        res.json({
          ...{ version, epoch, scope },
          tables: [
            ...Object.entries(tables).map(([name, { files: _, ...table }]) => ({ name, ...table })),
            ...views.map(({ sql: _, ...view }) => ({ ...view, rows: null })),
          ],
          functions: [...functions],
          rules: keysOf(DESK_RULES).map((id) => ({ id, ...DESK_RULES[id] })),
        } satisfies DeskSchema)
      },
    },
    {
      method: 'get',
      path: `${path}/:id/export`,
      action: 'desk.query',
      query: ScopeQuery,
      async handle({ req, res, actor }) {
        const id = idOf(req)
        const { manifest } = snapshots.get(id)
        const query = parse(ScopeQuery, req.query)
        const { scope, people, file } = await artefactFor(actor, { id, action: 'desk.query', query })
        audit.note(actor, { type: 'snapshot.exported', object: id, detail: { scope, people }, result: 'done' })
        res.setHeader('content-type', 'application/zip')
        res.setHeader('content-disposition', `attachment; filename="yuntu-${id}.zip"`)
        try {
          await writeExport({ artefact: file, manifest, out: res })
          res.end()
        } catch (error) {
          // Whoever has gone waits for nothing.
          if (res.destroyed) return
          // What was sent so far must not look whole.
          if (res.headersSent) res.destroy()
          throw error
        }
      },
    },
  ]
}
