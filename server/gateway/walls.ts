import { z } from 'zod'
import { AuditAnswer } from '../../data/contract/audit.ts'
import { Problem } from '../../data/contract/problem.ts'
import type { Actor } from '../../data/contract/roles.ts'
import { ScreenOrder, ScreensAnswer } from '../../data/contract/screens.ts'
import { WallSettings, WallSettingsAnswer } from '../../data/contract/wall.ts'
import type { Audit } from '../access/audit.ts'
import { permit } from '../access/policy.ts'
import type { Engine } from '../engine/port.ts'
import type { WallSettingsFile } from '../ops/wall-settings.ts'
import { readBody } from './body.ts'
import { type Door, NoQuery, parse, readDoor } from './doors.ts'
import type { Screens } from './screens.ts'

const Params = z.strictObject({ id: z.string().regex(/^[\w-]{12}$/) })

/** The fleet of walls, their settings, and who changed what of them: `/api/screens`, `/api/wall-settings`, `/api/audit`. */
export function wallDoors(parts: {
  engine: Engine
  screens: Screens
  settings: WallSettingsFile
  build: () => string | null
  now: () => number
  audit: Audit
}): Door[] {
  const { engine, screens, settings, build, now, audit } = parts
  const within = engine.within.bind(engine)
  const mine = async (actor: Actor) => {
    const all = screens.list()
    const seen = await Promise.all(all.map(({ within: code }) => isWithin(actor, { code, within })))
    return all.filter((_, i) => seen[i])
  }
  return [
    {
      ...readDoor({
        path: '/api/screens',
        action: 'screens.read',
        query: NoQuery,
        within,
        async answer(_, actor) {
          const { version } = await engine.health()
          const found = (await mine(actor)).map(({ within: _, ...screen }) => screen)
          return { now: now(), version, build: build(), screens: found } satisfies ScreensAnswer
        },
      }),
      answer: ScreensAnswer,
    },
    {
      method: 'post',
      path: '/api/screens/:id/orders',
      action: 'screens.order',
      body: { 'application/json': ScreenOrder },
      async handle({ req, res, actor }) {
        const { id } = parse(Params, req.params)
        const order = await readBody(ScreenOrder, req)
        const screen = (await mine(actor)).find((each) => each.id === id)
        if (!screen) throw new Problem('not-found', '没有这块屏')
        if (order.kind === 'show' && order.scope !== undefined) {
          const at = { scope: screen.within, code: order.scope }
          if (at.scope !== at.code && !(await within(at)))
            throw new Problem('forbidden', `“${order.scope}”不在这块屏的范围内，画面不变`)
        }
        await audit.keep(actor, { type: 'screen.ordered', object: id, detail: order }, () => screens.order(id, order))
        res.status(204).end()
      },
    },
    {
      ...readDoor({
        path: '/api/wall-settings',
        action: 'wall-settings.read',
        query: NoQuery,
        within,
        answer: () => settings.current,
      }),
      answer: WallSettingsAnswer,
    },
    {
      method: 'put',
      path: '/api/wall-settings',
      action: 'wall-settings.write',
      body: { 'application/json': WallSettings },
      answer: WallSettingsAnswer,
      async handle({ req, res, actor }) {
        const wanted = await readBody(WallSettings, req)
        await audit.keep(actor, { type: 'wall-settings.changed', object: 'wall-settings', detail: wanted }, () =>
          settings.put(wanted),
        )
        res.json(settings.current)
      },
    },
    {
      ...readDoor({ path: '/api/audit', action: 'audit.read', query: NoQuery, within, answer: () => audit.answer() }),
      answer: AuditAnswer,
    },
  ]
}

async function isWithin(actor: Actor, at: { code: string; within: Engine['within'] }): Promise<boolean> {
  try {
    await permit(actor, 'screens.read', at)
    return true
  } catch (error) {
    if (error instanceof Problem && error.code === 'forbidden') return false
    throw error
  }
}
