import { z } from 'zod'
import { Problem } from '../../data/contract/problem.ts'
import type { Audit } from '../access/audit.ts'
import type { Engine } from '../engine/port.ts'
import { type Door, NoQuery, parse } from './doors.ts'

const Pseudonym = z.string().regex(/^[\w-]{1,64}$/)

/**
 * `GET /api/members/:pseudonym/chain`: to the member himself, and to the secretary of the branch.
 *
 * Everybody else is answered `forbidden`, for somebody who is unknown as for somebody of another branch: nobody can
 * ask who exists. What a secretary reads or is refused stands in the audit log.
 */
export function chainDoor(engine: Pick<Engine, 'chain'>, audit: Audit): Door {
  return {
    method: 'get',
    path: '/api/members/:pseudonym/chain',
    action: 'chain.read',
    async handle({ req, res, actor }) {
      parse(NoQuery, req.query)
      const pseudonym = Pseudonym.safeParse(req.params.pseudonym).data
      const isOwn = actor.role === 'member' && actor.member === pseudonym
      const read = async () => {
        if (pseudonym === undefined || (actor.role !== 'secretary' && !isOwn)) throw new Problem('forbidden')
        const chain = await engine.chain({ pseudonym, scope: isOwn ? null : actor.scope })
        if (!chain) throw new Problem('forbidden')
        return chain
      }
      if (isOwn) return void res.json(await read())
      const act = { type: 'member.read', object: pseudonym ?? '', detail: { what: 'chain' } }
      res.json(await audit.keep(actor, act, read))
    },
  }
}
