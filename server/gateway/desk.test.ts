import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DeskAnswer, DeskHistory, DeskLog, DeskSaved, DeskSavedAnswer } from '../../data/contract/desk.ts'
import { dayStart } from '../../data/language/time.ts'
import { METRICS } from '../../data/scenes/index.ts'
import { metricSql } from '../engine/sql.ts'
import { openDesk } from '../testing/desk.ts'
import { emptyFolder } from '../testing/engine.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
beforeAll(async () => {
  desk = await openDesk(emptyFolder(), { seconds: 20, rows: 5_000, resultMb: 4 })
  desk.sandbox.warm()
}, 120_000)
afterAll(() => desk.close())

const ENDLESS = 'WITH RECURSIVE a(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM a) SELECT max(n) FROM a'

test('a query answers columns, rows and the version of its snapshot, and so does the SQL of a card', async () => {
  const sql = `SELECT code, sum(amount) AS amount, 0.5 AS half, 9007199254740993 AS big, NULL AS none, DATE '2026-11-26' AS day,
    INTERVAL 3 DAY AS lasting
    FROM entry JOIN org USING (org) WHERE entry.seq <= 500 GROUP BY code ORDER BY code LIMIT 1 -- the first`
  const answer = DeskAnswer.parse(await (await desk.query(sql)).json())
  expect(answer).toMatchObject({ version: 1_000, truncated: false })
  expect(answer.rows).toEqual([['o1', 148, 0.5, '9007199254740993', null, '2026-11-26', '3 days']])
  expect(answer.columns.map(({ name, type }) => `${name} ${type}`)).toEqual([
    ...[
      'code VARCHAR',
      'amount HUGEINT',
      'half DECIMAL(2,1)',
      'big BIGINT',
      'none INTEGER',
      'day DATE',
      'lasting INTERVAL',
    ],
  ])
  const metric = METRICS.find(({ of }) => of.kind === 'sum' && of.terms.some((t) => t.measure === 'meeting.held'))
  if (!metric) throw new Error('no metric of meetings')
  const card = metricSql(metric, { scope: 'root', version: 1_000, at: dayStart(1) })
  expect(DeskAnswer.parse(await (await desk.query(card)).json()).columns).toEqual([{ name: 'value', type: 'BIGINT' }])
  const view = await (await desk.query('SELECT sum(value) FROM metric_meetings')).json()
  expect(view).toMatchObject({ rows: [[1_497]] })
})

test('a refusal names the rule and the place and nothing of what is hidden, and the next query works', async () => {
  const refusals = [
    [`SELECT *\nFROM secrets`, { rule: 'tables', line: 2, column: 6 }],
    [`SELECT '党员', getenv('HOME')`, { rule: 'functions', line: 1, column: 14 }],
    ['SELECT 1; SELECT 2', { rule: 'one-select' }],
    ['DROP TABLE entry', { rule: 'one-select' }],
    [`SELECT 1 ${' '.repeat(10_000)}`, { rule: 'text' }],
    [`SELECT 1 ${' '.repeat(300_000)}`, { rule: 'text' }],
    ['SELECT COLUMNS(*) FROM entry', { rule: 'forms', line: 1, column: 8 }],
    [`SELECT ${'('.repeat(300)}1${' + 1)'.repeat(300)}`, { rule: 'size' }],
  ] as const
  for (const [sql, at] of refusals) {
    const response = await desk.query(sql)
    expect([sql.slice(0, 40), response.status, await response.json()]).toMatchObject([
      ...[sql.slice(0, 40), 422, { code: 'query-refused', title: '查询不合分析台的规则', ...at }],
    ])
  }
  const hidden = await Promise.all(['duckdb_settings', 'nothing_at_all'].map((name) => desk.query(`FROM ${name}`)))
  const [first, second] = await Promise.all(hidden.map((each) => each.text()))
  expect(first).toBe(second)
  expect(await (await desk.query('SELECT 1')).json()).toMatchObject({ rows: [[1]] })
})

test('what the engine says is told in our words: the place and a column’s name, no value, path or setting', async () => {
  const failures = [
    [`SELECT 1,\n  '一' FRM x`, { code: 'query-syntax', line: 2 }],
    [
      'SELECT\n amont FROM entry',
      { code: 'query-failed', line: 2, column: 2, detail: '这里没有“amont”这一列；有 amount' },
    ],
    [`SELECT CAST(code AS INTEGER) FROM org`, { code: 'query-failed', detail: '有的值转换不成所要的类型' }],
    [`SELECT CAST('绝密' || amount AS DATE) FROM entry`, { code: 'query-failed' }],
  ] as const
  for (const [sql, said] of failures) {
    const problem = await (await desk.query(sql)).json()
    expect(problem).toMatchObject(said)
    expect(JSON.stringify(problem)).not.toMatch(/绝密|root|o1|\/|parquet|Error/)
  }
})

