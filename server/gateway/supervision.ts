import { z } from 'zod'
import { OrgCode } from '../../data/contract/envelope.ts'
import { Problem } from '../../data/contract/problem.ts'
import type { Actor } from '../../data/contract/roles.ts'
import {
  ABOVE,
  ItemStates,
  SUPERVISION_ACTIONS,
  type SupervisionAction,
  type SupervisionDone,
} from '../../data/contract/supervision.ts'
import { keysOf } from '../../data/language/label.ts'
import { formatInstant } from '../../data/language/time.ts'
import { permit } from '../access/policy.ts'
import type { Engine } from '../engine/port.ts'
import type { Pseudonymise } from '../ingest/personal.ts'
import { readBody } from './body.ts'
import { type Door, parse, readDoor } from './doors.ts'
import { idOf, tell } from './tell.ts'

const Query = z.strictObject({
  scope: OrgCode.optional(),
  state: ItemStates.default('open'),
  limit: z.coerce.number().pipe(z.int().min(1).max(500)).default(100),
})
const Params = z.strictObject({
  id: z.string().min(1).max(300),
  action: z.enum(keysOf(SUPERVISION_ACTIONS)),
})

interface Parts {
  readonly engine: Engine
  readonly now: () => number
  readonly pseudonymise: Pseudonymise
}

/** `GET /api/supervision`, `POST /api/supervision/:id/:action`: what is owed, and what people do about it. */
export function supervisionDoors(parts: Parts): Door[] {
  const { engine } = parts
  const within = engine.within.bind(engine)
  return [
    readDoor({
      path: '/api/supervision',
      action: 'supervision.read',
      query: Query,
      within,
      scope: (q, actor) => q.scope ?? actor.scope,
      answer: ({ scope, ...q }, actor) => engine.supervision({ ...q, scope: scope ?? actor.scope, item: null }),
    }),
    readDoor({
      path: '/api/supervision/weeks',
      action: 'values.read',
      query: z.strictObject({ scope: OrgCode.optional() }),
      within,
      scope: (q, actor) => q.scope ?? actor.scope,
      answer: ({ scope }, actor) => engine.supervisionWeeks({ scope: scope ?? actor.scope }),
    }),
    {
      method: 'post',
      path: '/api/supervision/:id/:action',
      action: 'supervision.act',
      body: { 'application/json': z.union(Object.values(SUPERVISION_ACTIONS).map(({ body }) => body)) },
      async handle({ req, res, actor }) {
        const { id, action } = parse(Params, req.params)
        const body = await readBody<z.ZodType<Body>>(SUPERVISION_ACTIONS[action].body, req)
        res.json(await act({ item: id, action, body, actor }, parts))
      },
    },
  ]
}

type Body = { readonly id: string; readonly org?: string; readonly [field: string]: unknown }

/** Kinds that an organisation does to another's item: in whose name, is said. */
const BY_ABOVE: ReadonlySet<SupervisionAction> = new Set(ABOVE)
const TAKEN_BACK = '本人撤回'

/**
 * Makes an action the event of its actor's role and sends it through the door that all events take.
 *
 * Fails: `not-found` for unknown items and those of foreign organisations alike; `refused` with the reason's code.
 */
async function act(
  at: { item: string; action: SupervisionAction; body: Body; actor: Actor },
  { engine, now, pseudonymise }: Parts,
): Promise<SupervisionDone> {
  const { item, action, actor } = at
  const { id, org } = at.body
  const find = async () =>
    (await engine.supervision({ scope: actor.scope, state: 'all', item, limit: 1 })).items[0] ?? null
  const subject = org ?? (await find())?.owner.org
  if (subject === undefined) throw new Problem('not-found', '没有这个督办事项')
  await permit(actor, 'supervision.act', { code: subject, within: engine.within.bind(engine) })
  const event = {
    id: idOf([actor.scope, item, action, id]),
    type: SUPERVISION_ACTIONS[action].kind,
    subject,
    time: formatInstant(now()),
    data: toData(at),
  }
  const { version, isDuplicate } = await tell(event, { actor, engine, now, pseudonymise })
  return { version, isDuplicate, item: await find() }
}

/** The payload of an action's event. What is taken back was done by the same scope: its event is found by that. */
function toData({ item, action, body, actor }: Parameters<typeof act>[0]): Readonly<Record<string, unknown>> {
  const { id: _, org: __, ...rest } = body
  if (action === 'undo')
    return { id: idOf([actor.scope, item, String(rest.action), String(rest.of)]), reason: TAKEN_BACK }
  return { item, ...rest, ...(BY_ABOVE.has(action) ? { by: actor.scope } : {}) }
}
