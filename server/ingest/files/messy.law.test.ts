import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { IMPORTS, sourceOf } from '../../../data/imports/index.ts'
import { dayStart, fromCalendar } from '../../../data/language/time.ts'
import { emptyFolder, openTestEngine, type TestEvent } from '../../testing/engine.ts'
import { csv, gb18030, type TestCell, xlsx } from '../../testing/spreadsheets.ts'
import { pseudonymiser } from '../personal.ts'
import { UPLOAD_LIMITS, Upload } from '../upload.ts'
import { type Comparison, compare } from './compare.ts'
import type { PlannedEvent } from './plan.ts'
import { readFile } from './read-file.ts'
import type { ReadMessage, StoredRow } from './read-messages.ts'

const pseudonymise = pseudonymiser(new Uint8Array(32).fill(3))
const NOW = dayStart(fromCalendar(2026, 3, 1))
const BRANCHES = ['b1', 'b2', 'b3']

const founded = (subject: string, parent: string, kind: string): TestEvent => ({
  id: `f-${subject}`,
  type: 'org.founded',
  subject,
  time: '2026-01-02T09:00:00+08:00',
  data: { name: `组织${subject}`, kind, parent, ...(kind === 'area' ? {} : { sector: 'community' }) },
})

type Done = { read: Extract<ReadMessage, { kind: 'read' }>; comparison: Comparison; accepted: number }

/** One file all the way, on this thread: read, compared, and (unless it is a preview) applied. */
async function drop(
  bytes: Uint8Array,
  at: { engine: Awaited<ReturnType<typeof openTestEngine>>['engine']; preview?: true; now: number },
): Promise<Done> {
  const folder = emptyFolder()
  const [path, out] = [join(folder, 'upload'), join(folder, 'rows')]
  writeFileSync(path, bytes)
  const told: ReadMessage[] = []
  await readFile({ path, out, hint: null, tell: (message) => told.push(message) })
  const read = told.at(-1)
  if (read?.kind !== 'read') throw new Error('not read')
  const stored = readFileSync(out, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
  async function* rows(): AsyncGenerator<StoredRow> {
    for (const line of stored) yield JSON.parse(line)
  }
  const events: PlannedEvent[] = []
  const comparison = await compare({
    kind: IMPORTS.members,
    rows: rows(),
    isPart: false,
    engine: at.engine,
    scope: 'root',
    planning: { source: sourceOf(read.facts.kind), at: at.now, now: at.now, latest: at.now, pseudonymise },
    onProgress: () => {},
    send: (planned) => events.push(...planned),
  })
  if (at.preview) return { read, comparison, accepted: 0 }
  const send = async () => {
    const upload = new Upload({
      engine: at.engine,
      scope: 'root',
      pseudonymise,
      now: () => at.now + 5_000,
      limits: UPLOAD_LIMITS,
    })
    await upload.addEvents(events)
    return upload.finish()
  }
  // What was planned is what the engine takes: a preview promises nothing that is then refused.
  const taken = await send()
  expect(taken).toMatchObject({ accepted: events.length, duplicate: 0, held: 0, rejected: [] })
  // An import that was interrupted, or ran twice at once, posts nothing twice.
  expect(await send()).toMatchObject({ accepted: 0, duplicate: events.length, held: 0, rejected: [] })
  return { read, comparison, accepted: taken.accepted }
}

const EDUCATIONS = ['研究生', '本科', '大学专科', '高中', '初中及以下']
const FULL_WIDTH = (text: string) => text.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0))

const person = fc.record({
  kind: fc.constant('person' as const),
  branch: fc.constantFrom(...BRANCHES),
  later: fc.constantFrom(...BRANCHES),
  education: fc.constantFrom(...EDUCATIONS),
  laterEducation: fc.constantFrom(...EDUCATIONS),
  year: fc.integer({ min: 1940, max: 2000 }),
  month: fc.integer({ min: 1, max: 12 }),
  style: fc.nat(5),
  stays: fc.boolean(),
})
const row = fc.oneof(
  { weight: 8, arbitrary: person },
  {
    weight: 1,
    arbitrary: fc.constantFrom({ kind: 'blank' as const }, { kind: 'total' as const }, { kind: 'header' as const }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('bad' as const), what: fc.nat(3) }) },
)
const layout = fc.record({
  titles: fc.nat(4),
  format: fc.constantFrom('xlsx', 'utf8', 'bom', 'gb18030', 'utf16'),
  swap: fc.boolean(),
  extra: fc.boolean(),
})
type Row = typeof row extends fc.Arbitrary<infer T> ? T : never
type Layout = typeof layout extends fc.Arbitrary<infer T> ? T : never

function month(year: number, m: number, style: number, isSheet: boolean): TestCell {
  const two = String(m).padStart(2, '0')
  switch (style) {
    case 0:
      return `${year}.${two}`
    case 1:
      return `${year}年${m}月`
    case 2:
      return `${year}/${m}/1`
    case 3:
      return FULL_WIDTH(`${year}-${two}`)
    case 4:
      // A day number, as a number where the format has any.
      return isSheet ? fromCalendar(year, m, 15) + 25_569 : String(fromCalendar(year, m, 15) + 25_569)
    default:
      return `${year}-${m}-1`
  }
}

