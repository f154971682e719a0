import { describe, expect, test } from 'vitest'
import { cases, resultOf, rulingOf } from '../testing/rulings.ts'

const holds = (rule: string, at: string, facts: object, expected: object) =>
  expect(resultOf(rule, at, facts)).toMatchObject(expected)

describe('on the day of application the applicant is of age, by the calendar', () => {
  const at = '2026-06-01'
  const young = [{ zh: '申请之日未满 18 周岁' }]
  test.each(
    cases('development-age', at, [
      [
        { birthDate: '2008-03-10', appliedOn: '2026-03-09' },
        { passes: false, because: young },
      ],
      [
        { birthDate: '2008-03-10', appliedOn: '2026-03-10' },
        { passes: true, because: [] },
      ],
      [{ birthDate: '2008-02-29', appliedOn: '2026-02-27' }, { passes: false }],
      [{ birthDate: '2008-02-29', appliedOn: '2026-02-28' }, { passes: true }],
      [{ birthDate: '2006-02-28', appliedOn: '2024-02-28' }, { passes: true }],
    ]),
  )('%s on %s of %j', holds)
})

describe('a talk is due within a calendar month of the application', () => {
  test.each([
    ...cases('development-talk', '2026-02-28', [
      [{ appliedOn: '2026-01-31' }, { kind: 'due', due: '2026-02-28', standing: 'due' }],
      [{ appliedOn: '2026-01-31', talkedOn: '2026-02-28' }, { standing: 'fine' }],
      [{ appliedOn: '2026-01-31', talkedOn: '2026-03-01' }, { standing: 'overdue' }],
    ]),
    ...cases('development-talk', '2026-03-01', [[{ appliedOn: '2026-01-31' }, { standing: 'overdue' }]]),
    ...cases('development-talk', '2024-02-29', [[{ appliedOn: '2024-01-31' }, { due: '2024-02-29', standing: 'due' }]]),
  ])('%s on %s of %j', holds)
})

describe('an activist is inspected every six months', () => {
  test.each([
    ...cases('development-inspection', '2026-02-28', [
      [{ lastOn: '2025-08-31' }, { due: '2026-02-28', standing: 'due' }],
      [{ lastOn: '2025-08-31', inspectedOn: '2026-02-28' }, { standing: 'fine' }],
    ]),
    ...cases('development-inspection', '2026-03-01', [
      [{ lastOn: '2025-08-31' }, { standing: 'overdue' }],
      [{ lastOn: '2025-09-01' }, { due: '2026-03-01', standing: 'due' }],
    ]),
  ])('%s on %s of %j', holds)
})

describe('a candidate has been an activist for a calendar year, not for 365 days', () => {
  test.each([
    ...cases('development-candidate-earliest', '2024-03-09', [
      [{ activistSince: '2023-03-10' }, { kind: 'earliest', earliest: '2024-03-10', standing: 'too-early' }],
      [{ activistSince: '2023-03-10', listedOn: '2024-03-09' }, { standing: 'too-early' }],
      [{ activistSince: '2023-03-10', listedOn: '2024-03-10' }, { standing: 'fine' }],
    ]),
    ...cases('development-candidate-earliest', '2025-02-28', [
      [{ activistSince: '2024-02-29' }, { earliest: '2025-02-28', standing: 'due' }],
      [{ activistSince: '2024-03-01' }, { earliest: '2025-03-01', standing: 'too-early' }],
    ]),
  ])('%s on %s of %j', holds)
})

describe('a public notice takes five working days under the text of 2026', () => {
  test.each([
    ...cases('development-notice', '2026-05-13', [
      [{ postedOn: '2026-05-06' }, { kind: 'earliest', earliest: '2026-05-12', standing: 'due' }],
      [{ postedOn: '2026-05-06', endedOn: '2026-05-12' }, { standing: 'fine' }],
      [{ postedOn: '2026-05-06', endedOn: '2026-05-11' }, { standing: 'too-early' }],
      // Over the week of 1 October and the Saturday that makes up for it.
      [{ postedOn: '2026-09-28' }, { earliest: '2026-10-10', standing: 'too-early' }],
    ]),
  ])('%s on %s of %j', holds)

  test('is reckoned provisionally where the calendar of a year is missing', () => {
    const sure = rulingOf('development-notice', '2026-12-31', { postedOn: '2026-12-24' })
    expect(sure).toMatchObject({ result: { earliest: '2026-12-31' }, provisional: false })
    const provisional = rulingOf('development-notice', '2026-12-31', { postedOn: '2026-12-25' })
    expect(provisional).toMatchObject({ result: { earliest: '2027-01-01' }, provisional: true })
  })

  test('is no rule of the text of 2014', () => {
    expect(rulingOf('development-notice', '2026-04-30', { postedOn: '2026-04-01' })).toEqual({
      refused: 'rule-not-in-version',
    })
  })
})

