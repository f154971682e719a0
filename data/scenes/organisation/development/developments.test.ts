import { describe, expect, test } from 'vitest'
import type { KeyedEvent } from '../../../language/keyed.ts'
import { dayStart, formatInstant, parseDay, parseInstant } from '../../../language/time.ts'
import { type DevelopmentState, NOBODY, nextDue } from './dates.ts'
import { developmentFold } from './developments.ts'
import { developmentStep } from './events.ts'
import type { REASONS } from './reasons.ts'
import { CHARTS } from './vocabulary.ts'

interface Told {
  readonly kind?: string
  readonly day: string
  readonly org?: number
  readonly data: Readonly<Record<string, unknown>>
}

const at = (day: string) => dayStart(parseDay(day) ?? Number.NaN) + 9 * 3_600_000
const step = (name: string, day: string, more: Record<string, unknown> = {}): Told => ({
  day,
  data: { step: name, ...more },
})
const member = (kind: string, day: string, data: Record<string, unknown> = {}): Told => ({
  kind: `member.${kind}`,
  day,
  data,
})
const applied = (day: string, birthMonth = '1999-08') => step('application', day, { birthMonth })
const registered = (stage: string, day: string, since: string) => step('registered', day, { stage, since })

/** Takes events one after another; the sums posted, or the code of the first refusal. */
function run(told: readonly Told[]) {
  let state: DevelopmentState = NOBODY
  const sums: Record<string, number> = {}
  for (const { kind = 'development.step', day, org = 1, data } of told) {
    const event: KeyedEvent = {
      kind,
      id: day,
      ts: at(day),
      org,
      data,
      orgs: {},
      key: 'p',
      subject: 'b',
      member: 0,
      pseudonym: 'p',
    }
    const next = developmentFold.step(state, event)
    if (!next.ok) return { refused: next.refusal.code, early: next.refusal.early === true, state, sums }
    state = next.state
    for (const { measure, amount, org: where } of next.entries) {
      const key = where === 1 ? measure : `${measure}@${where}`
      sums[key] = (sums[key] ?? 0) + amount
    }
  }
  for (const [key, sum] of Object.entries(sums)) if (sum === 0) delete sums[key]
  return { refused: undefined, early: false, state, sums }
}

const toCandidate = [registered('activist', '2026-01-10', '2025-01-10'), step('candidate', '2026-02-01')]

describe('a way into the Party', () => {
  test('goes from the application to full membership, each stage counted once and its time when it is left', () => {
    const { sums, state } = run([
      applied('2024-03-01'),
      step('talk', '2024-03-20'),
      step('activist', '2024-06-15'),
      step('inspection', '2024-12-10'),
      step('inspection', '2025-06-10'),
      step('candidate', '2025-07-01'),
      step('training', '2025-07-10', { hours: 24 }),
      step('pre-review', '2025-07-20'),
      step('branch-meeting', '2025-08-01', { entitled: 20, present: 18, yes: 11 }),
      member('admitted', '2025-08-01'),
      step('approval', '2025-09-01'),
      member('converted', '2026-08-01'),
    ])
    expect(state.stage).toBe(5)
    expect(sums).toEqual({
      'development.applied': 1,
      'development.admitted': 1,
      'development.left.applicant': 1,
      'development.left.applicant/within-6-months': 1,
      'development.left.activist': 1,
      'development.left.activist/within-18-months': 1,
      'development.left.candidate': 1,
      'development.left.candidate/within-6-months': 1,
      'development.left.probation': 1,
      'development.left.probation/within-12-months': 1,
      'development.voted': 1,
      'development.voted/passed': 1,
    })
  })

  test('may have begun before the record: admitted, registered as probationary, or come from outside as one', () => {
    expect(run([member('admitted', '2026-01-10'), member('converted', '2027-01-10')]).refused).toBeUndefined()
    for (const known of [
      member('registered', '2026-01-10', { status: 'probationary', joined: '2025-06' }),
      member('transferred', '2026-01-10', {
        from: null,
        to: 'b1',
        profile: { status: 'probationary', joined: '2025-06' },
      }),
    ]) {
      const { state, sums } = run([known])
      expect(sums).toEqual({ 'development.due': 1, 'development.due/conversion': 1 })
      // Which day of June is not known: three months and one after the year.
      expect(formatInstant(nextDue(state)?.at ?? 0)).toBe('2026-10-01T23:59:59+08:00')
      expect(run([known, member('converted', '2026-06-02')]).sums).not.toHaveProperty('development.early')
    }
    expect(run([member('deceased', '2026-01-10')]).sums).toEqual({})
  })

  test('has no date any more once a member is gone, and has it again when restored', () => {
    const begun = [member('admitted', '2026-01-10')]
    for (const kind of ['deceased', 'expelled', 'stopped'])
      expect(nextDue(run([...begun, member(kind, '2026-03-01')]).state)).toBeNull()
    expect(nextDue(run([...begun, member('transferred', '2026-03-01', { from: 'b1', to: null })]).state)).toBeNull()
    const back = run([...begun, member('stopped', '2026-03-01'), member('restored', '2026-04-01')])
    expect(nextDue(back.state)?.rule).toBe('development-conversion')
  })

  test('moves with the person, and out is one place and in the other', () => {
    const { sums } = run([applied('2026-01-10'), { ...step('moved', '2026-02-01'), org: 2 }])
    expect(sums).toMatchObject({
      'development.applied': 1,
      'development.moved.out': 1,
      'development.moved.in@2': 1,
      'development.people@2': 1,
      'development.due/talk@2': 1,
    })
    expect(sums).not.toHaveProperty('development.people')
  })

  test('of a member goes on at the organisation that the member is transferred to', () => {
    const moved = { ...member('transferred', '2026-03-01', { from: 'b1', to: 'b2' }), org: 2 }
    expect(run([member('admitted', '2026-01-10'), moved]).sums).toMatchObject({ 'development.due/conversion@2': 1 })
  })
})

