import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AuditAnswer } from '../../data/contract/audit.ts'
import type { PurgeAnswer, RetentionAnswer } from '../../data/contract/retention.ts'
import { DAY_MS, formatInstant, parseInstant } from '../../data/language/time.ts'
import { keepDaysOf, RETENTION } from '../../data/rules/retention.ts'
import { letIn } from '../access/first-run.ts'
import { pseudonymiser } from '../ingest/personal.ts'
import { openTestGateway, type TestGateway } from '../testing/gateway.ts'
import { TRAITS } from '../testing/traits.ts'

const pseudonymise = pseudonymiser(new Uint8Array(32))
const OPENED = parseInstant('2022-01-10T12:00:00+08:00') ?? Number.NaN
let now = OPENED
let server: TestGateway
let nr = 0

const event = (type: string, data: object, subject = 'b1') => ({
  specversion: '1.0',
  id: `e${nr++}`,
  source: 'urn:test',
  type,
  subject,
  time: formatInstant(now - 60_000),
  data,
})
const founded = (code: string, kind: string, parent: string) =>
  event('org.founded', { name: code, kind, parent, sector: 'community' }, code)
const registered = (member: string) =>
  event('member.registered', {
    member,
    name: `欧阳${member}`,
    ...TRAITS,
    joined: '2010-07',
  })
const taken = async (events: object[]) => (await (await server.send(events)).json()) as { rejected: { line: number }[] }

beforeAll(async () => {
  server = await openTestGateway({ branch: 'b1', now: () => now })
  letIn({ access: server.access, run: server.run, branch: 'b1', member: pseudonymise('m1') })
  await taken([founded('d1', 'committee', 'root'), founded('b1', 'branch', 'd1')])
  await taken(['m1', 'm2', 'm3', 'm4'].map(registered))
})
afterAll(() => server.close())

const read = async <T>(path: string, role: 'auditor' | 'admin'): Promise<T> =>
  (await (await server.ask(path, role)).json()) as T
const audited = () => read<AuditAnswer>('/api/audit', 'auditor')
const rejects = async () => (await read<{ total: number }>('/api/rejects', 'admin')).total
const purge = async () => {
  const response = await server.ask('/api/retention/purge', 'admin', { method: 'POST' })
  const { purged } = (await response.json()) as PurgeAnswer
  return Object.fromEntries(purged.map(({ store, count }) => [store, count]))
}
const nameOf = async (member: string) => {
  const query = { scope: 'root', kind: 'member' as const, keys: [pseudonymise(member)] }
  return (await server.slot.engine.states(query))[0]?.name ?? null
}
const openSession = (code: string) =>
  server.ask('/api/sessions', undefined, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code }),
  })
const codeOf = (link: string) => link.split('#link=')[1] ?? ''

test('the table says of every store what it keeps, how long and why, to those who look after it', async () => {
  const { stores } = await read<RetentionAnswer>('/api/retention', 'auditor')
  expect(stores).toEqual(RETENTION)
  expect(new Set(stores.map(({ store }) => store)).size).toBe(stores.length)
  for (const { keepDays, from } of stores) expect(keepDays === null).toBe(from === null)
  // 网络安全法第二十一条: six months at least.
  expect(keepDaysOf('audit')).toBeGreaterThanOrEqual(184)
  expect((await server.ask('/api/retention', 'manager')).status).toBe(403)
  for (const role of ['auditor', 'security', 'manager'] as const)
    expect((await server.ask('/api/retention/purge', role, { method: 'POST' })).status).toBe(403)
})

