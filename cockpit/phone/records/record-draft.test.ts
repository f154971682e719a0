import { describe, expect, test } from 'vitest'
import type { BranchAnswer } from '../../../data/contract/records.ts'
import { NEWCOMER, withoutNames } from './beginning.ts'
import { type Draft, draftOf, fill, newDraft, numbersOf, ruleOf, toFen } from './record-draft.ts'

const label = { zh: '', en: '' }
const branch: BranchAnswer = {
  ...{ version: 1, org: 'b1', kinds: [], lastHeld: {}, dues: [], steps: [] },
  members: ['a', 'b', 'c'].map((pseudonym) => ({ pseudonym, name: pseudonym, isFull: pseudonym !== 'c' })),
  developing: [],
  choices: { 'meeting.held': [{ id: 'theme-day', label }], 'dues.paid': [{ id: 'cash', label }] },
}
const MEMBERS = ['a', 'b', 'c']
const NOW = Date.parse('2026-06-20T06:30:00Z')
const open = (kind: Draft['kind'], more: Partial<Draft> = {}): Draft => ({
  ...newDraft(kind, { branch, now: NOW, activity: 'act-1' }),
  ...more,
})
const numbers = (draft: Draft, more: Record<string, string>) => ({ ...draft, numbers: { ...draft.numbers, ...more } })

describe('a meeting', () => {
  test('opens with the time, the first form and how many are expected', () => {
    expect(open('meeting.held')).toMatchObject({
      time: '2026-06-20T14:30',
      choice: 'theme-day',
      numbers: { expected: '3' },
    })
  })

  test('by numbers alone names nobody', () => {
    expect(fill(numbers(open('meeting.held'), { attended: '2', minutes: '60' }), MEMBERS)).toEqual({
      ...{ ok: true, time: '2026-06-20T14:30:00+08:00' },
      data: { form: 'theme-day', expected: 3, attended: 2, minutes: 60 },
    })
  })

  test('by a list counts who came, and says who did not only where all were expected', () => {
    const listed = numbers(open('meeting.held', { people: ['a'] }), { minutes: '60' })
    expect(fill(listed, MEMBERS)).toMatchObject({ data: { attended: 1, members: ['a'], absent: ['b', 'c'] } })
    const some = fill(numbers(listed, { expected: '2' }), MEMBERS)
    expect(some.ok && some.data).toEqual({ form: 'theme-day', expected: 2, attended: 1, minutes: 60, members: ['a'] })
    expect(fill({ ...listed, people: [] }, MEMBERS)).toMatchObject({ data: { attended: 0, absent: ['a', 'b', 'c'] } })
  })

  test.each([
    [{ time: '' }, {}, 'time'],
    [{ choice: '' }, {}, 'choice'],
    [{}, { attended: 'two' }, 'attended'],
    [{}, { attended: '2', minutes: '1.5' }, 'minutes'],
  ])('says which field is wrong: %j %j', (more, typed, field) => {
    expect(fill(numbers(open('meeting.held', more), typed), MEMBERS)).toEqual({ ok: false, field })
  })
})

test('money is whole fen, and nothing is no sum', () => {
  expect(['15', '15.5', '0.05', ' 3.20 '].map(toFen)).toEqual([1_500, 1_550, 5, 320])
  expect(['', '0', '1.234', '-1', '1e3', '一'].map(toFen)).toEqual([null, null, null, null, null, null])
})

test('dues name who paid, each with a sum', () => {
  const paid = open('dues.paid', { people: ['a', 'b'], amounts: { a: '15', b: '2.5' } })
  expect(fill(paid, MEMBERS)).toMatchObject({
    data: { month: '2026-06', channel: 'cash', members: ['a', 'b'], fens: [1_500, 250] },
  })
  expect(fill({ ...paid, people: [] }, MEMBERS)).toEqual({ ok: false, field: 'people' })
  expect(fill({ ...paid, amounts: { a: '15' } }, MEMBERS)).toEqual({ ok: false, field: 'amounts' })
})

test('of a training days or hours will do; a vote asks for three numbers', () => {
  const step = open('development.step', { person: 'p', choice: 'training' })
  expect(fill(numbers(step, { days: '3' }), MEMBERS)).toMatchObject({
    data: { member: 'p', step: 'training', days: 3 },
  })
  expect(fill(step, MEMBERS)).toEqual({ ok: false, field: 'days' })
  expect(numbersOf({ ...step, choice: 'branch-meeting' })).toEqual(['entitled', 'present', 'yes'])
  expect(step.numbers.entitled).toBe('2')
})

describe('somebody who is not known yet', () => {
  const typed = open('development.step', {
    ...{ person: NEWCOMER, choice: 'application' },
    texts: { code: ' P-7 ', name: '', birthMonth: '1999-08' },
  })

  test('is sent with a code, and without a name where none is typed', () => {
    expect(fill(typed, MEMBERS)).toMatchObject({
      data: { member: 'P-7', step: 'application', birthMonth: '1999-08' },
    })
    expect(fill({ ...typed, texts: { ...typed.texts, birthMonth: '1999' } }, MEMBERS)).toEqual({
      ...{ ok: false, field: 'birthMonth' },
    })
    expect(fill({ ...typed, choice: 'registered' }, MEMBERS)).toEqual({ ok: false, field: 'stage' })
    expect(JSON.stringify(withoutNames(typed))).not.toContain('P-7')
  })

  test('is judged by age while it is typed', () => {
    expect(ruleOf(typed, branch)).toEqual({
      ...{ rule: 'development-age', at: '2026-06-20', facts: { birthDate: '1999-08-01', appliedOn: '2026-06-20' } },
    })
  })
})

test('what was recorded comes back as it was typed, and fills the same', () => {
  for (const draft of [
    numbers(open('meeting.held', { people: ['a', 'c'] }), { minutes: '60' }),
    open('dues.paid', { people: ['b'], amounts: { b: '2.50' } }),
    numbers(open('development.step', { person: 'p', choice: 'notice' }), { workingDays: '5' }),
    open('development.step', {
      ...{ person: 'p', choice: 'registered', texts: { stage: 'activist', since: '2025-01-15' } },
    }),
    numbers(open('activity.held', { choice: 'activity-study' }), { attended: '2', minutes: '30' }),
  ]) {
    const filled = fill(draft, MEMBERS)
    if (!filled.ok) throw new Error(filled.field)
    expect(fill(draftOf(draft.kind, filled, open(draft.kind)), MEMBERS)).toEqual(filled)
  }
})
