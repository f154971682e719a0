import { afterAll, beforeAll, expect, test } from 'vitest'
import { OWN_DEFAULTS, type OwnRecordAnswer, type SessionsAnswer } from '../../data/contract/own.ts'
import type { Role } from '../../data/contract/roles.ts'
import { letIn } from '../access/first-run.ts'
import { pseudonymiser } from '../ingest/personal.ts'
import { openTestGateway, type TestGateway } from '../testing/gateway.ts'
import { kindsAnswer } from './kinds.ts'

const member = pseudonymiser(new Uint8Array(32))('example-0003')
let server: TestGateway
beforeAll(async () => {
  server = await openTestGateway()
  letIn({ access: server.access, run: server.run, branch: '330106001001', member })
  await server.send(kindsAnswer().kinds.flatMap((kind) => kind.examples))
})
afterAll(() => server.close())

/** A session of a role, by the cookie that its token brings. */
async function signIn(role: Role): Promise<RequestInit> {
  const response = await fetch(`${server.gateway.url}/api/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'user-agent': 'Mozilla/5.0 (Linux; Android 14) Chrome/120.0' },
    body: JSON.stringify({ token: server.run.tokens?.[role] }),
  })
  const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? ''
  return { headers: { cookie, origin: server.gateway.url } }
}
const sessions = async (as: RequestInit) =>
  ((await (await server.ask('/api/sessions', undefined, as)).json()) as SessionsAnswer).sessions

test('a member reads what named him in a year, with the sums by kind, and nobody else can', async () => {
  const answer = (await (await server.ask('/api/me/record?year=2026', 'member')).json()) as OwnRecordAnswer
  expect(answer).toMatchObject({ pseudonym: member, year: 2026 })
  const kinds = answer.deeds.map(({ kind }) => kind)
  for (const kind of ['meeting.held', 'activity.held', 'service.given', 'shift.done', 'course.completed'])
    expect(kinds).toContain(kind)
  for (const { kind, times, minutes } of answer.sums) {
    const own = answer.deeds.filter((each) => each.kind === kind)
    expect([times, minutes]).toEqual([own.length, own.reduce((sum, each) => sum + (each.minutes ?? 0), 0)])
  }
  for (const role of ['manager', 'secretary', 'auditor'] as const)
    expect((await server.ask('/api/me/record', role)).status).toBe(403)
})

test('sessions of one person are listed to that person alone, and any of them can be ended', async () => {
  const [phone, tablet, other] = [await signIn('manager'), await signIn('manager'), await signIn('leader')]
  const own = await sessions(phone)
  expect(own).toHaveLength(2)
  expect(own[0]).toMatchObject({ device: 'Android · Chrome' })
  const far = own.find(({ isThis }) => !isThis)
  const end = (as: RequestInit) => server.ask(`/api/sessions/${far?.id}`, undefined, { ...as, method: 'DELETE' })
  expect((await end(other)).status).toBe(404)
  expect((await end(phone)).status).toBe(204)
  expect((await server.ask('/api/me', undefined, tablet)).status).toBe(401)
  expect(await sessions(phone)).toHaveLength(1)
})

test('settings are those of the person on every device, and nobody else’s', async () => {
  const put = (as: RequestInit, body: object) =>
    server.ask('/api/me/settings', undefined, {
      ...{ ...as, method: 'PUT', body: JSON.stringify(body) },
      headers: { ...(as.headers as Record<string, string>), 'content-type': 'application/json' },
    })
  const [phone, tablet] = [await signIn('secretary'), await signIn('secretary')]
  const of = async (as: RequestInit) => (await server.ask('/api/me/settings', undefined, as)).json()
  expect(await of(phone)).toEqual(OWN_DEFAULTS)
  const chosen = { quiet: { from: '22:00', to: '06:00' }, isDigest: false }
  expect((await put(phone, chosen)).status).toBe(200)
  expect(await of(tablet)).toEqual(chosen)
  expect(await of(await signIn('leader'))).toEqual(OWN_DEFAULTS)
  expect((await put(phone, { ...chosen, quiet: { from: '22:00', to: '22:00' } })).status).toBe(400)
  expect((await put(phone, { ...chosen, quiet: { from: '25:00', to: '22:00' } })).status).toBe(400)
})
