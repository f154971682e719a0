import { z } from 'zod'
import { OrgCode } from '../../data/contract/envelope.ts'
import { Problem } from '../../data/contract/problem.ts'
import type { Actor } from '../../data/contract/roles.ts'
import { SimulateRequest } from '../../data/contract/scores.ts'
import { dayStart, parseDay } from '../../data/language/time.ts'
import type { Audit } from '../access/audit.ts'
import { permit, seesPeople } from '../access/policy.ts'
import type { Engine } from '../engine/port.ts'
import { readBody } from './body.ts'
import { type Door, readDoor } from './doors.ts'

const year = z.coerce.number().pipe(z.int().min(2000).max(2099)).optional()
const OwnQuery = z.strictObject({ year })
const ScoresQuery = z.strictObject({ scope: OrgCode.optional(), year })

/** 先锋堡垒指数: a member's own, distributions for everybody else, and what a changed rule set would come to. */
export function scoreDoors(engine: Engine, audit: Audit): Door[] {
  /** Whether members are shown: then it stands in the audit log whose branch was read. */
  const people = (actor: Actor, at: { scope: string; what: string }): boolean => {
    if (!seesPeople(actor, at.scope)) return false
    audit.note(actor, { type: 'members.read', object: at.scope, detail: { what: at.what }, result: 'done' })
    return true
  }
  const within = engine.within.bind(engine)
  /** It reads months of evidence from the ledger: one at a time, so that events and pages come first. */
  let isSimulating = false
  return [
    readDoor({
      path: '/api/scores/me',
      action: 'scores.own',
      query: OwnQuery,
      within,
      answer(query, actor) {
        if (actor.member === undefined) throw new Problem('forbidden', '这个账号没有对应的党员')
        return engine.ownScore({ pseudonym: actor.member, year: query.year ?? null })
      },
    }),
    readDoor({
      path: '/api/scores',
      action: 'scores.read',
      query: ScoresQuery,
      within,
      scope: (query, actor) => query.scope ?? actor.scope,
      answer(query, actor) {
        const scope = query.scope ?? actor.scope
        return engine.scores({ scope, year: query.year ?? null, people: people(actor, { scope, what: 'scores' }) })
      },
    }),
    {
      method: 'post',
      path: '/api/rules/simulate',
      action: 'scores.simulate',
      body: { 'application/json': SimulateRequest },
      async handle({ req, res, actor }) {
        const { ruleSet, from, to, ...query } = await readBody(SimulateRequest, req)
        const scope = query.scope ?? actor.scope
        await permit(actor, 'scores.simulate', { code: scope, within })
        const span = { from: dayStart(parseDay(from) ?? 0), to: dayStart((parseDay(to) ?? 0) + 1) - 1 }
        if (isSimulating) throw new Problem('too-many', '已有一次规则试算在进行，请稍后再试')
        isSimulating = true
        try {
          res.json(
            await engine.simulateScores({
              scope,
              ruleSet,
              ...span,
              people: people(actor, { scope, what: 'simulation' }),
            }),
          )
        } finally {
          isSimulating = false
        }
      },
    },
  ]
}
