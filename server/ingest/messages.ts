import { z } from 'zod'
import { redactText } from './personal.ts'

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
      return issue.input === undefined ? '缺少此项' : `须为${TYPES[issue.expected] ?? issue.expected}`
    case 'invalid_value':
      return issue.input === undefined ? '缺少此项' : `须为以下之一：${issue.values.map(String).join('、')}`
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

/** Where in the event the first issue lies, and why it is refused. */
export function toRefusal(issues: readonly z.core.$ZodIssue[], prefix: string): { field: string; reason: string } {
  const issue = issues[0]
  const path = issue?.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys.slice(0, 1)] : (issue?.path ?? [])
  const field = [...(prefix === '' ? [] : [prefix]), ...path.map(showKey)].join('.')
  return { field, reason: issue?.message ?? '格式不对' }
}
