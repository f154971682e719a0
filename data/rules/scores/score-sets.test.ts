import { describe, expect, test } from 'vitest'
import { parseDay, parseInstant } from '../../language/time.ts'
import { BRANCH_1 } from './branch-1.ts'
import { ChangedSet, withChanges } from './changed-set.ts'
import { SCORE_SETS, scoreSetOf } from './index.ts'
import { MEMBER_1 } from './member-1.ts'
import { BRANCH_TYPES, branchTypeOf, type ScoreSet } from './score-set.ts'

const CASES: Readonly<
  Record<string, readonly (readonly [data: Record<string, unknown>, units: number, kind?: string])[]>
> = {
  'm1-congress': [
    [{ form: 'congress' }, 1],
    [{ form: 'group' }, 0],
  ],
  'm1-committee': [
    [{ form: 'committee' }, 1],
    [{ form: 'congress' }, 0],
  ],
  'm1-group': [
    [{ form: 'group' }, 1],
    [{ form: 'committee' }, 0],
  ],
  'm1-lecture': [
    [{ form: 'lecture' }, 1],
    [{ form: 'theme-day' }, 0],
  ],
  'm1-theme-day': [
    [{ form: 'theme-day' }, 1],
    [{ form: 'lecture' }, 0],
  ],
  'm1-life-meeting': [
    [{ form: 'life-meeting' }, 1],
    [{ form: 'appraisal' }, 0],
  ],
  'm1-appraisal': [
    [{ form: 'appraisal' }, 1],
    [{ form: 'life-meeting' }, 0],
  ],
  'm1-dues': [
    [{ month: '2026-03' }, 1],
    [{ month: '2025-01' }, 1],
  ],
  'm1-dues-in-time': [
    [{ month: '2026-03' }, 1],
    [{ month: '2026-02' }, 0],
    [{ month: '2026-04' }, 0],
  ],
  'm1-dues-late-1': [
    [{ month: '2026-03' }, 0],
    [{ month: '2026-02' }, 1],
    [{ month: '2026-01' }, 0],
  ],
  'm1-dues-late-2': [
    [{ month: '2026-02' }, 0],
    [{ month: '2026-01' }, 1],
    [{ month: '2025-12' }, 0],
  ],
  'm1-dues-late-3': [
    [{ month: '2026-01' }, 0],
    [{ month: '2025-12' }, 1],
    [{ month: '2025-10' }, 1],
    [{ month: '2025-09' }, 0],
  ],
  'm1-dues-late-6': [
    [{ month: '2025-10' }, 0],
    [{ month: '2025-09' }, 1],
    [{ month: '2020-01' }, 1],
  ],
  'm1-activity': [[{}, 1]],
  'm1-class': [[{}, 1]],
  'm1-course': [[{}, 1]],
  'm1-report-in': [[{}, 1]],
  'm1-service': [[{ minutes: 10 }, 1]],
  'm1-service-hours': [
    [{ minutes: 119 }, 0],
    [{ minutes: 120 }, 1],
    [{ minutes: 239 }, 1],
    [{ minutes: 240 }, 2],
  ],
  'm1-shift': [[{ minutes: 10 }, 1]],
  'm1-shift-hour': [
    [{ minutes: 59 }, 0],
    [{ minutes: 60 }, 1],
  ],
  'm1-skill': [[{}, 1]],
  'm1-wish-served': [
    [{ wish: 'w' }, 1],
    [{}, 0],
  ],
  'm1-appeal-served': [
    [{ appeal: 'a' }, 1],
    [{ wish: 'w' }, 0],
  ],
  'm1-long-service': [
    [{ minutes: 239 }, 0],
    [{ minutes: 240 }, 1],
  ],
  'm1-task-activity': [
    [{ task: 't' }, 1],
    [{}, 0],
  ],
  'm1-learned-for-task': [
    [{ task: 't' }, 1],
    [{ activity: 'a' }, 1],
    [{ story: 's' }, 1],
    [{}, 0],
  ],
  'm1-points-earned': [[{}, 1]],
  'm1-contact-lost': [[{}, 1]],
  'm1-probation-extended': [
    [{ step: 'extended' }, 1],
    [{ step: 'oath' }, 0],
  ],
  'm1-expelled': [[{}, 1]],
  'm1-stopped': [[{}, 1]],
  'b1-congress': [
    [{ form: 'congress', attended: 1, expected: 9 }, 1],
    [{ form: 'theme-day' }, 0],
  ],
  'b1-congress-attended': [
    [{ form: 'congress', attended: 4, expected: 5 }, 1],
    [{ form: 'congress', attended: 79, expected: 100 }, 0],
    [{ form: 'lecture', attended: 5, expected: 5 }, 0],
  ],
  'b1-life-meeting': [
    [{ form: 'life-meeting' }, 1],
    [{ form: 'appraisal' }, 0],
  ],
  'b1-appraisal': [
    [{ form: 'appraisal' }, 1],
    [{ form: 'life-meeting' }, 0],
  ],
  'b1-activist': [
    [{ step: 'activist' }, 1],
    [{ step: 'candidate' }, 0],
  ],
  'b1-village-candidate': [
    [{ step: 'candidate' }, 1],
    [{ step: 'activist' }, 0],
  ],
  'b1-state-enterprise-task-activity': [
    [{ task: 't' }, 1],
    [{}, 0],
  ],
  'b1-community-satisfied': [
    [{ satisfaction: 'satisfied' }, 1],
    [{ satisfaction: 'basically-satisfied' }, 0],
  ],
  'b1-village-satisfied': [
    [{ satisfaction: 'satisfied' }, 1],
    [{ satisfaction: 'dissatisfied' }, 0],
  ],
  'b1-term-overdue': [
    [{ rule: 'term-due' }, 1],
    [{ rule: 'term-remind' }, 0],
  ],
  'b1-supervision-overdue': [
    [{ rule: 'supervision-due' }, 1],
    [{ rule: 'supervision-escalate' }, 0],
  ],
  'b1-no-quorum': [
    [{ form: 'congress', attended: 49, expected: 100 }, 1],
    [{ form: 'congress', attended: 50, expected: 100 }, 0],
    [{ form: 'group', attended: 1, expected: 100 }, 0],
  ],
  'b1-election-invalid': [
    [{ present: 79, entitled: 100 }, 1],
    [{ present: 80, entitled: 100 }, 0],
  ],
  'b1-unqualified': [
    [{ unqualified: 1, expected: 3 }, 1],
    [{ unqualified: 33, expected: 100 }, 0],
  ],
}
const ts = parseInstant('2026-03-31T23:30:00+08:00') ?? 0
const allOf = (set: ScoreSet) => [...set.items, ...set.vetoes]
const ALWAYS = { data: {}, units: 1 }