describe('training takes three days, or 24 hours', () => {
  test.each(
    cases('development-training', '2026-06-01', [
      [{ days: 3 }, { passes: true }],
      [{ days: 2 }, { passes: false }],
      [{ hours: 24 }, { passes: true }],
      [{ hours: 23 }, { passes: false }],
      [
        { days: 2, hours: 23 },
        { passes: false, because: [{ zh: '培训不足 3 天，也不足 24 学时' }] },
      ],
    ]),
  )('%s on %s of %j', holds)
})

describe('the branch meets within a month of the review by the committee above', () => {
  test.each([
    ...cases('development-meeting', '2026-07-31', [
      [{ reviewedOn: '2026-06-30' }, { due: '2026-07-30', standing: 'overdue' }],
      [{ reviewedOn: '2026-06-30', metOn: '2026-07-30' }, { standing: 'fine' }],
      [{ reviewedOn: '2026-07-31' }, { due: '2026-08-31', standing: 'due' }],
    ]),
  ])('%s on %s of %j', holds)
})

describe('a vote passes by more than half of those entitled', () => {
  test.each(
    cases('vote-passes', '2026-06-01', [
      [{ entitled: 20, yes: 10 }, { passes: false }],
      [{ entitled: 20, yes: 11 }, { passes: true }],
      [{ entitled: 21, yes: 10 }, { passes: false }],
      [{ entitled: 21, yes: 11 }, { passes: true }],
      [{ entitled: 3, yes: 2 }, { passes: true }],
      [{ entitled: 20, yes: 11, present: 10 }, { passes: false }],
      [{ entitled: 20, yes: 11, present: 11 }, { passes: true }],
    ]),
  )('%s on %s of %j', holds)
})

describe('the committee decides within three months, six where extended', () => {
  test.each([
    ...cases('development-approval', '2026-11-30', [
      [{ metOn: '2026-08-31' }, { due: '2026-11-30', standing: 'due' }],
      [{ metOn: '2026-08-30' }, { due: '2026-11-30', standing: 'due' }],
      [{ metOn: '2026-08-29' }, { due: '2026-11-29', standing: 'overdue' }],
      [
        { metOn: '2026-08-29', isExtended: true },
        { due: '2027-02-28', standing: 'due' },
      ],
      [
        { metOn: '2026-05-29', isExtended: true },
        { due: '2026-11-29', standing: 'overdue' },
      ],
      [{ metOn: '2026-08-31', approvedOn: '2026-12-01' }, { standing: 'overdue' }],
    ]),
  ])('%s on %s of %j', holds)
})

describe('probation ends a calendar year after the branch meeting', () => {
  test.each([
    ...cases('development-probation-end', '2025-02-27', [
      [{ metOn: '2024-02-29' }, { earliest: '2025-02-28', standing: 'too-early' }],
      [{ metOn: '2024-02-29', convertedOn: '2025-02-28' }, { standing: 'fine' }],
      [{ metOn: '2024-02-27' }, { earliest: '2025-02-27', standing: 'due' }],
      [{ metOn: '2024-02-29', extensions: [6] }, { earliest: '2025-08-29' }],
      [{ metOn: '2024-02-29', extensions: [12] }, { earliest: '2026-02-28' }],
      [
        { metOn: '2024-02-29', extensions: [5] },
        { kind: 'verdict', passes: false },
      ],
      [
        { metOn: '2024-02-29', extensions: [13] },
        { kind: 'verdict', passes: false },
      ],
      [
        { metOn: '2024-02-29', extensions: [6, 6] },
        { passes: false, because: [{ zh: '预备期只能延长一次' }] },
      ],
    ]),
  ])('%s on %s of %j', holds)
})

describe('a conversion is decided on within three months', () => {
  test.each([
    ...cases('development-conversion', '2027-02-28', [
      [{ metOn: '2026-11-30' }, { due: '2027-02-28', standing: 'due' }],
      [{ metOn: '2026-11-27' }, { due: '2027-02-27', standing: 'overdue' }],
      [{ metOn: '2026-11-27', approvedOn: '2027-02-27' }, { standing: 'fine' }],
    ]),
  ])('%s on %s of %j', holds)
})

test('a past date is judged by the text of that date, and says how well it is known', () => {
  const facts = { activistSince: '2025-01-10' }
  expect(rulingOf('development-candidate-earliest', '2026-04-30', facts)).toMatchObject({
    version: '2014',
    article: '中国共产党发展党员工作细则（2014） 第十三条',
    checked: 'checked',
  })
  expect(rulingOf('development-candidate-earliest', '2026-05-01', facts)).toMatchObject({
    version: '2026',
    checked: 'second-hand',
  })
  expect(rulingOf('development-meeting', '2020-01-01', { reviewedOn: '2020-01-01' })).toMatchObject({
    version: '2014',
    checked: 'second-hand',
  })
  expect(rulingOf('development-talk', '2014-06-10', { appliedOn: '2014-06-01' })).toEqual({
    refused: 'rule-not-known-then',
  })
})
