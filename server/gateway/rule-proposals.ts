import { createHash } from 'node:crypto'
import { z } from 'zod'
import { ItemId } from '../../data/contract/envelope.ts'
import { Problem } from '../../data/contract/problem.ts'
import { type Actor, ownerOf } from '../../data/contract/roles.ts'
import { RuleSetProposal, RuleSetProposals, RuleSetVerdict, RuleSetWish } from '../../data/contract/rule-proposals.ts'
import { formatDay, formatInstant, toDay } from '../../data/language/time.ts'
import { latestSet, textOf } from '../../data/rules/scores/proposal.ts'
import { CORRECTION_KIND } from '../../data/scenes/correction.ts'
import type { RuleSetDecision } from '../../data/scenes/score/events.ts'
import type { Audit } from '../access/audit.ts'
import { mayDo, permit, ROOT_SCOPE } from '../access/policy.ts'
import type { Engine } from '../engine/port.ts'
import { keepPseudonym } from '../ingest/personal.ts'
import type { KeptProposal, RuleProposals } from '../ops/rule-proposals.ts'
import { readBody } from './body.ts'
import { type Door, parse } from './doors.ts'
import { idOf, roleSource, type Told, tell } from './tell.ts'

const Params = z.strictObject({ id: ItemId })

interface Parts {
  readonly engine: Engine
  readonly audit: Audit
  readonly proposals: RuleProposals
  readonly now: () => number
}

/** `/api/rules/proposals`: rule sets that were tried are put before whoever may adopt them, and decided by an event. */
export function ruleProposalDoors(parts: Parts): Door[] {
  const { proposals } = parts
  const path = '/api/rules/proposals'
  return [
    {
      method: 'get',
      path,
      action: 'rulesets.read',
      answer: RuleSetProposals,
      async handle({ res, actor }) {
        const all = proposals.all()
        const states = await decisionsOf(all, parts.engine)
        res.json({
          proposals: all.map((each, i) => shown(each, { actor, state: states[i] ?? null })),
          mayDecide: mayDecide(actor),
        } satisfies RuleSetProposals)
      },
    },
    {
      method: 'post',
      path,
      action: 'rulesets.propose',
      body: { 'application/json': RuleSetWish },
      answer: RuleSetProposal,
      async handle({ req, res, actor }) {
        res.status(201).json(await propose(await readBody(RuleSetWish, req), { actor, ...parts }))
      },
    },
    {
      method: 'post',
      path: `${path}/:id/decide`,
      action: 'rulesets.decide',
      body: { 'application/json': RuleSetVerdict },
      answer: RuleSetProposal,
      async handle({ req, res, actor }) {
        const { id } = parse(Params, req.params)
        res.json(await decide(id, { ...(await readBody(RuleSetVerdict, req)), actor, ...parts }))
      },
    },
  ]
}

/** Rules are those of the whole tree: who decides for a part of it decides none. */
const mayDecide = (actor: Actor) => mayDo(actor.role, 'rulesets.decide') && actor.scope === ROOT_SCOPE

type At = Parts & { readonly actor: Actor }

/** The same proposal sent again is answered as it stands. Fails: `refused`. */
async function propose(wish: RuleSetWish, { actor, audit, engine, proposals, now }: At): Promise<RuleSetProposal> {
  const owner = ownerOf(actor)
  const id = createHash('sha256').update(`${owner}\n${wish.id}`).digest('hex').slice(0, 32)
  const known = proposals.get(id)
  if (known) return shown(known, { actor, state: (await decisionsOf([known], engine))[0] ?? null })
  const text = textOf(wish.ruleSet)
  const base = latestSet(wish.ruleSet.subject)
  if (text === undefined || !base) throw new Problem('refused', '现行规则里没有其中的某一项，请重新试算')
  if (text === textOf({ subject: wish.ruleSet.subject })) throw new Problem('refused', '与现行规则没有不同')
  if (wish.validFrom <= formatDay(toDay(now()))) throw new Problem('refused', '生效日须在今天之后')
  if (proposals.isFull) throw new Problem('refused', '提请的规则太多')
  const hash = createHash('sha256').update(text).digest('hex')
  const version = `${base.version}+${hash.slice(0, 8)}`
  const kept: KeptProposal = { ...wish, id, version, hash, role: actor.role, owner, proposed: now() }
  await proposals.put(kept)
  audit.note(actor, { type: 'ruleset.proposed', object: version, detail: { hash }, result: 'done' })
  return shown(kept, { actor, state: null })
}