const HEADER = ['党员编号', '姓　名', '性别', '出生年月', '民族', '学历（学位）', '入党时间', '岗位', '所在党支部代码']

function table(rows: readonly Row[], at: Layout & { round: 1 | 2 }): Uint8Array {
  const isSheet = at.format === 'xlsx'
  const arrange = (cells: TestCell[]) => {
    const ordered = at.swap ? cells.toReversed() : cells
    return at.extra ? ['', ...ordered, '备注文字'] : ordered
  }
  const header = arrange([...HEADER])
  if (at.extra) header[0] = '序号'
  const lines: TestCell[][] = Array.from({ length: at.titles }, (_, i) => [`某某街道党员名册（${i}）`])
  lines.push(header)
  rows.forEach((each, i) => {
    if (each.kind === 'blank') lines.push(arrange(HEADER.map(() => '')).map(() => ''))
    else if (each.kind === 'total') lines.push(['合　计', '', String(i)])
    else if (each.kind === 'header') lines.push(header)
    else lines.push(arrange(cellsOf(each, { i, round: at.round, isSheet })))
  })
  switch (at.format) {
    case 'xlsx':
      return xlsx(lines)
    case 'gb18030':
      return gb18030(csv(lines))
    case 'utf16':
      return Buffer.from(`\ufeff${csv(lines).replaceAll(',', '\t')}`, 'utf16le')
    default:
      return Buffer.from(`${at.format === 'bom' ? '\ufeff' : ''}${csv(lines)}`)
  }
}

type PersonRow = Extract<Row, { kind: 'person' | 'bad' }>

function cellsOf(each: PersonRow, at: { i: number; round: 1 | 2; isSheet: boolean }): TestCell[] {
  const { i, round, isSheet } = at
  const good = ['A', '张　三', '女', '1980-06', '汉族', '本科', '2004.07', '工人', 'b1']
  if (each.kind === 'bad') {
    const cells = [`X${i}`, ...good.slice(1)]
    // No such branch, no such day, no word, nobody.
    const [place, value] = [
      [8, 'b9'],
      [3, '1980-13'],
      [5, '幼儿园'],
      [0, ''],
    ][each.what] ?? [0, '']
    cells[Number(place)] = String(value)
    return cells
  }
  const moved = round === 2 && !each.stays
  return [
    `P${i}`,
    '张　三',
    i % 2 === 0 ? '女' : '男性',
    month(each.year, each.month, each.style, isSheet),
    i % 3 === 0 ? '畲族' : '汉',
    moved ? each.laterEducation : each.education,
    '2020年7月',
    '退休',
    moved ? each.later : each.branch,
  ]
}

test('rows = new + changed + unchanged + refused + skipped; twice changes nothing; later, the differences only', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 40 }), layout, layout, async (rows, first, second) => {
      const { engine, take } = await openTestEngine({ now: () => NOW })
      await take([founded('d', 'root', 'area'), ...BRANCHES.map((code) => founded(code, 'd', 'branch'))])
      const people = rows.filter((each) => each.kind === 'person')
      const bad = rows.filter((each) => each.kind === 'bad').length
      // A blank row at the end of a file of other rows is there in every format; an empty CSV line too.
      const skipped = rows.length - people.length - bad
      const counted = async (bytes: Uint8Array, now: number, preview?: true) => {
        const done = await drop(bytes, { engine, now, ...(preview ? { preview } : {}) })
        const { counts } = done.comparison
        const passed = Object.values(done.read.skipped).reduce((a, b) => a + b, 0)
        expect(counts.new + counts.changed + counts.unchanged + counts.refused + passed).toBe(done.read.rows)
        expect([done.read.rows, passed, counts.refused]).toEqual([rows.length, skipped, bad])
        return done
      }
      const one = table(rows, { ...first, round: 1 })
      const preview = await counted(one, NOW - 60_000, true)
      const applied = await counted(one, NOW - 60_000)
      expect(applied.comparison.counts).toEqual(preview.comparison.counts)
      expect(applied.comparison.counts.new).toBe(people.length)
      expect(applied.accepted).toBe(people.length)
      // The same table in another dress says the same.
      const again = await counted(table(rows, { ...second, round: 1 }), NOW - 50_000)
      expect([again.comparison.counts.unchanged, again.accepted]).toEqual([people.length, 0])

      const isChanged = people.filter((p) => !p.stays && (p.later !== p.branch || p.laterEducation !== p.education))
      const events = isChanged.reduce(
        (n, p) => n + Number(p.later !== p.branch) + Number(p.laterEducation !== p.education),
        0,
      )
      const later = await counted(table(rows, { ...first, round: 2 }), NOW - 40_000)
      expect([later.comparison.counts.changed, later.accepted]).toEqual([isChanged.length, events])
      const after = await counted(table(rows, { ...second, round: 2 }), NOW - 30_000)
      expect([after.comparison.counts.unchanged, after.accepted]).toEqual([people.length, 0])
      await engine.close()
    }),
    { numRuns: 25 },
  )
})
