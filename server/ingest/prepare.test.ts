import { describe, expect, test } from 'vitest'
import { CORRECTION_KIND, MEASURES, SENT_EVENTS } from '../../data/scenes/index.ts'
import { kindsAnswer } from '../gateway/kinds.ts'
import { LineSplitter } from './lines.ts'
import { keepPseudonym, pseudonymiser } from './personal.ts'
import { type LineFault, Preparation, prepareEvents } from './prepare.ts'
import { REASONS } from './reasons.ts'

const pseudonymise = pseudonymiser(new Uint8Array(32).fill(7))
const at = { scope: 'root', received: 1_780_000_000_000, pseudonymise, firstLine: 1 }

const meeting = {
  specversion: '1.0',
  id: 'm-1',
  source: 'urn:zzsh',
  type: 'meeting.held',
  subject: '330106001001',
  time: '2026-01-21T14:00:00+08:00',
  data: { form: 'theme-day', attended: 18, expected: 21, minutes: 90 },
}
const member = {
  ...meeting,
  id: 'p-1',
  type: 'member.registered',
  data: {
    member: 'A-1001',
    name: '李四光',
    idNumber: '11010519491231002X',
    education: 'edu-bachelor',
    occupation: 'professional',
    ethnicity: 'han',
    joined: '1975-07',
  },
}

const lines = (...all: (string | LineFault)[]) => new Preparation(at).addLines(all).finish()
const line = (event: unknown) => lines(JSON.stringify(event))
const produced = new Set<string | undefined>()
const refusalOf = (event: unknown) => {
  const { rejected, batch } = line(event)
  expect(batch.ids).toEqual([])
  expect(batch.refused).toHaveLength(1)
  produced.add(rejected[0]?.code)
  return rejected[0]
}
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

describe('what is good', () => {
  test('is put into columns, with exactly six fields in the line', () => {
    const { batch, lineOf } = line({ ...meeting, traceparent: '00-ab', dataschema: '李四光' })
    expect(JSON.parse(textOf(batch.lines))).toEqual({
      id: 'm-1',
      source: 'urn:zzsh',
      type: 'meeting.held',
      subject: '330106001001',
      time: meeting.time,
      data: meeting.data,
    })
    expect([...batch.ts]).toEqual([Date.parse(meeting.time)])
    expect(batch.data).toEqual([])
    expect(batch.members).toEqual([])
    const posted = [...batch.postMeasure].map((m, i) => [MEASURES[m]?.code, batch.postAmount[i]])
    expect(posted).toContainEqual(['meeting.attended', 18])
    expect([...batch.postEnd]).toEqual([posted.length])
    expect(lineOf).toEqual([1])
  })

  test('every example of every kind is', () => {
    const examples = kindsAnswer().kinds.flatMap((kind) => kind.examples)
    const { rejected, batch } = prepareEvents(examples, at)
    expect(rejected).toEqual([])
    expect(new Set(batch.ids).size).toBe(examples.length)
    expect(new Set(batch.kinds).size).toBe(SENT_EVENTS.length)
  })

  test('blank lines are passed over and still count as lines', () => {
    const { lineOf, rejected } = lines('', JSON.stringify(meeting), '  \r', `${JSON.stringify(meeting)}\r`, '{"half')
    expect(lineOf).toEqual([2, 4])
    expect(rejected).toMatchObject([{ line: 5, field: '', code: 'line-not-json', reason: '不是完整的 JSON' }])
  })

  test('what was prepared once is prepared again the same, from its own lines', () => {
    const once = prepareEvents([meeting, member], at).batch
    const again = new Preparation({ ...at, pseudonymise: keepPseudonym })
      .addLines(textOf(once.lines).split('\n'))
      .finish().batch
    const parsed = (bytes: Uint8Array) =>
      textOf(bytes)
        .split('\n')
        .map((each): unknown => JSON.parse(each))
    expect(parsed(again.lines)).toEqual(parsed(once.lines))
    expect({ ...again, lines: null }).toEqual({ ...once, lines: null, names: [] })
  })
})