describe('what shows an item', () => {
  test.each(SCORE_SETS.flatMap(allOf).map((item) => [item.code, item] as const))('%s', (code, item) => {
    const cases = CASES[code] ?? [[ALWAYS.data, ALWAYS.units]]
    for (const [data, units] of cases)
      expect([code, data, item.units({ kind: item.kinds[0] ?? '', ts, data })]).toEqual([code, data, units])
    // Whole numbers whatever an event says.
    expect(Number.isInteger(item.units({ kind: '', ts, data: { minutes: 61 } }))).toBe(true)
  })

  test('every case is of an item that exists', () => {
    const codes = new Set(SCORE_SETS.flatMap(allOf).map(({ code }) => code))
    expect(Object.keys(CASES).filter((code) => !codes.has(code))).toEqual([])
  })
})

describe('a rule set', () => {
  test.each(SCORE_SETS.map((set) => [set.version, set] as const))('%s is whole', (_, set) => {
    expect(set.validFrom).toMatch(/^\d{4}-01-01$/)
    expect(parseDay(set.validFrom)).toBeDefined()
    expect(set.checked).toBe('own')
    const groups = new Set(set.groups.map(({ code }) => code))
    for (const item of set.items) {
      expect(groups.has(item.group)).toBe(true)
      expect(item.points).toBeGreaterThan(0)
      expect(item.cap.points).toBeGreaterThanOrEqual(item.points)
    }
    for (const { code, label, kinds } of allOf(set)) {
      expect(code.startsWith(`${set.prefix}-`)).toBe(true)
      expect([label.zh, label.en]).not.toContain('')
      expect(kinds.length).toBeGreaterThan(0)
    }
  })

  test('no two versions share a code', () => {
    const codes = SCORE_SETS.flatMap(allOf).map(({ code }) => code)
    expect(new Set(codes).size).toBe(codes.length)
    expect(new Set(SCORE_SETS.map(({ prefix }) => prefix)).size).toBe(SCORE_SETS.length)
  })

  test('of members has base of at most 60, plus and minus of at most 20, and a total from 0 to 100', () => {
    expect(MEMBER_1.groups.map(({ code, cap, sign }) => [code, sign * cap])).toEqual([
      ['base', 60],
      ['plus', 20],
      ['minus', -20],
    ])
    expect(MEMBER_1.range).toEqual({ from: 0, to: 100 })
    const sizes = ['base', 'plus', 'minus'].map((group) => MEMBER_1.items.filter((item) => item.group === group).length)
    expect(sizes).toEqual([18, 6, 6])
  })

  test('of branches has 16 common items of at most 60, forty points of each type, and six vetoes', () => {
    expect(BRANCH_1.groups.map(({ code, cap }) => [code, cap])).toEqual([
      ['common', 60],
      ['by-type', 40],
    ])
    expect(BRANCH_1.items.filter(({ group }) => group === 'common')).toHaveLength(16)
    expect(BRANCH_1.vetoes).toHaveLength(6)
    const yearOf = { month: 12, quarter: 4, year: 1 }
    for (const type of Object.keys(BRANCH_TYPES)) {
      const own = BRANCH_1.items.filter(({ types }) => types?.some((each) => each === type))
      expect([type, own.reduce((sum, { cap }) => sum + cap.points * yearOf[cap.per], 0)]).toEqual([type, 40])
    }
  })

  test('holds from the first of its January until another does', () => {
    expect([2024, 2025, 2030].map((year) => scoreSetOf('member', year)?.version)).toEqual([
      undefined,
      'member-1',
      'member-1',
    ])
    expect(scoreSetOf('branch', 2025)?.version).toBe('branch-1')
  })

  test('knows the type of every sector that branches are founded in', () => {
    expect(['school', 'hospital', 'university', 'institution'].map(branchTypeOf)).toEqual(
      Array.from({ length: 4 }, () => 'institution'),
    )
    expect(branchTypeOf('')).toBeUndefined()
  })
})

