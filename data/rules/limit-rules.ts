import { z } from 'zod'
import type { Label } from '../language/label.ts'
import { accounts, appeals, care, needs, office, plans, stories, supervision, tasks, wishes } from './limits.ts'
import { defineRule, dueBy, FactDay, type Rule, sure } from './rule.ts'
import type { RuleSet } from './rule-set.ts'

/** A limit of ours: so many days from a day on; in time until the end of the last of them. */
function limit<Parameters>(
  set: RuleSet<Parameters>,
  rule: { id: string; label: Label; remedy: Label; since: string; days: (parameters: Parameters) => number },
): Rule<Parameters> {
  const { id, label, remedy, since, days } = rule
  return defineRule(set, {
    id,
    label,
    remedy,
    facts: z.strictObject({ since: FactDay.describe(since), doneOn: FactDay.optional() }),
    example: { since: '2026-02-27' },
    judge: (facts, { day, parameters }) => sure(dueBy(facts.since + days(parameters), { day, doneOn: facts.doneOn })),
  }) as Rule<Parameters> // its facts are its own affair
}

/** A date that a plan itself names; `due` within the days of reminder. */
function planned<Parameters extends { readonly remindDays: number }>(
  set: RuleSet<Parameters>,
  rule: { id: string; label: Label; remedy: Label },
): Rule<Parameters> {
  return defineRule(set, {
    ...rule,
    facts: z.strictObject({ dueOn: FactDay, doneOn: FactDay.optional() }),
    example: { dueOn: '2026-03-31' },
    judge: ({ dueOn, doneOn }, { day, parameters: { remindDays } }) =>
      sure(dueBy(dueOn, { day, doneOn, from: dueOn - remindDays })),
  }) as Rule<Parameters> // its facts are its own affair
}

const TASK_RULES: readonly Rule[] = [
  limit(tasks, {
    id: 'task-claim',
    label: { zh: '任务认领', en: 'Claim of a task' },
    remedy: { zh: '尽快认领或说明情况', en: 'Claim it, or say why not' },
    since: '下达之日',
    days: ({ claimDays }) => claimDays,
  }),
  planned(tasks, {
    id: 'task-due',
    label: { zh: '任务完成', en: 'Task to be done' },
    remedy: { zh: '尽快完成或申请延期', en: 'Do it, or ask for more time' },
  }),
  planned(plans, {
    id: 'training-held',
    label: { zh: '培训完成', en: 'Training to be held' },
    remedy: { zh: '按计划办班，补足学时', en: 'Hold the classes that are planned' },
  }),
  planned(plans, {
    id: 'secondment-end',
    label: { zh: '借调期满', en: 'End of a secondment' },
    remedy: { zh: '按期返回，或办理延期', en: 'Come back in time, or extend it' },
  }),
]

const ITEM_RULES: readonly Rule[] = [
  limit(appeals, {
    id: 'appeal-answer',
    label: { zh: '诉求首次答复', en: 'First answer to an appeal' },
    remedy: { zh: '尽快答复诉求人', en: 'Answer whoever raised it' },
    since: '提出之日',
    days: ({ answerDays }) => answerDays,
  }),
  limit(appeals, {
    id: 'appeal-resolve',
    label: { zh: '诉求办结', en: 'Resolution of an appeal' },
    remedy: { zh: '尽快办结，或说明进展', en: 'Resolve it, or say how far it is' },
    since: '提出或重办之日',
    days: ({ resolveDays }) => resolveDays,
  }),
  limit(supervision, {
    id: 'supervision-due',
    label: { zh: '督办办结', en: 'Item of supervision due' },
    remedy: { zh: '办结并举证，或提出异议', en: 'Do it with evidence, or contest it' },
    since: '立项之日',
    days: ({ dueDays }) => dueDays,
  }),
  limit(supervision, {
    id: 'supervision-escalate',
    label: { zh: '督办提级', en: 'Item of supervision goes up' },
    remedy: { zh: '签收并开始办理', en: 'Acknowledge it and begin' },
    since: '立项之日',
    days: ({ escalateDays }) => escalateDays,
  }),
  limit(office, {
    id: 'office-document',
    label: { zh: '文件办理', en: 'Handling of a document' },
    remedy: { zh: '尽快办理', en: 'Handle it' },
    since: '收文之日',
    days: ({ documentDays }) => documentDays,
  }),
  limit(office, {
    id: 'office-approval',
    label: { zh: '审批办理', en: 'Decision on an approval' },
    remedy: { zh: '尽快审批', en: 'Decide' },
    since: '提交之日',
    days: ({ approvalDays }) => approvalDays,
  }),
]

