import { z } from 'zod'
import { Problem } from '../../data/contract/problem.ts'
import { isBeginning } from '../../data/contract/record-kinds.ts'
import {
  type BranchAnswer,
  ContestRequest,
  CorrectRequest,
  type RecordDone,
  RecordRequest,
} from '../../data/contract/records.ts'
import type { Actor } from '../../data/contract/roles.ts'
import type { Refusal } from '../../data/language/project.ts'
import { DAY_MS, formatInstant, toDay } from '../../data/language/time.ts'
import { ruleAt } from '../../data/rules/index.ts'
import { CORRECTION_KIND } from '../../data/scenes/correction.ts'
import { STANDING } from '../../data/scenes/organisation/member-state.ts'
import { ROOT } from '../../data/scenes/organisation/orgs.ts'
import { BRANCH_KINDS } from '../../data/scenes/organisation/vocabulary.ts'
import type { Audit } from '../access/audit.ts'
import type { Engine } from '../engine/port.ts'
import { keepPseudonym, type Pseudonymise } from '../ingest/personal.ts'
import { readBody } from './body.ts'
import { type Door, NoQuery, parse } from './doors.ts'
import { contentRefusal, type Judged, type Newcomer, refusalOf } from './record-rules.ts'
import { idOf, refusedBecause, roleSource, type Told, tell } from './tell.ts'

const Params = z.strictObject({ id: z.string().min(1).max(200) })

interface Parts {
  readonly engine: Engine
  readonly audit: Audit
  readonly now: () => number
  readonly pseudonymise: Pseudonymise
}

/**
 * `GET /api/branch`, `POST /api/records`, `/api/records/:id/correct`, `/api/contests`: what a branch's secretary records
 * where no source does, and what is wrong with what a source sent. All of it becomes events like everybody's.
 */
export function recordDoors(parts: Parts): Door[] {
  const { engine, audit } = parts
  return [
    {
      method: 'get',
      path: '/api/branch',
      action: 'records.read',
      query: NoQuery,
      async handle({ req, res, actor }) {
        parse(NoQuery, req.query)
        const act = { type: 'members.read', object: actor.scope, detail: { what: 'branch' } }
        res.json(await audit.keep(actor, act, () => branchOf(actor, engine)))
      },
    },
    {
      method: 'post',
      path: '/api/records',
      action: 'records.write',
      body: { 'application/json': RecordRequest },
      async handle({ req, res, actor }) {
        res.json(await record(await readBody(RecordRequest, req), { actor, ...parts }))
      },
    },
    {
      method: 'post',
      path: '/api/records/:id/correct',
      action: 'records.write',
      body: { 'application/json': CorrectRequest },
      async handle({ req, res, actor }) {
        const { id } = parse(Params, req.params)
        res.json(await correct(id, { ...(await readBody(CorrectRequest, req)), actor, ...parts }))
      },
    },
    {
      method: 'post',
      path: '/api/contests',
      action: 'records.contest',
      body: { 'application/json': ContestRequest },
      async handle({ req, res, actor }) {
        const { id, of } = await readBody(ContestRequest, req)
        const { version, isDuplicate } = await contest({ id, of }, { actor, ...parts })
        res.json({ item: itemOf(of), version, isDuplicate })
      },
    },
  ]
}

type At = Parts & { readonly actor: Actor }

/** Fails: `refused` where the scope is no branch. */
async function branchOf(actor: Actor, engine: Engine): Promise<BranchAnswer> {
  const { self } = await engine.orgs({ parent: actor.scope, depth: 1, top: actor.scope })
  if (!(self.kind in BRANCH_KINDS)) throw new Problem('refused', '只有党支部在这里记录')
  return engine.branch({ scope: actor.scope })
}

async function record(request: RecordRequest, at: At): Promise<RecordDone> {
  const { kind, time, data } = request
  const id = idOf([at.actor.scope, 'record', request.id])
  // People are named by pseudonyms already, and each is looked up; only who is new comes with a code.
  const pseudonymise = isBeginning(request) ? at.pseudonymise : keepPseudonym
  const newcomer = isBeginning(request) ? await newcomerOf(String(data.member), at) : null
  const check = (branch: BranchAnswer) => refusalOf(request, { branch, now: at.now(), newcomer })
  return (await doneBefore(id, at)) ?? send({ id, type: kind, time, data }, { ...at, pseudonymise, check })
}

