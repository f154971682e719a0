import { expect, test } from 'vitest'
import { parseInstant } from '../../data/language/time.ts'
import { openTestEngine, type TestEvent } from '../testing/engine.ts'

const at = (text: string) => parseInstant(text) ?? 0
const now = () => at('2026-03-01T12:00:00+08:00')
const time = '2026-01-02T09:00:00+08:00'
const founded = (subject: string, parent: string, kind: string): TestEvent => ({
  id: `f-${subject}`,
  type: 'org.founded',
  subject,
  time,
  data: { name: `组织${subject}`, kind, parent, ...(kind === 'area' ? {} : { sector: 'community' }) },
})
const member: TestEvent = {
  id: 'r-1',
  type: 'member.registered',
  subject: 'b1',
  time: '2026-01-03T09:00:00+08:00',
  data: {
    member: 'pseudonym',
    gender: 'male',
    birthMonth: '1980-06',
    education: 'edu-college',
    occupation: 'worker',
    ethnicity: 'han',
    status: 'full',
    joined: '2010-07',
  },
}
const meeting: TestEvent = {
  id: 'm-1',
  type: 'meeting.held',
  subject: 'b1',
  time: '2026-01-21T14:00:00+08:00',
  data: { form: 'theme-day', attended: 18, expected: 21, minutes: 90 },
}
const correction = (id: string, data: unknown): TestEvent => ({
  id,
  type: 'event.corrected',
  subject: 'b1',
  time: `2026-02-0${id.slice(1)}T09:00:00+08:00`,
  data: { id: 'm-1', reason: '录入有误', ...(data === undefined ? {} : { replacement: { data } }) },
})

test('says what organisations, members and events are now, and nothing of what lies outside the scope', async () => {
  const { engine, take } = await openTestEngine({ now })
  await take([
    founded('d1', 'root', 'area'),
    founded('d2', 'root', 'area'),
    founded('b1', 'd1', 'branch'),
    member,
    meeting,
  ])
  const ask = (kind: 'org' | 'member', keys: string[], scope = 'root') => engine.states({ kind, keys, scope })
  expect(await ask('org', ['b1', 'nowhere', 'root'])).toMatchObject([
    { state: { name: '组织b1', dissolved: 0 }, org: 'd1', members: 1, ts: at(time) },
    null,
    { id: 0, org: null },
  ])
  expect(await ask('member', ['pseudonym', 'nobody'])).toMatchObject([
    { org: 'b1', state: { status: 1 }, name: null },
    null,
  ])
  expect(await ask('org', ['b1'], 'd2')).toEqual([null])
  expect(await ask('member', ['pseudonym'], 'd2')).toEqual([null])
  expect(await ask('member', ['pseudonym'], 'nowhere')).toEqual([null])
  await engine.close()
})

test('an event is as its latest correction left it', async () => {
  const { engine, take } = await openTestEngine({ now })
  await take([founded('d1', 'root', 'area'), founded('b1', 'd1', 'branch'), meeting])
  const ask = async (scope = 'root') =>
    (await engine.states({ kind: 'event', source: 'urn:test', keys: ['m-1', 'm-2'], scope }))[0]
  expect(await ask()).toMatchObject({ state: meeting.data, org: 'b1', ts: at(meeting.time) })
  await take([correction('c2', { ...meeting.data, attended: 20 }), correction('c1', { ...meeting.data, attended: 19 })])
  expect(await ask()).toMatchObject({ state: { attended: 20 }, ts: at('2026-02-02T09:00:00+08:00') })
  await take([correction('c3', undefined)])
  expect(await ask()).toMatchObject({ state: null })
  expect(engine.core.journal.seqOf('urn:test', 'm-2')).toBeUndefined()
  await engine.close()
})