const SERVICE_RULES: readonly Rule[] = [
  limit(needs, {
    id: 'need-fill',
    label: { zh: '用人需求落实', en: 'Filling of a need' },
    remedy: { zh: '扩大选配范围或撤回需求', en: 'Look further, or withdraw it' },
    since: '发布之日',
    days: ({ fillDays }) => fillDays,
  }),
  limit(needs, {
    id: 'match-decide',
    label: { zh: '人选意见', en: 'Decision on a match' },
    remedy: { zh: '由人决定是否选用', en: 'Somebody decides' },
    since: '推荐之日',
    days: ({ decideDays }) => decideDays,
  }),
  limit(wishes, {
    id: 'wish-claim',
    label: { zh: '微心愿认领', en: 'Claim of a wish' },
    remedy: { zh: '推荐给结对支部', en: 'Suggest it to the paired branch' },
    since: '发布之日',
    days: ({ claimDays }) => claimDays,
  }),
  limit(wishes, {
    id: 'wish-fulfil',
    label: { zh: '微心愿圆梦', en: 'Fulfilment of a wish' },
    remedy: { zh: '尽快完成或交回认领', en: 'Fulfil it, or give it back' },
    since: '认领之日',
    days: ({ fulfilDays }) => fulfilDays,
  }),
  limit(care, {
    id: 'care-give',
    label: { zh: '帮扶落实', en: 'Care to be given' },
    remedy: { zh: '尽快走访帮扶', en: 'Visit and help' },
    since: '提出之日',
    days: ({ giveDays }) => giveDays,
  }),
  limit(stories, {
    id: 'story-decide',
    label: { zh: '风采审核', en: 'Approval of a story' },
    remedy: { zh: '尽快审核', en: 'Decide on it' },
    since: '报送之日',
    days: ({ approveDays }) => approveDays,
  }),
]

const ACCOUNT_CLASSES = {
  active: { zh: '正常更新', en: 'Active' },
  quiet: { zh: '久未更新', en: 'Quiet' },
  dormant: { zh: '长期未更新', en: 'Dormant' },
  dead: { zh: '僵尸号', en: 'Dead' },
} as const satisfies Readonly<Record<string, Label>>

/** 僵尸号: by days since the last post (or the registration, where there was none). */
const silence = defineRule(accounts, {
  id: 'account-silence',
  label: { zh: '账号未更新', en: 'Account without posts' },
  remedy: { zh: '恢复更新，或合并、注销', en: 'Post again, merge or close it' },
  facts: z.strictObject({ lastPostOn: FactDay }),
  example: { lastPostOn: '2026-01-01' },
  judge({ lastPostOn }, { day, parameters: { quietDays, dormantDays, deadDays } }) {
    const days = day - lastPostOn
    const is: keyof typeof ACCOUNT_CLASSES =
      days >= deadDays ? 'dead' : days >= dormantDays ? 'dormant' : days >= quietDays ? 'quiet' : 'active'
    return sure({ kind: 'class', class: is, label: ACCOUNT_CLASSES[is] })
  },
})

/** From when on an account counts as of a class of silence, and when somebody owes it that it is written or closed. */
const SILENCES: readonly Rule[] = [
  limit(accounts, {
    id: 'account-quiet',
    label: { zh: '账号久未更新', en: 'Account quiet' },
    remedy: { zh: '恢复更新', en: 'Post again' },
    since: '最近一次更新之日',
    days: ({ quietDays }) => quietDays,
  }),
  limit(accounts, {
    id: 'account-dormant',
    label: { zh: '账号长期未更新', en: 'Account dormant' },
    remedy: { zh: '恢复更新，或合并、注销', en: 'Post again, merge or close it' },
    since: '最近一次更新之日',
    days: ({ dormantDays }) => dormantDays,
  }),
  ...['account-dead', 'account-upkeep'].map((id) =>
    limit(accounts, {
      id,
      label:
        id === 'account-dead'
          ? { zh: '成为僵尸号', en: 'Account dead' }
          : { zh: '账号维护', en: 'Upkeep of an account' },
      remedy: { zh: '恢复更新，或合并、注销', en: 'Post again, merge or close it' },
      since: '最近一次更新之日',
      days: ({ deadDays }) => deadDays,
    }),
  ),
]

export const LIMIT_RULES: readonly Rule[] = [...TASK_RULES, ...ITEM_RULES, ...SERVICE_RULES, ...SILENCES, silence]
