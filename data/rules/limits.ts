import { defineRuleSet, OWN } from './rule-set.ts'

/** 任务: days to claim a task, and how long before its date a reminder is due. */
export const tasks = defineRuleSet({
  id: 'tasks',
  label: { zh: '任务时限', en: 'Tasks' },
  versions: [{ ...OWN, parameters: { claimDays: 3, remindDays: 3 } }],
})

/** 计划: dates that plans name themselves, and how long before them a reminder is due. */
export const plans = defineRuleSet({
  id: 'plans',
  label: { zh: '计划日期', en: 'Plans' },
  versions: [{ ...OWN, parameters: { remindDays: 7 } }],
})

/** 诉求: days to the first answer, and to the resolution, from the raising or reopening on. */
export const appeals = defineRuleSet({
  id: 'appeals',
  label: { zh: '诉求时限', en: 'Appeals' },
  versions: [{ ...OWN, parameters: { answerDays: 3, resolveDays: 15 } }],
})

/** 督办: how long an item that a rule opened has, when one that nobody takes up goes to the level above, days between two urgings. */
export const supervision = defineRuleSet({
  id: 'supervision',
  label: { zh: '督办时限', en: 'Supervision' },
  versions: [{ ...OWN, parameters: { dueDays: 15, escalateDays: 7, urgeDays: 3 } }],
})

/** 指尖办公. */
export const office = defineRuleSet({
  id: 'office',
  label: { zh: '办公时限', en: 'Documents and approvals' },
  versions: [{ ...OWN, parameters: { documentDays: 7, approvalDays: 5 } }],
})

/** 僵尸号: days without a post. */
export const accounts = defineRuleSet({
  id: 'accounts',
  label: { zh: '新媒体账号', en: 'Accounts without posts' },
  versions: [{ ...OWN, parameters: { quietDays: 30, dormantDays: 90, deadDays: 180 } }],
})

/** 选兵点将. */
export const needs = defineRuleSet({
  id: 'needs',
  label: { zh: '用人需求时限', en: 'Needs and matches' },
  versions: [{ ...OWN, parameters: { fillDays: 30, decideDays: 7 } }],
})

/** 微心愿. */
export const wishes = defineRuleSet({
  id: 'wishes',
  label: { zh: '微心愿时限', en: 'Wishes' },
  versions: [{ ...OWN, parameters: { claimDays: 7, fulfilDays: 30 } }],
})

/** 关爱帮扶. */
export const care = defineRuleSet({
  id: 'care',
  label: { zh: '关爱帮扶时限', en: 'Care' },
  versions: [{ ...OWN, parameters: { giveDays: 7 } }],
})

/** 云上展风采: a story is decided on before anything shows it. */
export const stories = defineRuleSet({
  id: 'stories',
  label: { zh: '风采审核时限', en: 'Approval of stories' },
  versions: [{ ...OWN, parameters: { approveDays: 3 } }],
})
