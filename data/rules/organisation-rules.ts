import { z } from 'zod'
import { keysOf, type Label } from '../language/label.ts'
import type { Day } from '../language/time.ts'
import { addMonths, addYears, periodStart } from './calendar.ts'
import { meetings } from './meetings.ts'
import { defineRule, dueBy, earliestAt, FactCount, FactDay, type Rule, sure, verdict } from './rule.ts'
import { sizes } from './sizes.ts'
import { terms } from './terms.ts'
import { weakness } from './weakness.ts'

const FORMS = keysOf(meetings.versions[0]?.parameters ?? {})

/** 三会一课等: until the end of the period after that of the last one; without one, of the running period. */
const rhythm = defineRule(meetings, {
  id: 'meeting-rhythm',
  label: { zh: '组织生活频次', en: 'Rhythm of a meeting' },
  remedy: { zh: '尽快召开并记录', en: 'Hold it, and note it' },
  facts: z.strictObject({ form: z.enum(FORMS), lastHeldOn: FactDay.optional() }),
  example: { form: 'theme-day', lastHeldOn: '2026-10-09' },
  judge({ form, lastHeldOn }, { day, parameters }) {
    const { period } = parameters[form as keyof typeof parameters] // checked by the schema
    const from = lastHeldOn === undefined ? periodStart(period, day) : periodStart(period, lastHeldOn, 1)
    return sure(dueBy(periodStart(period, from, 1) - 1, { day, doneOn: undefined, from }))
  },
})

const TermFacts = z.strictObject({
  kind: z.enum(['committee', 'general-branch', 'branch']),
  isLocal: z.boolean().optional(),
  electedOn: FactDay,
  nextElectedOn: FactDay.optional(),
})
type TermParameters = (typeof terms)['versions'][number]['parameters']

/** The day on which a term ends: the date of its election, years later. */
function termEnd(facts: z.output<typeof TermFacts>, parameters: TermParameters): Day {
  const { kind, isLocal = false, electedOn } = facts
  const { committeeYears, localYears, branchYears } = parameters
  return addYears(electedOn, isLocal ? localYears : kind === 'committee' ? committeeYears : branchYears)
}

/** 换届: `due` within the months of reminder. */
const termDue = defineRule(terms, {
  id: 'term-due',
  label: { zh: '任期届满', en: 'End of a term' },
  remedy: { zh: '按期换届；需延期的报上级批准', en: 'Elect in time, or ask the level above to extend' },
  facts: TermFacts,
  example: { kind: 'branch', isLocal: true, electedOn: '2021-05-20' },
  judge(facts, { day, parameters }) {
    const due = termEnd(facts, parameters)
    return sure(dueBy(due, { day, doneOn: facts.nextElectedOn, from: addMonths(due, -parameters.remindMonths) }))
  },
})

/** 换届提醒: from when on the election is to be prepared. */
const termRemind = defineRule(terms, {
  id: 'term-remind',
  label: { zh: '换届提醒', en: 'Reminder of a term' },
  remedy: { zh: '着手准备换届', en: 'Prepare the election' },
  facts: TermFacts,
  example: { kind: 'branch', electedOn: '2024-05-20' },
  judge: (facts, { day, parameters }) =>
    sure(
      earliestAt(addMonths(termEnd(facts, parameters), -parameters.remindMonths), { day, doneOn: facts.nextElectedOn }),
    ),
})

/** 选举: enough of those entitled are there. */
const quorum = defineRule(terms, {
  id: 'election-quorum',
  label: { zh: '选举到会人数', en: 'Present at an election' },
  remedy: { zh: '人数不足的另行召开', en: 'Hold it again with enough people' },
  facts: z
    .strictObject({ entitled: FactCount.min(1), present: FactCount })
    .refine(({ entitled, present }) => present <= entitled, {
      path: ['present'],
      message: '到会人数不能多于有选举权的人数',
    }),
  example: { entitled: 20, present: 16 },
  judge: ({ entitled, present }, { parameters: { presentOver, presentUnder } }) =>
    sure(
      verdict([
        [
          present * presentUnder < entitled * presentOver,
          { zh: '到会不足有选举权人数的五分之四', en: 'Fewer than four fifths of those entitled were there' },
        ],
      ]),
    ),
})

