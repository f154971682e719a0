import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ImportAnswer } from '../../data/contract/imports.ts'
import type { Role } from '../../data/contract/roles.ts'
import { formatInstant } from '../../data/language/time.ts'
import { openTestGateway, type TestGateway } from '../testing/gateway.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
let server: TestGateway

beforeAll(async () => {
  server = await openTestGateway({ env: { YUNTU_MAX_IMPORT_MB: '1' } })
})
afterAll(() => server.close())

const sample = (name: string) => readFileSync(new URL(`../../data/samples/${name}`, import.meta.url))
const folder = () => join(server.folder, 'imports')

async function post(body: Buffer | string, at: { query?: string; role?: Role; type?: string } = {}): Promise<Response> {
  return server.ask(`/api/imports${at.query ?? ''}`, at.role ?? 'admin', {
    method: 'POST',
    headers: { 'content-type': at.type ?? XLSX },
    body: typeof body === 'string' ? body : new Uint8Array(body),
  })
}

async function answerOf(response: Response | Promise<Response>): Promise<ImportAnswer> {
  return (await (await response).json()) as ImportAnswer
}

async function settled(id: string, role: Role = 'admin'): Promise<ImportAnswer> {
  for (;;) {
    const answer = await answerOf(server.ask(`/api/imports/${id}`, role))
    if (['previewed', 'done', 'failed'].includes(answer.status)) return answer
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

async function drop(name: string, query = ''): Promise<ImportAnswer> {
  const response = await post(sample(name), { query, type: name.endsWith('csv') ? 'text/csv' : XLSX })
  expect(response.status).toBe(202)
  return settled((await answerOf(response)).id)
}

async function members(): Promise<number | null> {
  const values = (await (await server.ask('/api/values?metric=members', 'manager')).json()) as {
    values: { value: number | null }[]
  }
  return values.values[0]?.value ?? null
}

describe('the samples, as officials have them', () => {
  test('organisations from GB18030 with titles, a blank row, totals and notes, parents after children', async () => {
    const preview = await drop('organisations.csv', '?mode=preview')
    expect(preview).toMatchObject({
      status: 'previewed',
      problem: null,
      file: { kind: 'organisations', encoding: 'gb18030', headerLine: 4, ignored: ['序号', '书记'] },
      counts: { rows: 9, new: 5, changed: 0, unchanged: 0, refused: 1, skipped: 3, disappeared: 0 },
      refused: [{ line: 11, column: '组织类别' }],
      version: null,
    })
    expect((await server.ask('/api/orgs?parent=330106', 'manager')).status).toBe(404)
    const applied = await answerOf(server.ask(`/api/imports/${preview.id}/apply`, 'admin', { method: 'POST' }))
    const done = await settled(applied.id)
    expect(done).toMatchObject({ status: 'done', counts: preview.counts })
    expect(readdirSync(join(folder(), done.id))).toEqual(['refused.csv'])
    const again = await drop('organisations.csv')
    expect(again.counts).toMatchObject({ new: 0, changed: 0, unchanged: 5, refused: 1 })
    expect([done.version, again.version]).toEqual([expect.any(Number), null])
  })

  test('members from XLSX: new ones, then the same, then only what differs', async () => {
    const first = await drop('members.xlsx')
    expect(first).toMatchObject({
      status: 'done',
      file: { kind: 'members', headerLine: 3, encoding: null },
      counts: { rows: 10, new: 4, unchanged: 0, refused: 3, skipped: 3, disappeared: 0 },
      refused: [
        { line: 9, column: '身份证号', reason: '身份证号码校验不通过' },
        { line: 10, column: '入党时间' },
        { line: 11, column: '所在党支部代码' },
      ],
    })
    expect(await members()).toBe(4)
    expect((await drop('members.xlsx')).counts).toMatchObject({ new: 0, changed: 0, unchanged: 4, refused: 3 })
    const later = await drop('members-later.csv', '?mode=preview')
    expect(later.counts).toMatchObject({ rows: 3, new: 0, changed: 3, unchanged: 0, refused: 0, disappeared: 1 })
    expect(later.disappeared).toEqual([{ org: '330106001002', name: '中共翠苑一区社区第二支部委员会', members: 1 }])
    const before = await answerOf(server.ask('/api/values?metric=members', 'manager'))
    await server.ask(`/api/imports/${later.id}/apply`, 'admin', { method: 'POST' })
    const done = await settled(later.id)
    // 研究生 + 管理人员 in one event, a transfer, a conversion.
    expect(done.version).toBe((before.version ?? 0) + 3)
    expect(await members()).toBe(4)
    expect((await drop('members-later.csv')).counts).toMatchObject({ unchanged: 3, changed: 0 })
  })

  test('meetings from XLSX; a later file corrects', async () => {
    expect((await drop('meetings.xlsx')).counts).toMatchObject({ rows: 5, new: 3, refused: 1, skipped: 1 })
    expect((await drop('meetings.xlsx')).counts).toMatchObject({ new: 0, unchanged: 3, refused: 1 })
    const text = '支部代码,活动类型,活动时间,应到,实到,时长\n330106002,党课,2026-1-22 9:30,12,11,120\n'
    const change = await settled((await answerOf(post(text, { type: 'text/csv' }))).id)
    expect(change.counts).toMatchObject({ changed: 1, new: 0 })
    const back = await settled((await answerOf(post(text.replace(',11,', ',12,'), { type: 'text/csv' }))).id)
    expect(back.counts).toMatchObject({ changed: 1 })
    expect((await settled((await answerOf(post(text, { type: 'text/csv' }))).id)).counts).toMatchObject({ changed: 1 })
  })

  test('the refused rows come back as a file to mend and drop again', async () => {
    const { id } = await drop('members.xlsx', '?mode=preview')
    const response = await server.ask(`/api/imports/${id}/refused`, 'admin')
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    const bytes = Buffer.from(await response.arrayBuffer())
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const text = bytes.toString('utf8').slice(1)
    expect(text.split('\r\n')).toHaveLength(6)
    expect(text).toContain('第 9 行「身份证号」：身份证号码校验不通过')
    expect(text).toContain('「人员类别」：系统里已是正式党员')
    const mended = text.replace('1999.1,', '1999-10,')
    const again = await settled((await answerOf(post(`\ufeff${mended}`, { type: 'text/csv' }))).id)
    expect(again.counts).toMatchObject({ rows: 4, new: 1, refused: 3 })
  })

  test('nothing of them stays on disk but the refused rows, for the owner only', async () => {
    for (const id of readdirSync(folder())) {
      expect(statSync(join(folder(), id)).mode & 0o777).toBe(0o700)
      for (const name of readdirSync(join(folder(), id)))
        expect([name, statSync(join(folder(), id, name)).mode & 0o777]).toEqual([name, 0o600])
    }
    const { id } = await drop('members.xlsx', '?mode=preview')
    expect(readdirSync(join(folder(), id)).sort()).toEqual(['refused.csv', 'rows.ndjson'])
    expect((await server.ask(`/api/imports/${id}`, 'admin', { method: 'DELETE' })).status).toBe(204)
    expect(existsSync(join(folder(), id))).toBe(false)
  })
})

describe('other files', () => {
  test('a template is given to who may know the kinds', async () => {
    const response = await server.ask('/api/templates/member.transferred.xlsx', 'admin')
    expect([response.status, response.headers.get('content-type')]).toEqual([200, XLSX])
    expect((await server.ask('/api/templates/dogs.xlsx', 'admin')).status).toBe(404)
    expect((await server.ask('/api/templates/members.xlsx', 'wall')).status).toBe(403)
  })

  test('a file of single events: each row is one, and is sent once', async () => {
    const roster = 'member,org,gender,出生年月,民族,学历,入党时间,岗位\nT-1,330106002,男,1980-06,汉,本科,2004-07,工人\n'
    expect((await settled((await answerOf(post(roster, { type: 'text/csv' }))).id)).counts).toMatchObject({ new: 1 })
    const time = formatInstant(Date.now() - 500)
    const text = `党员编号,组织代码,发生时间,转出组织代码,转入组织代码\nT-1,330106002,${time},330106002,市外\n`
    const at = { type: 'text/csv', query: '?kind=member.transferred' }
    expect((await settled((await answerOf(post(text, at))).id)).counts).toMatchObject({ rows: 1, new: 1, refused: 0 })
    expect((await settled((await answerOf(post(text, at))).id)).counts).toMatchObject({ rows: 1, unchanged: 1 })
    const back = await settled((await answerOf(post(roster, { type: 'text/csv' }))).id)
    expect(back.refused).toMatchObject([
      { line: 2, column: '党员编号', code: 'return-by-transfer', reason: '党员已转出本市，返回应报组织关系转接' },
    ])
    expect(back.refused[0]?.reasonEn).toMatch(/^The member has left the city/)
  })
})

describe('who may', () => {
  test('others cannot see an import, nor send one', async () => {
    const { id } = await drop('meetings.xlsx', '?mode=preview')
    for (const path of [`/api/imports/${id}`, `/api/imports/${id}/refused`])
      expect([path, (await server.ask(path, 'source')).status]).toEqual([path, 404])
    expect((await post(sample('meetings.xlsx'), { role: 'manager' })).status).toBe(403)
    expect((await post(sample('meetings.xlsx'), { role: 'source' })).status).toBe(202)
  })

  test('other types, too much, and what is no table get an answer in Chinese', async () => {
    expect((await post('a', { type: 'application/json' })).status).toBe(415)
    expect((await post('a', { query: '?kind=dogs', type: 'text/csv' })).status).toBe(400)
    expect((await post('a'.repeat(1_100_000), { type: 'text/csv' })).status).toBe(413)
    const failed = await settled((await answerOf(post('%PDF-1.7', { type: 'text/csv' }))).id)
    expect(failed).toMatchObject({
      status: 'failed',
      problemCode: 'file-pdf',
      problem: '这是 PDF 文件：请导入原来的表格（.xlsx 或 .csv）',
    })
    expect((await server.ask('/health/ready')).status).toBe(200)
  })

  test('a fault of the system itself is told as one, keeps nothing, and the next import goes on', async () => {
    const { id } = await drop('meetings.xlsx', '?mode=preview')
    rmSync(join(folder(), id, 'rows.ndjson'))
    expect((await server.ask(`/api/imports/${id}/apply`, 'admin', { method: 'POST' })).status).toBe(202)
    expect(await settled(id)).toMatchObject({ status: 'failed', problemCode: 'import-internal', version: null })
    expect((await drop('meetings.xlsx')).status).toBe('done')
  })

  test('a sender that goes away in the middle leaves nothing behind', async () => {
    const before = readdirSync(folder())
    await new Promise<void>((resolve) => {
      const req = request(`${server.gateway.url}/api/imports`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${server.run.tokens?.admin}`,
          'content-type': XLSX,
          'content-length': '5000',
        },
      })
      req.on('error', () => resolve())
      req.write('PK')
      setTimeout(() => req.destroy(), 200)
    })
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(readdirSync(folder())).toEqual(before)
  })
})
