import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RulesAnswer } from '../../data/contract/rules.ts'
import { openTestGateway, type TestGateway } from '../testing/gateway.ts'

let server: TestGateway

beforeAll(async () => {
  server = await openTestGateway()
})
afterAll(() => server.close())

async function evaluate(body: unknown): Promise<Record<string, unknown>> {
  const response = await server.ask('/api/rules/evaluate', 'secretary', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  return (await response.json()) as Record<string, unknown>
}

test('a rule is evaluated by the version in force at a date, or at an instant of it', async () => {
  const rule = 'development-candidate-earliest'
  const facts = { activistSince: '2025-04-30' }
  expect(await evaluate({ rule, at: '2026-04-30', facts })).toEqual({
    result: { kind: 'earliest', earliest: '2026-04-30', standing: 'due' },
    article: '中国共产党发展党员工作细则（2014） 第十三条',
    version: '2014',
    checked: 'checked',
    provisional: false,
  })
  // In Hangzhou it is May already.
  expect(await evaluate({ rule, at: '2026-04-30T16:00:00Z', facts })).toMatchObject({
    version: '2026',
    checked: 'second-hand',
  })
  expect(
    await evaluate({ rule: 'development-notice', at: '2026-12-31', facts: { postedOn: '2026-12-30' } }),
  ).toMatchObject({ result: { earliest: '2027-01-06' }, provisional: true })
  expect(
    await evaluate({ rule: 'dues-rate', at: '2026-03-01', facts: { kind: 'retired', baseFen: 500_001 } }),
  ).toMatchObject({ result: { kind: 'amount', fen: 5_000, perMille: 10 } })
})

test('what is wrong is said in Chinese, with the field', async () => {
  const rule = 'development-candidate-earliest'
  const problems: [unknown, string, string][] = [
    [{ rule: 'no-such', at: '2026-01-01', facts: {} }, 'rule-unknown', 'no-such'],
    [{ rule, at: 'soon', facts: {} }, 'bad-request', 'at：须为日期或带时区的时间，如 2026-11-23'],
    [{ rule, at: '2026-02-30', facts: {} }, 'bad-request', 'at：须为日期或带时区的时间，如 2026-11-23'],
    [{ rule, at: '2026-01-01' }, 'bad-request', 'facts：缺少此项'],
    [{ rule, at: '2026-01-01', facts: {} }, 'bad-request', 'activistSince：缺少此项'],
    [
      { rule, at: '2026-01-01', facts: { activistSince: '2026-02-29' } },
      'bad-request',
      'activistSince：须为日期，如 2026-11-23',
    ],
    [
      { rule, at: '2026-01-01', facts: { activistSince: '2025-01-01', name: 1 } },
      'bad-request',
      'name：没有这个字段：name',
    ],
    [
      { rule: 'vote-passes', at: '2026-01-01', facts: { entitled: 3, yes: 4 } },
      'bad-request',
      'yes：赞成票不能多于有表决权的人数',
    ],
    [
      { rule: 'dues-rate', at: '2026-01-01', facts: { kind: 'in-service' } },
      'bad-request',
      'baseFen：在职和离退休党员须有计算基数（分）',
    ],
    [
      { rule: 'development-notice', at: '2026-04-30', facts: { postedOn: '2026-04-01' } },
      'bad-request',
      '该日期施行的版本没有这条规定',
    ],
    [
      { rule: 'dues-rate', at: '2008-03-31', facts: { kind: 'student' } },
      'bad-request',
      '该日期早于本系统收录的第一个版本，不能据以判定',
    ],
    ['{"rule":', 'bad-request', '须为 JSON，不超过 16 KB'],
    [JSON.stringify({ rule: 'x'.repeat(20_000) }), 'bad-request', '须为 JSON，不超过 16 KB'],
  ]
  for (const [body, code, detail] of problems) expect(await evaluate(body)).toMatchObject({ code, detail })
})

test('the list says what every rule asks to be told, on what ground, and every example can be tried', async () => {
  const { sets, rules } = (await (await server.ask('/api/rules', 'manager')).json()) as RulesAnswer
  expect(sets.find(({ id }) => id === 'development')?.versions).toMatchObject([
    { version: '2014', validFrom: '2014-06-11', validTo: '2026-04-30', checked: 'checked' },
    { version: '2026', validFrom: '2026-05-01', validTo: null, checked: 'second-hand' },
  ])
  expect(rules.length).toBeGreaterThan(30)
  expect(rules.find(({ id }) => id === 'development-notice')?.grounds).toHaveLength(1)
  for (const { id, facts, example, grounds } of rules) {
    expect([id, facts]).toMatchObject([id, { type: 'object' }])
    expect(await evaluate({ rule: id, at: '2026-11-26', facts: example })).toMatchObject({
      result: { kind: expect.stringMatching(/^(earliest|due|verdict|amount|range|class)$/) },
      article: grounds.at(-1)?.article,
      version: grounds.at(-1)?.version,
    })
  }
})
