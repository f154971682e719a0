import { z } from 'zod'
import { OwnSettings, type SessionsAnswer } from '../../data/contract/own.ts'
import { Problem } from '../../data/contract/problem.ts'
import { type Actor, ownerOf } from '../../data/contract/roles.ts'
import { formatInstant } from '../../data/language/time.ts'
import type { Access } from '../access/access.ts'
import type { Audit } from '../access/audit.ts'
import type { Engine } from '../engine/port.ts'
import type { OwnSettingsFile } from '../ops/own-settings.ts'
import { readBody } from './body.ts'
import { type Door, NoQuery, parse, readDoor } from './doors.ts'

const RecordQuery = z.strictObject({ year: z.coerce.number().pipe(z.int().min(2000).max(2099)).optional() })
const Params = z.strictObject({ id: z.string().min(1).max(64) })

/** What is somebody's own: `GET /api/me/record`, `/api/me/settings` (and `PUT`), `/api/sessions`, and the end of one. */
export function mineDoors(parts: { engine: Engine; access: Access; audit: Audit; settings: OwnSettingsFile }): Door[] {
  const { engine, access, audit, settings } = parts
  const within = engine.within.bind(engine)
  return [
    readDoor({
      path: '/api/me/record',
      action: 'record.own',
      query: RecordQuery,
      within,
      answer({ year }, { member }) {
        if (member === undefined) throw new Problem('forbidden', '这个账号没有对应的党员')
        return engine.ownRecord({ pseudonym: member, year: year ?? null })
      },
    }),
    readDoor({
      path: '/api/me/settings',
      action: 'me.read',
      query: NoQuery,
      within,
      answer: (_, actor) => settings.of(ownerOf(actor)),
    }),
    {
      method: 'put',
      path: '/api/me/settings',
      action: 'settings.own',
      body: { 'application/json': OwnSettings },
      async handle({ req, res, actor }) {
        settings.put(ownerOf(actor), await readBody(OwnSettings, req))
        res.json(settings.of(ownerOf(actor)))
      },
    },
    readDoor({
      path: '/api/sessions',
      action: 'me.read',
      query: NoQuery,
      within,
      answer: (_, actor) => sessionsOf(actor, access),
    }),
    {
      method: 'delete',
      path: '/api/sessions/:id',
      action: 'session.end',
      handle({ req, res, actor }) {
        const { id } = parse(Params, req.params)
        // One of somebody else's is not there, like one that never was.
        if (!access.sessionsOf(ownerOf(actor)).some((each) => each.id === id)) throw new Problem('not-found')
        access.end(id)
        audit.note(actor, { type: 'session.ended', object: actor.role, detail: { id }, result: 'done' })
        res.status(204).end()
      },
    },
  ]
}

function sessionsOf(actor: Actor, access: Access): SessionsAnswer {
  return {
    sessions: access.sessionsOf(ownerOf(actor)).map(({ id, device, opened, expires }) => ({
      ...{ id, device: device ?? '', opened: opened === undefined ? null : formatInstant(opened) },
      ...{ expires: formatInstant(expires), isThis: id === actor.id },
    })),
  }
}