describe('people', () => {
  test('become pseudonyms; the name goes to the people store, the ID number nowhere', () => {
    const { batch } = line(member)
    const code = pseudonymise('A-1001')
    expect(code).toMatch(/^[\w-]{22}$/)
    expect(batch.members).toEqual([code])
    expect(batch.names).toEqual([{ member: code, name: '李四光' }])
    const kept = textOf(batch.lines)
    expect(kept).not.toMatch(/李四光|A-1001|11010519491231002X|idNumber|"name"/)
    expect(batch.data[0]).toMatchObject({ gender: 'female', birthMonth: '1949-12', status: 'full' })
  })

  test('whom a meeting names as there or absent become pseudonyms too, and a refused record names nobody', () => {
    const data = { form: 'theme-day', attended: 1, expected: 2, minutes: 60, members: ['A-1001'], absent: ['A-1002'] }
    const { batch } = line({ ...meeting, id: 'named', data })
    expect(textOf(batch.lines)).not.toMatch(/A-100/)
    expect(batch.data[0]).toMatchObject({ members: [pseudonymise('A-1001')], absent: [pseudonymise('A-1002')] })
    const { batch: refused } = line({ ...meeting, id: 'named', data: { ...data, expected: 1 } })
    expect(refused.refused).toHaveLength(1)
    expect(JSON.stringify(refused.refused)).not.toMatch(/A-100/)
  })

  test('inside a correction are treated the same', () => {
    const correction = { id: 'p-1', reason: '证件 11010519491231002X 有误', replacement: { data: member.data } }
    const { batch } = line({ ...meeting, id: 'c-1', type: CORRECTION_KIND, data: correction })
    expect(textOf(batch.lines)).not.toMatch(/李四光|A-1001|11010519491231002X/)
    expect(batch.data[0]).toMatchObject({
      reason: '证件 *** 有误',
      replacement: { data: { member: pseudonymise('A-1001') } },
    })
    expect(batch.names).toEqual([{ member: pseudonymise('A-1001'), name: '李四光' }])
  })

  test('lists of members inside a correction become pseudonyms too', () => {
    const data = { form: 'theme-day', attended: 1, expected: 2, minutes: 60, members: ['A-1001'], absent: ['A-1002'] }
    const { batch, rejected } = line({
      ...{ ...meeting, id: 'c-2', type: CORRECTION_KIND },
      data: { id: 'm-1', reason: '名单有误', replacement: { data } },
    })
    expect(rejected).toEqual([])
    const kept = Buffer.from(batch.lines).toString('utf8')
    expect(kept).not.toContain('A-100')
    for (const code of ['A-1001', 'A-1002']) expect(kept).toContain(pseudonymise(code))
  })

  test('an organisation keeps its name in a correction', () => {
    const data = { name: '第一支部委员会', kind: 'branch', sector: 'community', parent: '330106' }
    const { batch } = line({
      ...meeting,
      type: CORRECTION_KIND,
      data: { id: 'o-1', reason: '更名', replacement: { data } },
    })
    expect(batch.data[0]).toMatchObject({ replacement: { data } })
  })

  test('a replacement that fits no kind is refused, so that no name hides in it', () => {
    const correction = { id: 'p-1', reason: '改', replacement: { data: { name: '李四光', x: 1 } } }
    expect(refusalOf({ ...meeting, type: CORRECTION_KIND, data: correction })).toMatchObject({
      field: 'data.replacement.data',
    })
  })

  test('a refused record is kept without them', () => {
    const { batch } = line({
      ...member,
      data: { ...member.data, ethnicity: '李四光', phone: '13800138000', joined: 7 },
    })
    const record = batch.refused[0]?.record ?? ''
    expect(record).not.toMatch(/李四光|A-1001|11010519491231002X|13800138000/)
    expect(JSON.parse(record).data).toMatchObject({
      member: '***',
      name: '***',
      idNumber: '***',
      ethnicity: '***',
      joined: 7,
    })
  })
})

test('a refused record of an organisation keeps its official name, and no other text', () => {
  const record = (event: object) => JSON.parse(line({ ...meeting, ...event }).batch.refused[0]?.record ?? '{}').data
  const founded = { name: '第一支部 13800138000', kind: '李四光', parent: '330106' }
  expect(record({ type: 'org.founded', data: founded })).toEqual({
    name: '第一支部 ***',
    kind: '***',
    parent: '330106',
  })
  expect(record({ data: { ...meeting.data, form: '李四光' } })).toMatchObject({ form: '***', attended: 18 })
})

test('a whole surrogate pair is a character like others, in codes and names', () => {
  const { rejected, batch } = lines(
    JSON.stringify({ ...meeting, subject: '𠮷支部' }),
    JSON.stringify({ ...member, subject: '𠮷', data: { ...member.data, member: '𠮷-1', name: '𠮷野' } }),
  )
  expect(rejected).toEqual([])
  expect(batch.subjects).toEqual(['𠮷支部', '𠮷'])
})