/** 党支部规模; `units`: how many units a joint branch (联合支部) covers. */
const branchSize = defineRule(sizes, {
  id: 'branch-size',
  label: { zh: '党支部规模', en: 'Size of a branch' },
  remedy: { zh: '调整组织设置', en: 'Change how the organisation is set up' },
  facts: z
    .strictObject({ fullMembers: FactCount, members: FactCount, units: FactCount.optional() })
    .refine(({ fullMembers, members }) => fullMembers <= members, {
      path: ['fullMembers'],
      message: '正式党员不能多于党员总数',
    }),
  example: { fullMembers: 12, members: 14 },
  judge({ fullMembers, members, units = 1 }, { parameters: { branchLeastFull, branchMost, jointUnitsMost } }) {
    return sure(
      verdict([
        [
          fullMembers < branchLeastFull,
          { zh: `正式党员不足 ${branchLeastFull} 人`, en: `Fewer than ${branchLeastFull} full members` },
        ],
        [members > branchMost, { zh: `党员超过 ${branchMost} 人`, en: `More than ${branchMost} members` }],
        [
          units > jointUnitsMost,
          { zh: `覆盖单位超过 ${jointUnitsMost} 个`, en: `Covers more than ${jointUnitsMost} units` },
        ],
      ]),
    )
  },
})

const KINDS = {
  'joint-branch': { zh: '联合支部', en: 'Joint branch' },
  branch: { zh: '党支部', en: 'Branch' },
  'general-branch': { zh: '党总支', en: 'General branch' },
  committee: { zh: '基层党委', en: 'Committee' },
} as const satisfies Readonly<Record<string, Label>>

/** 应设何种组织: by members; too few full members share a joint branch. */
const organisationKind = defineRule(sizes, {
  id: 'organisation-kind',
  label: { zh: '组织设置形式', en: 'Kind of organisation' },
  remedy: { zh: '报上级党委批准调整', en: 'Ask the committee above to change it' },
  facts: z.strictObject({ fullMembers: FactCount, members: FactCount }),
  example: { fullMembers: 60, members: 66 },
  judge({ fullMembers, members }, { parameters: { branchLeastFull, generalBranchOver, committeeOver } }) {
    const kind: keyof typeof KINDS =
      members > committeeOver
        ? 'committee'
        : members > generalBranchOver
          ? 'general-branch'
          : fullMembers >= branchLeastFull
            ? 'branch'
            : 'joint-branch'
    return sure({ kind: 'class', class: kind, label: KINDS[kind] })
  },
})

/** 支委会: from seven full members on, of three to five, at most seven. */
const branchCommittee = defineRule(sizes, {
  id: 'branch-committee',
  label: { zh: '支部委员会', en: 'Committee of a branch' },
  remedy: { zh: '选举或调整支部委员会', en: 'Elect or change the committee' },
  facts: z.strictObject({ fullMembers: FactCount, committee: FactCount }),
  example: { fullMembers: 9, committee: 3 },
  judge({ fullMembers, committee }, { parameters }) {
    const { branchCommitteeFrom: from, branchCommitteeLeast: least, branchCommitteeMost: most } = parameters
    return sure(
      verdict([
        [
          fullMembers >= from && committee < least,
          {
            zh: `正式党员 ${from} 人以上，应设不少于 ${least} 人的支委会`,
            en: `From ${from} full members on a committee of at least ${least} is due`,
          },
        ],
        [committee > most, { zh: `支委会超过 ${most} 人`, en: `A committee of more than ${most}` }],
      ]),
    )
  },
})

