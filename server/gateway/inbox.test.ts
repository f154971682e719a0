import { afterAll, beforeAll, expect, test } from 'vitest'
import type { InboxAnswer } from '../../data/contract/inbox.ts'
import type { Role } from '../../data/contract/roles.ts'
import { DAY_MS, formatInstant } from '../../data/language/time.ts'
import { InboxFile } from '../ops/inbox-file.ts'
import { openTestGateway, type TestGateway } from '../testing/gateway.ts'
import { kindsAnswer } from './kinds.ts'

const BRANCH = '330106001001'
let server: TestGateway
beforeAll(async () => {
  server = await openTestGateway()
  await server.send(kindsAnswer().kinds.flatMap((kind) => kind.examples))
}, 60_000)
afterAll(() => server.close())

const post = (path: string, role: Role, body: unknown) =>
  server.ask(path, role, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
const inbox = async (role: Role) => (await (await server.ask('/api/inbox', role)).json()) as InboxAnswer
const ofItem = ({ notices }: InboxAnswer, item: string) =>
  notices.filter((notice) => notice.item === item).map(({ kind, isRead }) => [kind, isRead])

test('an item that was opened is in its owner’s inbox and not in its opener’s; what the owner shows is in the opener’s', async () => {
  const due = formatInstant(Date.now() + 3 * DAY_MS)
  await post('/api/supervision/n1/open', 'manager', { id: '1', org: BRANCH, cause: 'key-task', due })
  expect(ofItem(await inbox('secretary'), 'n1')).toEqual([['opened', false]])
  expect(ofItem(await inbox('manager'), 'n1')).toEqual([])
  await post('/api/supervision/n1/evidence', 'secretary', { id: '2', evidence: 'record-1' })
  expect(ofItem(await inbox('manager'), 'n1')).toEqual([['evidence', false]])
})

test('what was read stays read in every session of its owner, in nobody else’s, and after a restart', async () => {
  const before = await inbox('secretary')
  const [notice] = before.notices.filter(({ item }) => item === 'n1')
  const marked = await post('/api/inbox/read', 'secretary', { ids: [notice?.id, 'never-was'], isRead: true })
  expect(((await marked.json()) as InboxAnswer).unread).toBe(before.unread - 1)
  const again = new InboxFile({ folder: server.folder })
  const owner = server.access.byBearer(server.run.tokens?.secretary ?? '')?.id ?? ''
  const actor = { id: 'another session', owner, role: 'secretary' as const, scope: BRANCH }
  expect([...again.readBy(actor)]).toEqual([notice?.id])
  expect([...again.readBy({ ...actor, owner: 'somebody else' })]).toEqual([])
  await post('/api/inbox/read', 'secretary', { ids: [notice?.id], isRead: false })
  expect((await inbox('secretary')).unread).toBe(before.unread)
})

test('is for those who have duties, and takes nothing but ids', async () => {
  for (const role of ['wall', 'member', 'analyst', 'admin', 'auditor', 'source'] as const)
    expect([role, (await server.ask('/api/inbox', role)).status]).toEqual([role, 403])
  for (const bad of [{ ids: ['<img>'], isRead: true }, { ids: [] }, { ids: [], isRead: true, more: 1 }])
    expect((await post('/api/inbox/read', 'manager', bad)).status).toBe(400)
})