describe('a refusal says where and why', () => {
  const cases: [string, unknown, string, RegExp][] = [
    ['a kind that is an object of its own ways', { ...meeting, type: { toString: 1 } }, 'type', /须为文本/],
    ['no event at all', 7, '', /须为/],
    ['no id', { ...meeting, id: undefined }, 'id', /缺少此项/],
    ['another version', { ...meeting, specversion: '0.3' }, 'specversion', /须为以下之一：1.0/],
    ['a control character', { ...meeting, id: 'a\u0000' }, 'id', /控制字符/],
    ['a blank subject', { ...meeting, subject: '' }, 'subject', /不能为空/],
    ['a long subject', { ...meeting, subject: 'x'.repeat(65) }, 'subject', /不能超过 64 个字/],
    ['an unknown kind', { ...meeting, type: 'meeting.lost' }, 'type', /没有这种事件/],
    ['no offset', { ...meeting, time: '2026-01-21T14:00:00' }, 'time', /须为带时区的时间/],
    ['no such day', { ...meeting, time: '2026-02-30T14:00:00Z' }, 'time', /须为带时区的时间/],
    ['before the Party', { ...meeting, time: '1921-06-30T23:59:59+08:00' }, 'time', /时间不合理/],
    ['data missing', { ...meeting, data: undefined }, 'data', /缺少此项/],
    ['data a list', { ...meeting, data: [] }, 'data', /须为对象/],
    ['too many', { ...meeting, data: { ...meeting.data, attended: 22 } }, 'data.attended', /不能多于应到人数/],
    ['a text for a number', { ...meeting, data: { ...meeting.data, minutes: '90' } }, 'data.minutes', /须为数字/],
    ['half a minute', { ...meeting, data: { ...meeting.data, minutes: 0.5 } }, 'data.minutes', /须为整数/],
    ['no such form', { ...meeting, data: { ...meeting.data, form: 'party' } }, 'data.form', /须为以下之一：congress/],
    ['a field of its own', { ...meeting, data: { ...meeting.data, extra: 1 } }, 'data.extra', /没有这个字段：extra/],
    ['a person for a field', { ...meeting, data: { ...meeting.data, 李四光: 1 } }, 'data.***', /没有这个字段：\*\*\*/],
    ['a line break in a name', { ...member, type: 'org.changed', data: { name: '第一\n支部' } }, 'data', /控制字符/],
  ]
  const half = '\ud842'
  const halves: typeof cases = [
    ['half a pair in a subject', { ...meeting, subject: `b${half}` }, 'subject', /格式不对/],
    [
      'half a pair in a member’s code',
      { ...member, data: { ...member.data, member: half } },
      'data.member',
      /格式不对/,
    ],
    ['half a pair in a name', { ...member, data: { ...member.data, name: `李${half}` } }, 'data', /控制字符/],
    ['a line break in a person’s name', { ...member, data: { ...member.data, name: '李\n四' } }, 'data', /控制字符/],
    ['half a pair in a parent', { ...member, type: 'org.moved', data: { parent: half } }, 'data.parent', /格式不对/],
  ]
  test.each([...cases, ...halves])('%s', (_, event, field, reason) => {
    const refusal = refusalOf(event)
    expect(refusal).toMatchObject({ line: 1, field })
    expect(refusal?.reason).toMatch(reason)
  })

  test('a line that could not be read keeps its place, and the others go on', () => {
    const splitter = new LineSplitter(900)
    const good = JSON.stringify(meeting)
    const bytes = Buffer.from(
      `${good}\n\xff\xfe\xff\n${'x'.repeat(901)}\n{"id":\n${good.replace('m-1', 'm-2')}`,
      'latin1',
    )
    const { rejected, batch } = lines(...splitter.push(bytes), ...splitter.end())
    expect(batch.ids).toEqual(['m-1', 'm-2'])
    expect(rejected).toMatchObject([
      { line: 2, field: '', code: 'line-not-utf8', reason: '不是 UTF-8 文本' },
      { line: 3, field: '', code: 'line-too-long', reason: '一行超过上限：900 字节' },
      { line: 4, field: '', code: 'line-not-json' },
    ])
    for (const { code } of rejected) produced.add(code)
    expect(batch.refused[0]?.record).toBe('***（3 字节，未能读出）')
  })
})

test('a time before the Party, or further ahead than a setting allows, has a reason of its own', () => {
  const [event] = kindsAnswer().kinds.flatMap((kind) => kind.examples)
  const codes = (time: string, aheadDays?: number) =>
    prepareEvents([{ ...event, time }], { ...at, ...(aheadDays === undefined ? {} : { aheadDays }) }).rejected.map(
      ({ field, code }) => [field, code],
    )
  expect(codes('1921-06-30T23:59:59+08:00')).toEqual([['time', 'time-too-early']])
  expect(codes('2028-01-01T00:00:00+08:00')).toEqual([['time', 'time-too-late']])
  expect(codes('2026-06-30T00:00:00+08:00')).toEqual([])
  expect(codes('2026-06-30T00:00:00+08:00', 7)).toEqual([['time', 'time-too-late']])
})

test('what a payload lacks is told by code, in both languages, without what was sent', () => {
  const meeting = kindsAnswer().kinds.find(({ kind }) => kind === 'meeting.held')?.examples[0]
  const refusals = [{ ...meeting?.data, minutes: -5 }, { ...meeting?.data, secret13912345678: 1 }, {}].map(
    (data) => prepareEvents([{ ...meeting, data }], at).rejected[0],
  )
  expect(refusals.map((each) => each?.code)).toEqual(['field-range', 'field-unknown', 'field-missing'])
  expect(refusals.map((each) => each?.reasonEn).join()).not.toMatch(/-5|139|\p{Script=Han}/u)
})

test('every reason of the door is one of those above', () => {
  for (const odd of [
    { source: 'urn:yuntu:clock' },
    { source: 'urn:yuntu:role:manager' },
    { type: 'ruleset.decided' },
    { time: '1900-01-01T00:00:00Z' },
    { time: '2100-01-01T00:00:00Z' },
  ])
    refusalOf({ ...meeting, ...odd })
  expect([...produced].sort()).toEqual(Object.keys(REASONS).sort())
})