describe('a changed set', () => {
  test('has the new points, caps and range, and what shows an item is as it was', () => {
    const changed = withChanges(MEMBER_1, {
      subject: 'member',
      range: { from: 0, to: 120 },
      groups: [{ code: 'base', cap: 70 }],
      items: [{ code: 'm1-report-in', points: 6, cap: { points: 12, per: 'year' } }],
      withoutVetoes: ['m1-stopped'],
    })
    if ('unknown' in changed) throw new Error(changed.unknown)
    const [before, after] = [MEMBER_1, changed].map((set) => set.items.find(({ code }) => code === 'm1-report-in'))
    expect(after).toEqual({ ...before, points: 6, cap: { points: 12, per: 'year' } })
    expect(changed.groups.map(({ cap }) => cap)).toEqual([70, 20, 20])
    expect(changed.vetoes.map(({ code }) => code)).toEqual(['m1-expelled'])
    expect(changed.items.filter(({ code }) => code !== 'm1-report-in')).toEqual(
      MEMBER_1.items.filter(({ code }) => code !== 'm1-report-in'),
    )
  })

  test.each([
    { groups: [{ code: 'nobody', cap: 1 }] },
    { items: [{ code: 'b1-congress', points: 1 }] },
    { withoutVetoes: ['m1-report-in'] },
  ])('names what it does not know: %o', (changes) => {
    expect(withChanges(MEMBER_1, { subject: 'member', ...changes })).toHaveProperty('unknown')
  })

  test.each([
    { subject: 'group' },
    { subject: 'member', items: [{ code: 'm1-report-in', points: -1 }] },
    { subject: 'member', items: [{ code: 'm1-report-in', points: 1.5 }] },
    { subject: 'member', items: [{ code: 'm1-report-in', cap: { points: 3, per: 'week' } }] },
    { subject: 'member', predicate: 'true' },
  ])('is refused where it is none: %o', (form) => {
    expect(ChangedSet.safeParse(form).success).toBe(false)
  })
})