/** Criteria that follow from what is reported here: its term, its meetings, its members. */
function ofRecords(
  facts: { termEndedOn?: Day | undefined; lastMeetingOn?: Day | undefined; fullMembers?: number | undefined },
  { day, parameters }: { day: Day; parameters: (typeof weakness)['versions'][number]['parameters'] },
): readonly (readonly [boolean, Label])[] {
  const { termEndedOn: ended, lastMeetingOn: met, fullMembers } = facts
  const { termOverdueMonths, silentMonths, leastFull } = parameters
  return [
    [
      ended !== undefined && day > addMonths(ended, termOverdueMonths),
      { zh: `届满超过 ${termOverdueMonths} 个月未换届`, en: `No election ${termOverdueMonths} months after its term` },
    ],
    [
      met !== undefined && day > addMonths(met, silentMonths),
      { zh: `超过 ${silentMonths} 个月没有组织生活`, en: `No meeting for more than ${silentMonths} months` },
    ],
    [
      fullMembers !== undefined && fullMembers < leastFull,
      { zh: `正式党员不足 ${leastFull} 人`, en: `Fewer than ${leastFull} full members` },
    ],
  ]
}

/** 软弱涣散: passes where no criterion is met; only what is told is judged. */
const weak = defineRule(weakness, {
  id: 'weak-organisation',
  label: { zh: '软弱涣散条件', en: 'Criteria of weakness' },
  remedy: { zh: '列出问题清单，逐项整改并验收', en: 'List what is wrong, mend it, and have it accepted' },
  facts: z.strictObject({
    secretaryEmptySince: FactDay.optional(),
    isRural: z.boolean().optional(),
    lastCandidateOn: FactDay.optional(),
    satisfiedPerMille: z.int().min(0).max(1_000).optional(),
    termEndedOn: FactDay.optional(),
    lastMeetingOn: FactDay.optional(),
    fullMembers: FactCount.optional(),
  }),
  example: { secretaryEmptySince: '2026-06-01', satisfiedPerMille: 850, fullMembers: 9 },
  judge(facts, { day, parameters }) {
    const { secretaryEmptyMonths, ruralNoCandidateYears, satisfactionPerMille } = parameters
    const { secretaryEmptySince: empty, isRural = false, lastCandidateOn: last, satisfiedPerMille: satisfied } = facts
    return sure(
      verdict([
        ...ofRecords(facts, { day, parameters }),
        [
          empty !== undefined && day > addMonths(empty, secretaryEmptyMonths),
          {
            zh: `书记空缺超过 ${secretaryEmptyMonths} 个月`,
            en: `No secretary for more than ${secretaryEmptyMonths} months`,
          },
        ],
        [
          isRural && last !== undefined && day >= addYears(last, ruralNoCandidateYears),
          {
            zh: `农村党支部 ${ruralNoCandidateYears} 年以上没有发展对象`,
            en: `A rural branch without a candidate for ${ruralNoCandidateYears} years`,
          },
        ],
        [
          satisfied !== undefined && satisfied < satisfactionPerMille,
          { zh: `满意率低于 ${satisfactionPerMille / 10}%`, en: `Satisfaction below ${satisfactionPerMille / 10} %` },
        ],
      ]),
    )
  },
})

/** 书记空缺: filled within months, or it is a criterion of weakness. */
const secretaryVacant = defineRule(weakness, {
  id: 'secretary-vacant',
  label: { zh: '书记空缺', en: 'Secretary’s post vacant' },
  remedy: { zh: '选举或任命书记，并报送任职', en: 'Elect or appoint one, and report it' },
  facts: z.strictObject({ vacantSince: FactDay, filledOn: FactDay.optional() }),
  example: { vacantSince: '2025-11-30' },
  judge: ({ vacantSince, filledOn }, { day, parameters }) =>
    sure(dueBy(addMonths(vacantSince, parameters.secretaryEmptyMonths), { day, doneOn: filledOn, from: vacantSince })),
})

export const ORGANISATION_RULES: readonly Rule[] = [
  rhythm,
  termDue,
  termRemind,
  quorum,
  branchSize,
  organisationKind,
  branchCommittee,
  secretaryVacant,
  weak,
]
