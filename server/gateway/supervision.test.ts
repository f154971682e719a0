import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SupervisionAnswer, SupervisionDone } from '../../data/contract/supervision.ts'
import { DAY_MS, formatInstant } from '../../data/language/time.ts'
import { LocalEngine } from '../engine/engine.ts'
import { pseudonymiser } from '../ingest/personal.ts'
import { openTestGateway, type TestGateway } from '../testing/gateway.ts'

let server: TestGateway
const now = Date.now()
const in20Days = formatInstant(now + 20 * DAY_MS)

const org = (subject: string, parent: string, kind: string) => ({
  specversion: '1.0',
  id: `found-${subject}`,
  source: 'urn:test',
  type: 'org.founded',
  subject,
  time: '2026-01-02T09:00:00+08:00',
  data: { name: `组织${subject}`, kind, parent, ...(kind === 'area' ? {} : { sector: 'community' }) },
})
const appeal = (id: string) => ({
  specversion: '1.0',
  id: `raise-${id}`,
  source: 'urn:test',
  type: 'appeal.raised',
  subject: 'b1',
  time: formatInstant(now - 10 * DAY_MS),
  data: { appeal: id, category: 'traffic' },
})

beforeAll(async () => {
  server = await openTestGateway({ branch: 'b1' })
  await server.send([org('d1', 'root', 'area'), org('b1', 'd1', 'branch'), org('b2', 'd1', 'branch')])
})
afterAll(() => server.close())

