import { describe, expect, test } from 'vitest'
import { cases, resultOf } from '../testing/rulings.ts'

const holds = (rule: string, at: string, facts: object, expected: object) =>
  expect(resultOf(rule, at, facts)).toMatchObject(expected)

describe('a form of meeting is held in every calendar period', () => {
  test.each([
    ...cases('meeting-rhythm', '2026-11-26', [
      [
        { form: 'theme-day', lastHeldOn: '2026-11-01' },
        { kind: 'due', due: '2026-12-31', standing: 'fine' },
      ],
      [
        { form: 'theme-day', lastHeldOn: '2026-10-31' },
        { due: '2026-11-30', standing: 'due' },
      ],
      [
        { form: 'theme-day', lastHeldOn: '2026-09-30' },
        { due: '2026-10-31', standing: 'overdue' },
      ],
      [
        { form: 'committee', lastHeldOn: '2026-10-09' },
        { due: '2026-11-30', standing: 'due' },
      ],
      [{ form: 'group' }, { due: '2026-11-30', standing: 'due' }],
      [
        { form: 'congress', lastHeldOn: '2026-10-01' },
        { due: '2027-03-31', standing: 'fine' },
      ],
      [
        { form: 'congress', lastHeldOn: '2026-09-30' },
        { due: '2026-12-31', standing: 'due' },
      ],
      [
        { form: 'congress', lastHeldOn: '2026-06-30' },
        { due: '2026-09-30', standing: 'overdue' },
      ],
      [{ form: 'lecture' }, { due: '2026-12-31', standing: 'due' }],
      [
        { form: 'life-meeting', lastHeldOn: '2025-12-31' },
        { due: '2026-12-31', standing: 'due' },
      ],
      [
        { form: 'appraisal', lastHeldOn: '2024-12-31' },
        { due: '2025-12-31', standing: 'overdue' },
      ],
    ]),
    ...cases('meeting-rhythm', '2024-02-29', [
      [
        { form: 'theme-day', lastHeldOn: '2024-01-31' },
        { due: '2024-02-29', standing: 'due' },
      ],
    ]),
  ])('%s on %s of %j', holds)
})

describe('a term ends after three or five calendar years, and says so six months before', () => {
  test.each([
    ...cases('term-due', '2026-05-20', [
      [
        { kind: 'branch', electedOn: '2023-11-21' },
        { kind: 'due', due: '2026-11-21', standing: 'fine' },
      ],
      [
        { kind: 'branch', electedOn: '2023-11-20' },
        { due: '2026-11-20', standing: 'due' },
      ],
      [
        { kind: 'general-branch', electedOn: '2023-05-20' },
        { due: '2026-05-20', standing: 'due' },
      ],
      [
        { kind: 'branch', electedOn: '2023-05-19' },
        { due: '2026-05-19', standing: 'overdue' },
      ],
      [
        { kind: 'branch', isLocal: true, electedOn: '2021-05-19' },
        { due: '2026-05-19', standing: 'overdue' },
      ],
      [
        { kind: 'branch', isLocal: true, electedOn: '2023-05-19' },
        { due: '2028-05-19', standing: 'fine' },
      ],
      [
        { kind: 'committee', electedOn: '2021-05-20' },
        { due: '2026-05-20', standing: 'due' },
      ],
      [{ kind: 'committee', electedOn: '2021-05-20', nextElectedOn: '2026-05-20' }, { standing: 'fine' }],
      [{ kind: 'committee', electedOn: '2021-05-20', nextElectedOn: '2026-05-21' }, { standing: 'overdue' }],
      [{ kind: 'branch', electedOn: '2024-02-29' }, { due: '2027-02-28' }],
    ]),
    // Reminded from the last day of February on.
    ...cases('term-due', '2026-02-27', [[{ kind: 'branch', electedOn: '2023-08-31' }, { standing: 'fine' }]]),
    ...cases('term-due', '2026-02-28', [[{ kind: 'branch', electedOn: '2023-08-31' }, { standing: 'due' }]]),
  ])('%s on %s of %j', holds)
})

describe('an election is prepared from six months before the end of the term on', () => {
  test.each([
    ...cases('term-remind', '2026-05-20', [
      [
        { kind: 'branch', electedOn: '2023-11-21' },
        { earliest: '2026-05-21', standing: 'too-early' },
      ],
      [
        { kind: 'branch', electedOn: '2023-11-20' },
        { earliest: '2026-05-20', standing: 'due' },
      ],
      [{ kind: 'committee', electedOn: '2023-11-20' }, { earliest: '2028-05-20' }],
      [{ kind: 'branch', electedOn: '2023-08-31' }, { earliest: '2026-02-28' }],
    ]),
  ])('%s on %s of %j', holds)
})

describe('an election needs four fifths of those entitled', () => {
  test.each(
    cases('election-quorum', '2026-06-01', [
      [{ entitled: 20, present: 15 }, { passes: false }],
      [{ entitled: 20, present: 16 }, { passes: true }],
      [{ entitled: 21, present: 16 }, { passes: false }],
      [{ entitled: 21, present: 17 }, { passes: true }],
      [{ entitled: 3, present: 2 }, { passes: false }],
      [{ entitled: 3, present: 3 }, { passes: true }],
    ]),
  )('%s on %s of %j', holds)
})

