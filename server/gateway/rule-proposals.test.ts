import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '../../data/contract/roles.ts'
import { RuleSetProposal, RuleSetProposals } from '../../data/contract/rule-proposals.ts'
import { openTestGateway, type TestGateway } from '../testing/gateway.ts'

let server: TestGateway
beforeAll(async () => {
  server = await openTestGateway()
})
afterAll(() => server.close())

const post = (path: string, role: Role, body: object) =>
  server.ask(path, role, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
const PATH = '/api/rules/proposals'
const WISH = {
  ...{ name: '报到加分', ruleSet: { subject: 'member', items: [{ code: 'm1-report-in', points: 5 }] } },
  ...{ from: '2026-01-01', to: '2026-12-31', validFrom: '2099-01-01' },
}
const propose = async (more: object, role: Role = 'analyst') =>
  RuleSetProposal.parse(await (await post(PATH, role, { ...WISH, ...more })).json())
const decide = (id: string, decision: 'adopted' | 'refused' | 'withdrawn', role: Role = 'manager') =>
  post(`${PATH}/${id}/decide`, role, { decision })
const listed = async (role: Role) => RuleSetProposals.parse(await (await server.ask(PATH, role)).json())
const detailOf = async (response: Promise<Response>) => {
  const answer = await response
  return [answer.status, ((await answer.json()) as { detail?: string }).detail]
}

test('a tried set is proposed once, seen by who may decide, and adopted by an event of the role in the journal', async () => {
  const first = await propose({ id: 'p1' })
  expect(first).toMatchObject({ state: 'open', isOwn: true, role: 'analyst', seq: null })
  expect(first.version).toBe(`member-1+${first.hash.slice(0, 8)}`)
  expect(await propose({ id: 'p1' })).toEqual(first)
  const seen = await listed('manager')
  expect(seen).toMatchObject({ mayDecide: true, proposals: [{ id: first.id, isOwn: false, state: 'open' }] })
  expect((await listed('analyst')).mayDecide).toBe(false)

  const adopted = RuleSetProposal.parse(await (await decide(first.id, 'adopted')).json())
  expect(adopted).toMatchObject({ state: 'adopted', version: first.version, hash: first.hash })
  expect(await listed('leader')).toMatchObject({ proposals: [{ state: 'adopted', seq: adopted.seq }] })
  const origin = await (await server.ask('/api/audit', 'auditor')).json()
  expect(JSON.stringify(origin)).toContain('ruleset.decided')
  expect(await detailOf(decide(first.id, 'refused'))).toEqual([409, '这套规则已经决定过'])
})

test('one set of a subject is adopted for a year; a decision that is withdrawn leaves it open', async () => {
  const other = await propose({
    id: 'p2',
    name: '报到再加',
    ruleSet: { subject: 'member', items: [{ code: 'm1-report-in', points: 6 }] },
  })
  expect(await detailOf(decide(other.id, 'adopted'))).toEqual([
    409,
    '这一年已采纳了另一套同类规则；要换，先撤回那次决定',
  ])
  const stateOf = async (id: string) => (await listed('manager')).proposals.find((each) => each.id === id)?.state
  expect(await detailOf(decide(other.id, 'withdrawn'))).toEqual([409, '还没有决定可以撤回'])
  const adopted = (await listed('manager')).proposals.find(({ state }) => state === 'adopted')?.id ?? ''
  expect((await decide(adopted, 'withdrawn')).status).toBe(200)
  expect(await stateOf(adopted)).toBe('open')
  expect((await decide(other.id, 'adopted')).status).toBe(200)
  expect((await decide(adopted, 'refused')).status).toBe(200)
  expect([await stateOf(other.id), await stateOf(adopted)]).toEqual(['adopted', 'refused'])
})

test('a source cannot send a decision: it is refused at the door', async () => {
  const data = {
    ...{ proposal: 'p9', about: 'member', name: '伪造', version: 'member-1+0f0f0f0f', hash: '0f'.repeat(32) },
    ...{ validFrom: '2099-01-01', decision: 'adopted' },
  }
  const what = { source: 'urn:zzsh', type: 'ruleset.decided', subject: 'root', data }
  const event = { ...what, id: 'forged-1', time: '2026-03-02T09:00:00+08:00' }
  const answer = await (await server.send([event])).json()
  expect(answer).toMatchObject({ accepted: 0, rejected: [{ line: 1, field: 'type', code: 'door-only' }] })
})

test('nobody decides what he proposed, nobody else than the organisation department decides, and nothing past or unchanged is proposed', async () => {
  const own = await propose({ id: 'p3' }, 'manager')
  expect(await detailOf(decide(own.id, 'adopted'))).toEqual([403, '提请的人不能自己决定'])
  for (const role of ['leader', 'secretary', 'analyst', 'admin', 'auditor', 'wall', 'member', 'source'] as const)
    expect([role, (await decide(own.id, 'adopted', role)).status]).toEqual([role, 403])
  for (const role of ['wall', 'member', 'admin', 'source'] as const)
    expect([role, (await server.ask(PATH, role)).status]).toEqual([role, 403])
  expect((await decide('nothing', 'adopted')).status).toBe(404)
  const refusal = (more: object) => detailOf(post(PATH, 'analyst', { ...WISH, id: 'p4', ...more }))
  expect(await refusal({ validFrom: '2001-01-01' })).toEqual([409, '生效日须在今天之后'])
  expect(await refusal({ ruleSet: { subject: 'member' } })).toEqual([409, '与现行规则没有不同'])
  const unknown = { subject: 'member', items: [{ code: 'no-such-item', points: 1 }] }
  expect((await refusal({ ruleSet: unknown }))[0]).toBe(409)
  expect((await refusal({ validFrom: '2099-02-01' }))[0]).toBe(400)
})