const act = (item: string, action: string, body: object, role: 'manager' | 'secretary' | 'leader' = 'manager') =>
  server.ask(`/api/supervision/${encodeURIComponent(item)}/${action}`, role, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
const done = async (response: Response) => {
  expect(response.status).toBe(200)
  return (await response.json()) as SupervisionDone
}
const problem = async (response: Response) => {
  const { code, partial } = (await response.json()) as { code: string; partial?: { code: string } }
  return [response.status, code, partial?.code]
}
const list = async (query = '', role: 'manager' | 'secretary' = 'manager') =>
  (await (await server.ask(`/api/supervision?${query}`, role)).json()) as SupervisionAnswer

test('an item goes its way: opened above, taken up and shown below, closed by the level that opened it', async () => {
  const opened = await done(await act('i1', 'open', { id: '1', org: 'b1', cause: 'key-task', due: in20Days }))
  expect(opened.item).toMatchObject({
    id: 'i1',
    stage: 'stage-open',
    rule: null,
    cause: 'key-task',
    owner: { org: 'b1', role: 'secretary' },
    opener: { org: 'root' },
    isOverdue: false,
    escalatedTo: null,
  })
  await done(await act('i1', 'acknowledge', { id: '2' }, 'secretary'))
  expect(await problem(await act('i1', 'acknowledge', { id: '3' }, 'secretary'))).toEqual([
    409,
    'refused',
    'supervision-acknowledged',
  ])
  expect(await problem(await act('i1', 'close', { id: '4' }))).toEqual([409, 'refused', 'supervision-no-evidence'])
  const shown = await done(await act('i1', 'evidence', { id: '5', evidence: 'record-1' }, 'secretary'))
  expect(shown.item?.evidence).toEqual(['record-1'])
  expect(await problem(await act('i1', 'close', { id: '6' }, 'secretary'))).toEqual([
    409,
    'refused',
    'supervision-not-opener',
  ])
  const closed = await done(await act('i1', 'close', { id: '7' }))
  expect(closed.item).toMatchObject({ stage: 'closed' })
  expect(closed.item?.history.map(({ kind, source }) => [kind, source])).toEqual([
    ['supervision.opened', 'urn:yuntu:role:manager'],
    ['supervision.acknowledged', 'urn:yuntu:role:secretary'],
    ['supervision.evidence.given', 'urn:yuntu:role:secretary'],
    ['supervision.closed', 'urn:yuntu:role:manager'],
  ])
  // The same id again changes nothing and says so.
  expect(await done(await act('i1', 'close', { id: '7' }))).toMatchObject({
    isDuplicate: true,
    version: closed.version,
  })
  expect(await problem(await act('i1', 'progress', { id: '8' }, 'secretary'))).toEqual([
    409,
    'refused',
    'supervision-closed',
  ])
  expect((await list()).items).toEqual([])
  expect((await list('state=closed')).items).toMatchObject([{ id: 'i1' }])
})

test('what an item’s organisation may see and do ends at its scope', async () => {
  await done(await act('i2', 'open', { id: '1', org: 'b2', cause: 'inspection', due: in20Days }))
  expect((await list('', 'secretary')).items).toEqual([])
  expect((await list('scope=d1')).items).toMatchObject([{ id: 'i2', owner: { org: 'b2' } }])
  expect((await server.ask('/api/supervision?scope=b2', 'secretary')).status).toBe(403)
  const weeks = await (await server.ask('/api/supervision/weeks?scope=b2', 'manager')).json()
  expect(weeks).toMatchObject({ scope: 'b2', open: 1, overdue: 0, weeks: [0, 0, 1, 0, 0, 0, 0, 0], later: 0 })
  expect((await server.ask('/api/supervision/weeks?scope=b2', 'secretary')).status).toBe(403)
  expect(await problem(await act('i2', 'acknowledge', { id: '2' }, 'secretary'))).toEqual([404, 'not-found', undefined])
  const open = { id: '1', org: 'b2', cause: 'inspection', due: in20Days }
  expect((await act('i3', 'open', open, 'secretary')).status).toBe(403)
  expect((await act('i3', 'open', open, 'leader')).status).toBe(403)
  expect(await problem(await act('nothing', 'urge', { id: '1' }))).toEqual([404, 'not-found', undefined])
  expect((await act('i2', 'praise', { id: '1' })).status).toBe(400)
  expect(await problem(await act('i2', 'hand-over', { id: '9', to: 'nowhere' }))).toEqual([
    409,
    'refused',
    'not-there-yet',
  ])
  const moved = await done(await act('i2', 'hand-over', { id: '3', to: 'b1' }))
  expect(moved.item).toMatchObject({ owner: { org: 'b1' }, stage: 'stage-open' })
  expect((await list('', 'secretary')).items).toMatchObject([{ id: 'i2' }])
  await done(await act('i2', 'urge', { id: '4' }))
  expect(await problem(await act('i2', 'urge', { id: '5' }))).toEqual([409, 'refused', 'supervision-urged-lately'])
})

test('nobody else may speak for a role', async () => {
  const response = await server.send([{ ...appeal('forged'), source: 'urn:yuntu:role:manager' }])
  expect(await response.json()).toMatchObject({ accepted: 0, rejected: [{ field: 'source', code: 'server-only' }] })
})

test('what is owed by a person’s date is spoken of without a pseudonym, and acted on all the same', async () => {
  const code = 'A-2001'
  const pseudonym = pseudonymiser(new Uint8Array(32))(code)
  const day = (ago: number) => formatInstant(now - ago * DAY_MS)
  const month = day(150).slice(0, 7)
  const of = (id: string, type: string, ago: number, data: object) => ({
    ...appeal(id),
    id,
    type,
    time: day(ago),
    data: { member: code, ...data },
  })
  const who = { education: 'edu-college', occupation: 'worker', ethnicity: 'han', joined: '2000-07' }
  const person = { ...who, gender: 'female', birthMonth: '1970-03', status: 'full' }
  await server.send([
    of('p1', 'member.registered', 160, person),
    of('p2', 'dues.assessed', 150, { month, fen: 5_000 }),
    { ...appeal('a9'), time: formatInstant(now - 1_000) },
  ])
  const items = async () => (await list('state=all')).items.filter(({ rule }) => rule === 'dues-arrears')
  await expect.poll(async () => (await items()).length, { timeout: 15_000 }).toBe(1)
  const [item] = await items()
  const id = item?.id ?? ''
  expect(id).toMatch(/^dues-arrears\/[\w-]{22}$/)
  const answers = [JSON.stringify(await list('state=all')), JSON.stringify(await list('', 'secretary'))]
  const shown = await done(await act(id, 'acknowledge', { id: 'h1' }, 'secretary'))
  expect(shown.item).toMatchObject({ id, stage: 'stage-acknowledged', owner: { org: 'b1' } })
  answers.push(JSON.stringify(shown))
  const paths = [
    'origin?metric=supervision-open&scope=root',
    'origin?metric=deadlines-open&scope=root',
    'held',
    'rejects',
  ]
  for (const path of paths) {
    const response = await server.ask(`/api/${path}`, 'admin')
    answers.push(await response.text())
    answers.push(await (await server.ask(`/api/${path}`, 'manager')).text())
  }
  expect(answers.join('\n')).toContain('deadline.passed/dues-arrears/')
  for (const answer of answers) expect(answer).not.toContain(pseudonym)
})

test('the items are the same after a restart, those of rules with article and remedy', async () => {
  await server.send([appeal('a1'), { ...appeal('a2'), time: formatInstant(now - 1_000) }])
  const { engine } = server.slot
  if (!(engine instanceof LocalEngine)) await new Promise((resolve) => setTimeout(resolve, 2_500))
  const before = await list('state=all')
  expect(before.items.find(({ rule }) => rule === 'appeal-answer')).toMatchObject({
    id: 'appeal-answer/appeal/a1',
    owner: { org: 'b1' },
    opener: null,
    article: '本系统定义',
    label: { zh: '诉求首次答复' },
  })
  await engine.close()
  const again = await LocalEngine.open({
    folder: server.folder,
    now: Date.now,
    events: server.slot.events,
    meaning: 'test',
  })
  server.slot.fill(again)
  await again.ready
  const after = await list('state=all')
  expect(after.items.map(({ id, stage }) => [id, stage])).toEqual(before.items.map(({ id, stage }) => [id, stage]))
})

test('what was done is taken back by who did it: the item is as before, and both stay in the journal', async () => {
  const open = { id: '1', org: 'b1', cause: 'key-task', due: in20Days }
  const opened = await done(await act('i7', 'open', open))
  expect(opened.item?.escalates).not.toBeNull()
  expect(opened.item?.urgeFrom).toBeNull()
  const urged = await done(await act('i7', 'urge', { id: '2' }))
  expect(Date.parse(urged.item?.urgeFrom ?? '')).toBeGreaterThan(now)
  expect(await problem(await act('i7', 'undo', { id: '3', action: 'urge', of: '2' }, 'secretary'))).toEqual([
    409,
    'refused',
    'not-there-yet',
  ])
  expect((await done(await act('i7', 'undo', { id: '4', action: 'urge', of: '2' }))).item).toMatchObject({
    urgeFrom: null,
  })
  expect(await done(await act('i7', 'undo', { id: '4', action: 'urge', of: '2' }))).toMatchObject({ isDuplicate: true })
  const seen = await done(await act('i7', 'acknowledge', { id: '5' }, 'secretary'))
  expect(seen.item).toMatchObject({ stage: 'stage-acknowledged', escalates: null })
  const again = await done(await act('i7', 'undo', { id: '6', action: 'acknowledge', of: '5' }, 'secretary'))
  expect(again.item).toMatchObject({ stage: 'stage-open', escalates: opened.item?.escalates })
})