describe('what does not fit is refused or waits', () => {
  test.each<[keyof typeof REASONS, readonly Told[]]>([
    ['development-under-age', [applied('2026-07-31', '2008-08')]],
    ['development-begun', [applied('2026-01-01'), applied('2026-01-02')]],
    ['development-begun', [applied('2026-01-01'), registered('activist', '2026-01-02', '2025-01-01')]],
    ['development-stage-skipped', [applied('2026-01-01'), step('candidate', '2026-02-01')]],
    ['development-stage-skipped', [applied('2026-01-01'), member('admitted', '2026-02-01')]],
    ['development-stage-skipped', [applied('2026-01-01'), step('pre-review', '2026-02-01')]],
    ['development-stage-passed', [...toCandidate, step('inspection', '2026-02-02')]],
    ['development-stage-passed', [...toCandidate, step('activist', '2026-02-02')]],
    ['development-elsewhere', [applied('2026-01-01'), { ...step('talk', '2026-01-05'), org: 2 }]],
    ['development-elsewhere', [...toCandidate, { ...member('admitted', '2026-03-05'), org: 2 }]],
    ['development-here', [applied('2026-01-01'), step('moved', '2026-01-05')]],
    ['development-ended', [applied('2026-01-01'), step('ended', '2026-01-05'), step('talk', '2026-01-06')]],
    ['development-ended', [applied('2026-01-01'), step('ended', '2026-01-05'), member('admitted', '2026-01-06')]],
    ['development-member', [member('admitted', '2026-01-01'), applied('2026-02-01')]],
    ['development-member', [member('admitted', '2026-01-01'), step('ended', '2026-02-01')]],
    [
      'development-not-passed',
      [
        ...toCandidate,
        step('branch-meeting', '2026-03-01', { entitled: 20, present: 20, yes: 10 }),
        member('admitted', '2026-03-01'),
      ],
    ],
    [
      'development-extended',
      [
        member('admitted', '2026-01-01'),
        step('extended', '2026-12-30', { months: 6 }),
        step('extended', '2026-12-31', { months: 6 }),
      ],
    ],
    ['development-since-later', [registered('activist', '2026-01-02', '2026-01-03')]],
  ])('%s', (code, told) => {
    expect(run(told)).toMatchObject({ refused: code, early: false })
  })

  test('development-not-begun: a step of somebody without an application waits for it', () => {
    expect(run([step('talk', '2026-01-01')])).toMatchObject({ refused: 'development-not-begun', early: true })
  })

  test('an application may come again after an end', () => {
    expect(run([applied('2026-01-01'), step('ended', '2026-01-05'), applied('2026-03-01')]).sums).toMatchObject({
      'development.applied': 2,
      'development.ended': 1,
      'development.people': 1,
    })
  })

  test('a payload says what its step needs and nothing else', () => {
    const isFine = (data: object) => developmentStep.payload.safeParse({ member: 'm', ...data }).success
    expect(isFine({ step: 'application' })).toBe(false)
    expect(isFine({ step: 'training' })).toBe(false)
    expect(isFine({ step: 'training', hours: 24 })).toBe(true)
    expect(isFine({ step: 'talk', hours: 24 })).toBe(false)
    expect(isFine({ step: 'branch-meeting', entitled: 9, present: 10, yes: 9 })).toBe(false)
    expect(isFine({ step: 'branch-meeting', entitled: 10, present: 9, yes: 10 })).toBe(false)
    expect(isFine({ step: 'extended', months: 5 })).toBe(false)
  })
})

