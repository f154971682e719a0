import { expect, test } from 'vitest'
import { parseInstant } from '../../data/language/time.ts'
import { openTestEngine, type TestEvent } from '../testing/engine.ts'

const now = parseInstant('2026-03-10T12:00:00+08:00') ?? 0
const founded = (code: string, parent: string, kind = 'committee'): TestEvent => ({
  id: `found-${code}`,
  type: 'org.founded',
  subject: code,
  time: '2026-03-01T08:00:00+08:00',
  data: { name: `组织${code}`, kind, parent, sector: 'community' },
})
const person = (member: string): Record<string, unknown> => ({
  member,
  gender: 'female',
  birthMonth: '1980-01',
  education: 'edu-college',
  occupation: 'worker',
  ethnicity: 'han',
  status: 'full',
  joined: '2020-07',
})
const registered: TestEvent = {
  id: 'm1',
  type: 'member.registered',
  subject: 'b1',
  time: '2026-03-02T08:00:00+08:00',
  data: person('p1'),
}
const meeting: TestEvent = {
  id: 'x1',
  type: 'meeting.held',
  subject: 'b1',
  time: '2026-03-03T08:00:00+08:00',
  data: { form: 'theme-day', attended: 1, expected: 2, minutes: 60 },
}
const correct = (id: string, of: string, replacement?: object): TestEvent => ({
  id,
  type: 'event.corrected',
  subject: 'b1',
  time: '2026-03-09T08:00:00+08:00',
  data: { id: of, reason: '录入有误', ...(replacement ? { replacement } : {}) },
})

test('what a correction may not do is refused, each by its code', async () => {
  const { engine, take } = await openTestEngine({ now: () => now, heldLimit: 1 })
  await take([founded('c1', 'root'), founded('b1', 'c1', 'branch'), registered, meeting, correct('k0', 'x1')])
  const codeOf = async (event: TestEvent) => (await take([event])).rejected[0]?.code
  expect(await codeOf(correct('k1', 'k0'))).toBe('correction-of-correction')
  expect(await codeOf(correct('k2', 'm1', { data: person('p2') }))).toBe('correction-other-member')
  expect(await codeOf(correct('k3', 'found-b1', { subject: 'c1', data: founded('b1', 'c1', 'branch').data }))).toBe(
    'correction-other-org',
  )
  expect(await codeOf(correct('k4', 'x1', { time: '2026-03-11T08:00:00+08:00', data: meeting.data }))).toBe(
    'correction-in-future',
  )
  expect(await codeOf(correct('k5', 'found-c1', { data: founded('c1', 'b1').data }))).toBe('correction-under-itself')
  expect(await codeOf(correct('k6', 'found-c1'))).toBe('correction-has-children')
  expect(await codeOf(correct('k7', 'x1', { data: { ...meeting.data, minutes: -1 } }))).toBe('field-range')
  expect(await take([founded('b2', 'c9', 'branch')])).toMatchObject({ held: 1 })
  expect(await codeOf(founded('b3', 'c9', 'branch'))).toBe('too-many-held')
  await engine.close()
})
