import { expect, test } from 'vitest'
import { formatInstant, parseInstant } from '../../language/time.ts'
import { present, runKeyed, type Told } from '../../testing/keyed.ts'
import { accountFold, upkeepFold } from './accounts.ts'

const tell = (kind: string, time: string, data = {}): Told => ({
  kind,
  time: `2026-${time}T09:00`,
  data: { account: 'a1', ...data },
})
const registered = tell('account.registered', '01-01', { platform: 'wechat' })
const article = (time: string) => tell('article.published', time, { article: `x${time}` })
const passed = (rule: string, time: string): Told => {
  const due = formatInstant(parseInstant(`2026-${time}T09:00:00+08:00`) ?? 0)
  return { kind: 'deadline.passed', time: `2026-${time}T09:00`, data: { fold: 'media-account', key: 'a1', rule, due } }
}
const SILENT = [passed('account-quiet', '01-31'), passed('account-dormant', '04-01'), passed('account-dead', '06-30')]
const run = (...events: Told[]) => runKeyed(accountFold, events)

test('falls silent for longer and longer by the clock, and an article wakes it', () => {
  expect(present(run(registered, ...SILENT).sums)).toEqual({
    'media.account.registered': 1,
    'media.account.kept': 1,
    'media.account.kept/account-dead': 1,
    'media.account.kept/wechat': 1,
  })
  expect(present(run(registered, ...SILENT, article('07-02')).sums)).toMatchObject({
    'media.account.kept/account-active': 1,
    'article.published': 1,
  })
})

test('its next date follows from its last article, and after the longest silence there is none', () => {
  const dueAfter = (...events: Told[]) => {
    const state = run(...events).states.get('a1')
    const due = state && accountFold.due?.(state)
    return due && [due.rule, formatInstant(due.at).slice(0, 10)]
  }
  expect(dueAfter(registered)).toEqual(['account-quiet', '2026-01-31'])
  expect(dueAfter(registered, article('01-20'))).toEqual(['account-quiet', '2026-02-19'])
  expect(dueAfter(registered, ...SILENT.slice(0, 1))).toEqual(['account-dormant', '2026-04-01'])
  expect(dueAfter(registered, ...SILENT)).toBeNull()
  expect(dueAfter(registered, tell('account.closed', '01-02'))).toBeNull()
})

test('a date that passed before a late article was known does not count any more', () => {
  const { sums } = run(registered, article('01-20'), ...SILENT.slice(0, 1))
  expect(present(sums)).toMatchObject({ 'media.account.kept/account-active': 1 })
})

test('merged and closed accounts are kept no more', () => {
  expect(present(run(registered, tell('account.merged', '02-01', { into: 'a2' })).sums)).toEqual({
    'media.account.registered': 1,
    'media.account.merged': 1,
  })
  expect(present(run(registered, tell('account.closed', '02-01')).sums)).toEqual({
    'media.account.registered': 1,
    'media.account.closed': 1,
  })
})

test.each([
  ['account-registered', [registered, tell('account.registered', '01-02', { platform: 'weibo' })]],
  ['account-gone', [registered, tell('account.closed', '01-02'), article('01-03')]],
  ['account-merged-into-itself', [registered, tell('account.merged', '01-02', { into: 'a1' })]],
])('%s', (code, events) => {
  expect(run(...events).refusal).toMatchObject({ code })
})

test('an article before the registration waits for it', () => {
  expect(run(article('01-01')).refusal).toMatchObject({ code: 'account-unknown', early: true })
})

test('that somebody writes, merges or closes it is owed once it has been silent for longest', () => {
  const dueAfter = (...events: Told[]) => {
    const state = runKeyed(upkeepFold, events).states.get('a1')
    return state && upkeepFold.due?.(state)
  }
  const at = (time: string) => parseInstant(`2026-${time}T09:00:00+08:00`)
  expect(dueAfter(registered)).toEqual({ rule: 'account-upkeep', at: at('06-30') })
  expect(dueAfter(registered, article('01-02'))).toEqual({ rule: 'account-upkeep', at: at('07-01') })
  expect(dueAfter(registered, tell('account.closed', '03-01'))).toBeNull()
})