/** Fails: `not-found`; `forbidden` outside the whole and for one's own; `refused` where it is decided, or too late. */
async function decide(id: string, at: At & RuleSetVerdict): Promise<RuleSetProposal> {
  const { actor, audit, decision, engine, proposals, now } = at
  await permit(actor, 'rulesets.decide', { code: ROOT_SCOPE, within: engine.within.bind(engine) })
  const found = proposals.get(id)
  if (!found) throw new Problem('not-found', '没有这条提请')
  if (found.owner === ownerOf(actor)) throw new Problem('forbidden', '提请的人不能自己决定')
  const { name, version, hash, validFrom, ruleSet } = found
  const act = { type: 'ruleset.decided', object: version, detail: { decision, hash, validFrom } }
  await audit.keep(actor, act, async () => {
    if (decision === 'withdrawn') {
      const of = await standing(found, engine)
      return send({ id: `${of}-back`, type: CORRECTION_KIND, data: { id: of, reason: TAKEN_BACK } }, { engine, now })
    }
    const data = { proposal: id, about: ruleSet.subject, name, version, hash, validFrom, decision }
    return send({ id: await nextId(found, engine), type: 'ruleset.decided', data }, { engine, now })
  })
  return shown(found, { actor, state: (await decisionsOf([found], engine))[0] ?? null })
}

const TAKEN_BACK = '撤回采纳决定'

/** Told as who decides for the whole. */
const DECIDER = { role: 'manager', scope: ROOT_SCOPE } as const
const SOURCE = roleSource(DECIDER.role)

async function send(
  event: Pick<Told, 'id' | 'type' | 'data'>,
  { engine, now }: Pick<Parts, 'engine' | 'now'>,
): Promise<void> {
  const whole = { ...event, subject: ROOT_SCOPE, time: formatInstant(now()) }
  await tell(whole, { actor: DECIDER, engine, now, pseudonymise: keepPseudonym })
}

/** A decision may be corrected away and taken anew, so often. */
const MOST_DECISIONS = 5

type Decided = Pick<RuleSetProposal, 'state' | 'decided' | 'seq'>

function idsOf(proposal: string): string[] {
  return Array.from({ length: MOST_DECISIONS }, (_, nr) => idOf(['ruleset.decided', proposal, String(nr)]))
}

async function statesOf(proposals: readonly { id: string }[], engine: Engine) {
  const keys = proposals.flatMap(({ id }) => idsOf(id))
  const states = await engine.states({ scope: ROOT_SCOPE, kind: 'event', source: SOURCE, keys })
  return proposals.map((_, i) => states.slice(i * MOST_DECISIONS, (i + 1) * MOST_DECISIONS))
}

/** What the journal says was decided of each; a decision that was taken back is none. */
async function decisionsOf(proposals: readonly { id: string }[], engine: Engine): Promise<(Decided | null)[]> {
  if (proposals.length === 0) return []
  return (await statesOf(proposals, engine)).map((states) => {
    const found = states.findLast((each) => each !== null && each.state !== null)
    if (!found?.state) return null
    return { state: found.state.decision as RuleSetDecision, decided: found.ts, seq: found.id } // checked at the door
  })
}

/** Under which id the next decision is one. Fails: `refused` where one stands. */
async function nextId(proposal: KeptProposal, engine: Engine): Promise<string> {
  const [states = []] = await statesOf([proposal], engine)
  const next = idsOf(proposal.id)[states.indexOf(null)]
  if (next === undefined || states.some((each) => each !== null && each.state !== null))
    throw new Problem('refused', '这套规则已经决定过')
  return next
}

/** The id of the decision that stands. Fails: `refused` where there is none. */
async function standing(proposal: KeptProposal, engine: Engine): Promise<string> {
  const [states = []] = await statesOf([proposal], engine)
  const id = idsOf(proposal.id)[states.findIndex((each) => each !== null && each.state !== null)]
  if (id === undefined) throw new Problem('refused', '还没有决定可以撤回')
  return id
}

function shown({ owner, ...kept }: KeptProposal, at: { actor: Actor; state: Decided | null }): RuleSetProposal {
  const { state = 'open', decided = null, seq = null } = at.state ?? {}
  return { ...kept, isOwn: owner === ownerOf(at.actor), state, decided, seq }
}