test('rows come as they are found and are cut at the bound on rows or bytes; Parquet is a file that says what it is', async () => {
  const kinds = new Set<string>()
  const lines = await desk.lines('SELECT * FROM entry, range(100) t(i)', ({ kind }) => void kinds.add(kind))
  expect(lines.at(-1)).toMatchObject({ kind: 'end', rows: 5_000, truncated: true })
  expect([...kinds].filter((kind) => kind !== 'progress')).toEqual(
    ['started', 'waiting', 'columns', 'rows', 'end'].filter((kind) => kinds.has(kind)),
  )
  const wide = await (await desk.query(`SELECT lpad(seq::VARCHAR, 8000, 'x') AS x FROM entry`)).json()
  expect(wide).toMatchObject({ truncated: true })
  const few = await (await desk.query('SELECT seq FROM entry ORDER BY seq', { rows: 3 })).json()
  expect(few).toMatchObject({ truncated: true, rows: [[1], [2], [3]] })
  const file = await desk.query('SELECT seq, seq AS seq FROM entry ORDER BY seq DESC;', { format: 'parquet', rows: 10 })
  expect([file.status, file.headers.get('yuntu-truncated')]).toEqual([200, 'true'])
  const path = join(desk.folder, 'result.parquet')
  writeFileSync(path, Buffer.from(await file.arrayBuffer()))
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  const found = await connection.runAndReadAll(`SELECT max(seq), count(*) FROM '${path}'`)
  expect(found.getRowsJson()).toEqual([['1000', '11']])
  const marks = await connection.runAndReadAll(
    `SELECT decode(value) FROM parquet_kv_metadata('${path}') WHERE decode(key) = 'watermark'`,
  )
  expect(marks.getRowsJson()).toEqual([['演示数据']])
})

test('two run at once, others wait and hear so; Stop kills at once, whoever has gone waits for nothing', async () => {
  const began = performance.now()
  const ids: string[] = []
  const hear = (line: { kind: string; query?: string }) => {
    if (line.kind === 'started' && line.query) ids.push(line.query)
  }
  const running = [desk.lines(ENDLESS, hear), desk.lines(ENDLESS, hear)]
  await expect.poll(() => ids.length, { timeout: 15_000 }).toBe(2)
  let ahead = -1
  const waiting = desk.lines('SELECT 1', (line) => {
    if (line.kind === 'waiting') ahead = line.ahead
  })
  await expect.poll(() => ahead, { timeout: 15_000 }).toBe(0)
  expect((await desk.ask(`/api/queries/${ids[0]}`, 'leader', { method: 'DELETE' })).status).toBe(404)
  for (const id of ids) expect((await desk.ask(`/api/queries/${id}`, 'analyst', { method: 'DELETE' })).status).toBe(204)
  for (const each of running)
    expect((await each).at(-1)).toMatchObject({ kind: 'problem', problem: { code: 'query-stopped' } })
  expect((await waiting).at(-1)).toMatchObject({ kind: 'end', rows: 1 })
  const gone = new AbortController()
  const left = desk.post('/api/snapshots/s1/query', { sql: ENDLESS }, { signal: gone.signal })
  gone.abort()
  await expect(left).rejects.toThrow()
  expect(performance.now() - began).toBeLessThan(20_000)
})

test('a query is of one’s own scope; people only for the secretary of the branch; the log is for auditors', async () => {
  desk.asked.length = 0
  expect((await desk.query('SELECT 1', { scope: 'o1' }, 'secretary')).status).toBe(403)
  for (const role of ['wall', 'member', 'admin', 'auditor', 'source'] as const)
    expect([role, (await desk.query('SELECT 1', {}, role)).status]).toEqual([role, 403])
  expect((await desk.query('SELECT 1', {}, 'secretary')).status).toBe(200)
  expect((await desk.query('SELECT 2', { scope: 'o1' }, 'leader')).status).toBe(200)
  expect(desk.asked).toEqual([
    { snapshot: 's1', scope: 'o9', people: true },
    { snapshot: 's1', scope: 'o1', people: false },
  ])
  expect((await desk.post('/api/snapshots/s9/query', { sql: 'SELECT 1' })).status).toBe(404)
  const own = DeskHistory.parse(await (await desk.ask('/api/desk/history', 'secretary')).json())
  expect(own.queries).toMatchObject([{ sql: 'SELECT 1', scope: 'o9', state: 'done', rows: 1 }])
  expect((await desk.ask('/api/desk/log', 'analyst')).status).toBe(403)
  const log = DeskLog.parse(await (await desk.ask('/api/desk/log', 'auditor')).json())
  const states = new Set(log.queries.map(({ state }) => state))
  expect([...states].sort()).toEqual(['done', 'failed', 'refused', 'stopped'])
  expect(log.queries.find(({ rule }) => rule === 'functions')?.sql).toContain('getenv')
})

test('saved queries are one’s own, shared ones are seen in the scope and changed by nobody else', async () => {
  const save = async (body: object, role: 'analyst' | 'leader' = 'analyst') =>
    desk.post('/api/desk/saved', body, { role })
  const mine = DeskSaved.parse(await (await save({ title: '参会率', sql: 'SELECT 1', view: '{"chart":"bar"}' })).json())
  const shared = DeskSaved.parse(await (await save({ title: '党费', sql: 'SELECT 2', shared: true })).json())
  const seen = async (role: 'analyst' | 'leader' | 'secretary') =>
    DeskSavedAnswer.parse(await (await desk.ask('/api/desk/saved', role)).json()).saved.map(({ title, isOwn }) => [
      title,
      isOwn,
    ])
  expect(await seen('analyst')).toEqual([
    ['党费', true],
    ['参会率', true],
  ])
  expect(await seen('leader')).toEqual([['党费', false]])
  expect(await seen('secretary')).toEqual([])
  expect((await save({ id: shared.id, title: '改', sql: 'SELECT 3' }, 'leader')).status).toBe(404)
  expect(await (await save({ id: mine.id, title: '参会率（月）', sql: 'SELECT 3' })).json()).toMatchObject({
    id: mine.id,
  })
  expect((await desk.ask(`/api/desk/saved/${shared.id}`, 'analyst', { method: 'DELETE' })).status).toBe(204)
  expect(await seen('analyst')).toEqual([['参会率（月）', true]])
  expect((await save({ title: '', sql: 'SELECT 1' })).status).toBe(400)
})

test('no folder of a query is left behind', async () => {
  await expect.poll(() => readdirSync(join(desk.folder, 'sandbox')).length, { timeout: 10_000 }).toBeLessThanOrEqual(1)
})