/** Who comes under a code of the sources, and whether the books have a member of it, wherever. */
async function newcomerOf(code: string, { engine, pseudonymise }: At): Promise<Newcomer> {
  const pseudonym = pseudonymise(code)
  const [known] = await engine.states({ scope: ROOT.code, kind: 'member', keys: [pseudonym] })
  return {
    pseudonym,
    isMember: known?.state?.status === STANDING.full || known?.state?.status === STANDING.probationary,
  }
}

/** Fails: `not-found` for what is not among the branch's own latest records. */
async function correct(of: string, at: At & CorrectRequest): Promise<RecordDone> {
  const { actor, now, reason, replacement } = at
  const id = idOf([actor.scope, 'correct', of, at.id])
  const before = await doneBefore(id, at)
  if (before) return before
  const check = (branch: BranchAnswer) => {
    const kind = branch.kinds.find(({ latest }) => latest.some((each) => each.id === of && each.isOwn))?.kind
    if (!kind) throw new Problem('not-found', '没有这条本支部自己记录的内容')
    return replacement ? contentRefusal({ kind, ...replacement } satisfies Judged, { branch, now: now() }) : undefined
  }
  const data = { id: of, reason, ...(replacement ? { replacement } : {}) }
  const event = { id, type: CORRECTION_KIND, time: formatInstant(now()), data }
  return send(event, { ...at, pseudonymise: keepPseudonym, check })
}

const itemOf = (seq: number) => `contest-${seq}`

/** Opens an item for the branch: its secretary's where a member contests, its organisation work's where he does. */
async function contest({ id, of }: ContestRequest, at: At): Promise<RecordDone> {
  const { actor, now } = at
  const event = idOf([actor.scope, 'contest', String(of), id])
  const before = await doneBefore(event, at)
  if (before) return before
  if (!(await mayContest(of, at))) throw new Problem('not-found', '你的记录里没有这一条')
  const { dueDays } = ruleAt('supervision', toDay(now())).parameters
  const data = {
    ...{ item: itemOf(of), by: actor.scope, cause: 'data-missing', due: formatInstant(now() + dueDays * DAY_MS) },
    role: actor.role === 'member' ? 'secretary' : 'manager',
  }
  const opened = { id: event, type: 'supervision.opened', time: formatInstant(now()), data }
  return take(opened, { ...at, pseudonymise: keepPseudonym })
}

/** Whether it is something of one's own: of the member himself, or on the secretary's branch. */
async function mayContest(seq: number, { actor, engine }: At): Promise<boolean> {
  if (actor.role === 'secretary') {
    const { kinds } = await branchOf(actor, engine)
    return kinds.some(({ latest }) => latest.some((each) => each.seq === seq))
  }
  const { member: pseudonym } = actor
  if (pseudonym === undefined) return false
  const chain = await engine.chain({ pseudonym, scope: null })
  if (chain?.events.some((each) => each.seq === seq)) return true
  const { movements } = await engine.ownScore({ pseudonym, year: null })
  if (movements.some((each) => each.seq === seq)) return true
  const { deeds } = await engine.ownRecord({ pseudonym, year: null })
  return deeds.some((each) => each.seq === seq)
}

/** What was taken under an id of before; asked first, since the same record is not what may be recorded twice. */
async function doneBefore(id: string, { engine, actor }: At): Promise<RecordDone | undefined> {
  const source = roleSource(actor.role)
  const [state] = await engine.states({ scope: actor.scope, kind: 'event', source, keys: [id] })
  return state ? { id, version: (await engine.health()).version, isDuplicate: true } : undefined
}

type Sent = Omit<Told, 'subject'>

/** Checks against what the branch is now, and sends. Fails: `refused`, with the reason. */
async function send(
  event: Sent,
  at: At & { check: (branch: BranchAnswer) => Refusal | undefined },
): Promise<RecordDone> {
  const refusal = at.check(await branchOf(at.actor, at.engine))
  if (refusal) throw refusedBecause(refusal)
  return take(event, at)
}

/** Sends an event of the actor's own organisation. */
async function take(event: Sent, at: At): Promise<RecordDone> {
  return { id: event.id, ...(await tell({ ...event, subject: at.actor.scope }, at)) }
}