describe('a branch has three full members or more, fifty members or fewer, five units or fewer', () => {
  test.each(
    cases('branch-size', '2026-06-01', [
      [
        { fullMembers: 2, members: 9 },
        { passes: false, because: [{ zh: '正式党员不足 3 人' }] },
      ],
      [{ fullMembers: 3, members: 3 }, { passes: true }],
      [{ fullMembers: 50, members: 50 }, { passes: true }],
      [
        { fullMembers: 50, members: 51 },
        { passes: false, because: [{ zh: '党员超过 50 人' }] },
      ],
      [{ fullMembers: 9, members: 9, units: 5 }, { passes: true }],
      [{ fullMembers: 2, members: 60, units: 6 }, { because: [{}, {}, { zh: '覆盖单位超过 5 个' }] }],
    ]),
  )('%s on %s of %j', holds)
})

describe('the number of members makes the kind of organisation', () => {
  test.each(
    cases('organisation-kind', '2026-06-01', [
      [
        { fullMembers: 2, members: 9 },
        { kind: 'class', class: 'joint-branch' },
      ],
      [{ fullMembers: 3, members: 3 }, { class: 'branch' }],
      [{ fullMembers: 50, members: 50 }, { class: 'branch' }],
      [{ fullMembers: 50, members: 51 }, { class: 'general-branch' }],
      [{ fullMembers: 90, members: 100 }, { class: 'general-branch' }],
      [
        { fullMembers: 90, members: 101 },
        { class: 'committee', label: { zh: '基层党委' } },
      ],
    ]),
  )('%s on %s of %j', holds)
})

describe('a branch has a committee from seven full members on', () => {
  test.each(
    cases('branch-committee', '2026-06-01', [
      [{ fullMembers: 6, committee: 0 }, { passes: true }],
      [{ fullMembers: 7, committee: 0 }, { passes: false }],
      [{ fullMembers: 7, committee: 2 }, { passes: false }],
      [{ fullMembers: 7, committee: 3 }, { passes: true }],
      [{ fullMembers: 40, committee: 7 }, { passes: true }],
      [
        { fullMembers: 40, committee: 8 },
        { passes: false, because: [{ zh: '支委会超过 7 人' }] },
      ],
    ]),
  )('%s on %s of %j', holds)
})

describe('an organisation is weak by criteria that are met, never by a share', () => {
  test.each([
    ...cases('weak-organisation', '2026-06-30', [
      [{}, { passes: true, because: [] }],
      [{ secretaryEmptySince: '2026-03-30' }, { passes: true }],
      [{ secretaryEmptySince: '2026-03-29' }, { passes: false, because: [{ zh: '书记空缺超过 3 个月' }] }],
      [{ isRural: true, lastCandidateOn: '2024-07-01' }, { passes: true }],
      [{ isRural: true, lastCandidateOn: '2024-06-30' }, { passes: false }],
      [{ isRural: false, lastCandidateOn: '2020-06-30' }, { passes: true }],
      [{ termEndedOn: '2025-12-30' }, { passes: true }],
      [{ termEndedOn: '2025-12-29' }, { passes: false, because: [{ zh: '届满超过 6 个月未换届' }] }],
      [{ lastMeetingOn: '2025-12-30' }, { passes: true }],
      [{ lastMeetingOn: '2025-12-29' }, { passes: false, because: [{ zh: '超过 6 个月没有组织生活' }] }],
      [{ fullMembers: 3 }, { passes: true }],
      [
        { fullMembers: 2, satisfiedPerMille: 900 },
        { passes: false, because: [{ zh: '正式党员不足 3 人' }] },
      ],
      [{ satisfiedPerMille: 600 }, { passes: true }],
      [{ satisfiedPerMille: 599 }, { passes: false, because: [{ zh: '满意率低于 60%' }] }],
    ]),
    // Empty since the last day of November: three months are full on the last of February.
    ...cases('weak-organisation', '2026-02-28', [[{ secretaryEmptySince: '2025-11-30' }, { passes: true }]]),
    ...cases('weak-organisation', '2026-03-01', [[{ secretaryEmptySince: '2025-11-30' }, { passes: false }]]),
  ])('%s on %s of %j', holds)
})

describe('a secretary’s post is filled within three calendar months', () => {
  test.each([
    ...cases('secretary-vacant', '2026-02-28', [
      [{ vacantSince: '2025-11-30' }, { kind: 'due', due: '2026-02-28', standing: 'due' }],
      [{ vacantSince: '2025-11-27' }, { due: '2026-02-27', standing: 'overdue' }],
      [{ vacantSince: '2026-03-01' }, { due: '2026-06-01', standing: 'fine' }],
      [{ vacantSince: '2025-11-27', filledOn: '2026-02-27' }, { standing: 'fine' }],
      [{ vacantSince: '2025-11-27', filledOn: '2026-02-28' }, { standing: 'overdue' }],
    ]),
  ])('%s on %s of %j', holds)
})