test('who signed in, what was read of members and what was imported stands in the log, for the auditor alone', async () => {
  const opened = await openSession(codeOf(server.run.links.phone))
  expect(opened.status).toBe(201)
  for (let i = 0; i < 3; i++) expect((await openSession('no-such-code')).status).toBe(410)
  expect((await server.ask(`/api/members/${pseudonymise('m2')}/chain`, 'secretary')).status).toBe(200)
  expect((await server.ask(`/api/members/${pseudonymise('nobody')}/chain`, 'secretary')).status).toBe(403)
  // What is one's own is nobody else's affair.
  expect((await server.ask(`/api/members/${pseudonymise('m1')}/chain`, 'member')).status).toBe(200)
  expect((await server.ask('/api/scores', 'secretary')).status).toBe(200)
  expect((await server.ask('/api/scores', 'manager')).status).toBe(200)
  const file = '组织代码,组织名称\n'
  const sent = await server.ask('/api/imports?mode=preview', 'admin', {
    method: 'POST',
    headers: { 'content-type': 'text/csv' },
    body: file,
  })
  expect(sent.status).toBe(202)

  const { entries, brokenAt, total } = await audited()
  expect(brokenAt).toBeNull()
  expect(entries.map(({ type, role, object, result }) => [type, role, object, result]).reverse()).toEqual([
    ['session.opened', 'manager', 'manager', 'done'],
    ['session.opened', 'nobody', '', 'link-spent'],
    ['member.read', 'secretary', pseudonymise('m2'), 'done'],
    ['member.read', 'secretary', pseudonymise('nobody'), 'forbidden'],
    ['members.read', 'secretary', 'b1', 'done'],
    ['import.sent', 'admin', expect.any(String), 'done'],
  ])
  expect(total).toBe(6)
  for (const role of ['admin', 'security', 'manager', 'secretary', 'source'] as const)
    expect((await server.ask('/api/audit', role)).status).toBe(403)
})

test('a purge takes out what is over its time and nothing younger, and proves it in the chain', async () => {
  await taken([
    event('member.deceased', {}, 'b1'), // no member: refused
    event('member.deceased', { member: 'm2' }),
    event('member.stopped', { member: 'm3' }),
  ])
  expect(await rejects()).toBe(1)
  expect(await purge()).toEqual({ rejects: 0, people: 0, sessions: 0, queries: 0, audit: 0 })

  // Half a year later: a second record is refused, and somebody else leaves.
  now = OPENED + 179 * DAY_MS
  await taken([event('member.deceased', {}, 'b1'), event('member.deceased', { member: 'm4' })])
  now = OPENED + 182 * DAY_MS
  const version = (await server.slot.engine.health()).version
  expect(await purge()).toEqual({ rejects: 1, people: 0, sessions: 1, queries: 0, audit: 0 })
  expect(await rejects()).toBe(1)

  // Two years after the first acts, their lines go; what was written since stays, and the chain still holds.
  now = OPENED + (keepDaysOf('audit') + 1) * DAY_MS
  expect(await purge()).toMatchObject({ audit: 6 })
  const { entries, brokenAt } = await audited()
  expect(brokenAt).toBeNull()
  expect(entries[0]).toMatchObject({
    type: 'retention.purged',
    role: 'admin',
    object: 'audit',
    detail: { count: 6, upTo: formatInstant(OPENED + DAY_MS), hash: expect.stringMatching(/^[\w-]{43}$/) },
  })
  expect(entries.at(-1)).toMatchObject({ type: 'retention.purged', object: 'rejects', detail: { count: 1 } })

  // Three years after the first death, one name goes: not that of who died later, was stopped, or is a member.
  now = OPENED + (keepDaysOf('people') + 1) * DAY_MS
  expect(await purge()).toMatchObject({ people: 1 })
  expect(await Promise.all(['m1', 'm2', 'm3', 'm4'].map(nameOf))).toEqual(['欧阳m1', null, '欧阳m3', '欧阳m4'])
  expect((await audited()).entries).toContainEqual(
    expect.objectContaining({
      type: 'retention.purged',
      object: 'people',
      detail: expect.objectContaining({ count: 1 }),
    }),
  )
  expect((await audited()).brokenAt).toBeNull()
  // Journal and ledger are as they were: whoever left is there by the pseudonym.
  expect((await server.slot.engine.health()).version).toBeGreaterThanOrEqual(version)
  const chain = await server.slot.engine.chain({ pseudonym: pseudonymise('m2'), scope: null })
  expect(chain).not.toBeNull()
})