describe('what comes too early or falls short by rule is taken and counted', () => {
  test.each([
    // A calendar year as activist, not 365 days.
    ['2023-03-01', '2024-02-29', 1],
    ['2023-03-01', '2024-03-01', 0],
    ['2024-02-29', '2025-02-27', 1],
    ['2024-02-29', '2025-02-28', 0],
    ['2025-06-30', '2026-06-29', 1],
    ['2025-06-30', '2026-06-30', 0],
  ])('activist since %s, candidate on %s: %i too early', (since, day, count) => {
    const { sums } = run([registered('activist', since, since), step('candidate', day)])
    expect(sums['development.early/candidate'] ?? 0).toBe(count)
  })

  test.each([
    ['2025-02-28', '2026-02-27', 1],
    ['2025-02-28', '2026-02-28', 0],
    ['2024-02-29', '2025-02-28', 0],
  ])('admitted on %s, converted on %s: %i too early', (admitted, converted, count) => {
    const { sums } = run([member('admitted', admitted), member('converted', converted)])
    expect(sums['development.early/conversion'] ?? 0).toBe(count)
  })

  test('an extended probation ends later', () => {
    const extended = [member('admitted', '2025-01-31'), step('extended', '2026-01-31', { months: 7 })]
    expect(run([...extended, member('converted', '2026-08-30')]).sums).toHaveProperty('development.early/conversion')
    const { sums } = run([...extended, member('converted', '2026-08-31')])
    expect(sums).not.toHaveProperty('development.early/conversion')
  })

  test.each([
    ['2026-03-02', 'notice', { workingDays: 1 }, 0], // the text of 2014 asks for no public notice
    ['2026-05-06', 'notice', { workingDays: 4 }, 1],
    ['2026-05-06', 'notice', { workingDays: 5 }, 0],
    ['2026-03-02', 'training', { days: 2, hours: 23 }, 1],
    ['2026-03-02', 'training', { days: 3 }, 0],
    ['2026-03-02', 'training', { hours: 24 }, 0],
  ] as const)('on %s: %s with %o counts %i', (day, name, more, count) => {
    expect(run([...toCandidate, step(name, day, more)]).sums['development.early'] ?? 0).toBe(count)
  })

  test('more than half of those entitled must be in favour', () => {
    const vote = (yes: number) =>
      run([...toCandidate, step('branch-meeting', '2026-03-01', { entitled: 20, present: 20, yes })]).sums
    expect(vote(10)).toHaveProperty('development.voted/not-passed')
    expect(vote(11)).toHaveProperty('development.voted/passed')
  })
})

describe('dates that follow from a rule', () => {
  const due = (told: readonly Told[]) => {
    const next = nextDue(run(told).state)
    return next && `${next.rule} ${formatInstant(next.at)}`
  }
  test.each<[string, readonly Told[]]>([
    ['development-talk 2026-02-28T23:59:59+08:00', [applied('2026-01-31')]],
    ['development-talk 2024-02-29T23:59:59+08:00', [applied('2024-01-31')]],
    ['development-inspection 2026-02-28T23:59:59+08:00', [applied('2025-08-01'), step('activist', '2025-08-31')]],
    [
      'development-inspection 2026-08-28T23:59:59+08:00',
      [registered('activist', '2025-10-01', '2025-01-01'), step('inspection', '2026-02-28')],
    ],
    ['development-meeting 2026-03-28T23:59:59+08:00', [...toCandidate, step('pre-review', '2026-02-28')]],
    [
      'development-approval 2026-05-28T23:59:59+08:00',
      [
        ...toCandidate,
        step('branch-meeting', '2026-02-28', { entitled: 3, present: 3, yes: 3 }),
        member('admitted', '2026-02-28'),
      ],
    ],
    ['development-conversion 2027-05-28T23:59:59+08:00', [member('admitted', '2026-02-28')]],
  ])('%s', (expected, told) => {
    // By calendar months: the same date, or the month’s last day where it has none.
    expect(due(told)).toBe(expected)
  })

  test('done after its date is late; told by the clock it is overdue until it is done', () => {
    const told = { rule: 'development-talk', due: '2026-02-28T23:59:59+08:00' }
    const passed: Told = { kind: 'deadline.passed', day: '2026-03-01', data: told }
    expect(run([applied('2026-01-31'), passed]).sums).toMatchObject({
      'development.overdue': 1,
      'development.overdue/talk': 1,
      'development.due': 1,
    })
    const { sums } = run([applied('2026-01-31'), passed, step('talk', '2026-03-02')])
    expect(sums).toMatchObject({ 'development.late': 1, 'development.late/talk': 1 })
    expect(sums).not.toHaveProperty('development.overdue')
    const other: Told = { ...passed, data: { ...told, due: formatInstant((parseInstant(told.due) ?? 0) + 1_000) } }
    expect(run([applied('2026-01-31'), other]).sums).not.toHaveProperty('development.overdue')
  })
})

test('the chart in use numbers 25 steps, each once', () => {
  for (const { steps } of CHARTS) expect([steps.length, new Set(steps).size]).toEqual([25, 25])
})
