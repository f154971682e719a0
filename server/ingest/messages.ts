import { z } from 'zod'
import { redactText } from '../../data/language/personal.ts'
import type { Refusal } from '../../data/language/project.ts'
import type { Reason } from '../../data/language/reason.ts'
import { REASONS } from './reasons.ts'

/** What zod says when we have no better words. */
const ZOD_CHINESE = z.locales.zhCN().localeError

const TYPES: Readonly<Record<string, string>> = {
  string: '文本',
  number: '数字',
  int: '整数',
  boolean: '是或否',
  object: '对象',
  record: '对象',
  array: '列表',
}

type Issue = z.core.$ZodRawIssue

/** A reason in Chinese for what a schema refuses; never repeats the value that was sent. */
export function toChinese(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? REASONS['field-missing'].zh : `须为${TYPES[issue.expected] ?? issue.expected}`
    case 'invalid_value':
      return issue.input === undefined
        ? REASONS['field-missing'].zh
        : `须为以下之一：${issue.values.map(String).join('、')}`
    case 'unrecognized_keys':
      return `没有这个字段：${issue.keys.map(showKey).join('、')}`
    case 'too_big':
      return issue.origin === 'string'
        ? `不能超过 ${issue.maximum} 个字`
        : `不能${issue.inclusive ? '大于' : '大于或等于'} ${issue.maximum}`
    case 'too_small':
      if (issue.origin === 'string' && issue.minimum === 1) return '不能为空'
      return issue.origin === 'string'
        ? `不能少于 ${issue.minimum} 个字`
        : `不能小于${issue.inclusive ? '' : '或等于'} ${issue.minimum}`
    case 'invalid_format':
      return issue.format === 'regex' ? '格式不对，或含控制字符' : textOf(ZOD_CHINESE(issue))
    default:
      return textOf(ZOD_CHINESE(issue))
  }
}

function textOf(message: ReturnType<typeof ZOD_CHINESE>): string {
  return (typeof message === 'string' ? message : message?.message) ?? '格式不对'
}

/** A field's name as it may be shown: what a stranger wrote in its place may be anything. */
function showKey(key: PropertyKey): string {
  const text = String(key)
  return /^[\w.$-]{1,40}$/.test(text) ? redactText(text) : '***'
}

const MISSING = REASONS['field-missing']
const ZOD_ENGLISH = z.locales.en().localeError

/** Which reason an issue stands for. */
function reasonOf(issue: z.core.$ZodIssue | undefined): Reason {
  switch (issue?.code) {
    case 'invalid_type':
      return issue.message === MISSING.zh ? MISSING : REASONS['field-type']
    case 'invalid_value':
      return issue.message === MISSING.zh ? MISSING : REASONS['field-value']
    case 'unrecognized_keys':
      return REASONS['field-unknown']
    case 'too_big':
    case 'too_small':
      return REASONS['field-range']
    case 'custom':
      return REASONS['field-rule']
    default:
      return REASONS['field-format']
  }
}

/** The same in English, with the limits that a schema names; never a value that was sent. */
function toEnglish(issue: z.core.$ZodIssue | undefined, reason: Reason): string {
  if (issue === undefined || reason === MISSING) return reason.en
  if (issue.code === 'unrecognized_keys') return `${reason.en}: ${issue.keys.map(showKey).join(', ')}`
  if (issue.code !== 'too_big' && issue.code !== 'too_small' && issue.code !== 'invalid_value') return reason.en
  const said = ZOD_ENGLISH(issue as Issue) // an issue of these kinds says all that its words need
  return (typeof said === 'string' ? said : said?.message) ?? reason.en
}

/** Where in the event the first issue lies, and why it is refused. */
export function toRefusal(issues: readonly z.core.$ZodIssue[], prefix: string): Required<Omit<Refusal, 'early'>> {
  const issue = issues[0]
  const path = issue?.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys.slice(0, 1)] : (issue?.path ?? [])
  const field = [...(prefix === '' ? [] : [prefix]), ...path.map(showKey)].join('.')
  const reason = reasonOf(issue)
  return { field, code: reason.code, reason: issue?.message ?? reason.zh, reasonEn: toEnglish(issue, reason) }
}
