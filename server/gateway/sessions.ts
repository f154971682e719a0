import { z } from 'zod'
import { Problem, toProblem } from '../../data/contract/problem.ts'
import { ownerOf } from '../../data/contract/roles.ts'
import type { Access } from '../access/access.ts'
import { type Audit, NOBODY } from '../access/audit.ts'
import { deviceOf } from '../access/device.ts'
import { readBody } from './body.ts'
import type { Door } from './doors.ts'
import { COOKIE } from './identity.ts'

const WINDOW_MS = 60_000
const PER_ADDRESS = 10
const IN_ALL = 100

const Secret = z.string().min(1).max(200)
const Open = z.union([z.strictObject({ code: Secret }), z.strictObject({ token: Secret })])

/** Counts failures in the running minute; a guesser runs out of them long before 256 bits. */
class Attempts {
  private readonly now: () => number
  private since = 0
  private failures = new Map<string, number>()
  /** Failures of the running minute, of everybody. */
  total = 0

  constructor(now: () => number) {
    this.now = now
  }

  /** Fails: `too-many` once this address, or everybody together, has failed too often. */
  check(address: string): void {
    if (this.now() - this.since >= WINDOW_MS) {
      this.since = this.now()
      this.failures = new Map()
      this.total = 0
    }
    if (this.total >= IN_ALL || (this.failures.get(address) ?? 0) >= PER_ADDRESS) throw new Problem('too-many')
  }

  fail(address: string): void {
    this.total++
    this.failures.set(address, (this.failures.get(address) ?? 0) + 1)
  }
}

/**
 * `POST /api/sessions` spends a one-time link (`code`) for a cookie, or gives one to who has a bearer (`token`): a page
 * keeps no secret that its scripts can read. `DELETE` ends the session. Both are audited.
 */
export function sessionDoors(parts: { access: Access; audit: Audit; now: () => number; isSecure: boolean }): Door[] {
  const { access, audit, now, isSecure } = parts
  const attempts = new Attempts(now)
  const attributes = `Path=/; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}`
  return [
    {
      method: 'post',
      path: '/api/sessions',
      action: 'session.open',
      body: { 'application/json': Open },
      async handle({ req, res }) {
        const address = req.ip ?? ''
        attempts.check(address)
        const asked = await readBody(Open, req)
        try {
          const { secret, actor, seconds } = openBy(asked, { access, device: deviceOf(req.headers['user-agent']) })
          const detail = { scope: actor.scope }
          audit.note(actor, { type: 'session.opened', object: actor.role, detail, result: 'done' })
          res.setHeader('set-cookie', `${COOKIE}=${secret}; Max-Age=${seconds}; ${attributes}`)
          res.status(201).json({ role: actor.role, scope: actor.scope })
        } catch (error) {
          attempts.fail(address)
          // The first of a minute says that somebody tries; each of them would let a guesser fill the disk.
          if (attempts.total === 1)
            audit.note(NOBODY, { type: 'session.opened', object: '', detail: null, result: toProblem(error).code })
          throw error
        }
      },
    },
    {
      method: 'delete',
      path: '/api/sessions',
      action: 'session.end',
      handle({ res, actor }) {
        access.end(actor.id)
        audit.note(actor, { type: 'session.ended', object: actor.role, detail: null, result: 'done' })
        res.setHeader('set-cookie', `${COOKIE}=; Max-Age=0; ${attributes}`)
        res.status(204).end()
      },
    },
  ]
}

/** Fails: `link-spent`; `unauthorized` for a token that nobody has, and for a source's: that is no person before a screen. */
function openBy(asked: z.output<typeof Open>, { access, device }: { access: Access; device: string }) {
  if ('code' in asked) return access.open(asked.code, device)
  const actor = access.byBearer(asked.token)
  if (!actor || actor.role === 'source') throw new Problem('unauthorized')
  return access.openAs({ ...actor, owner: ownerOf(actor), device })
}
