import type { Cell, Fields, ImportId, ImportKind } from '../../../data/imports/column.ts'
import { bestHeader, type Header, plainHeader } from '../../../data/imports/header.ts'
import { columnOf, IMPORTS, importKind } from '../../../data/imports/index.ts'
import { readCell } from '../../../data/imports/read-cell.ts'
import { REASONS } from '../../../data/imports/reasons.ts'
import type { Label } from '../../../data/language/label.ts'
import { type Reason, withDetail } from '../../../data/language/reason.ts'
import { FileRefused } from './limits.ts'
import { FILE_REASONS } from './reasons.ts'
import type { Row, Sheet } from './row.ts'

/** Rows below the title among which the header must be. */
const HEADER_WITHIN = 40

/** A row of the table, read: what it says, why it is refused, or that it says nothing. */
export type ReadRow =
  | { readonly line: number; readonly cells: readonly string[]; readonly fields: Fields }
  | { readonly line: number; readonly cells: readonly string[]; readonly column: string; readonly reason: Reason }
  | { readonly line: number; readonly skipped: Skipped }

/** Why a row is passed over: blank, a total, a repeated header, a note below the table. */
export type Skipped = 'blank' | 'total' | 'header' | 'note'

/** A table whose header has been found. */
export interface Table {
  readonly kind: ImportKind
  readonly sheet: string | null
  readonly headerLine: number
  /** The header as it stands in the file. */
  readonly labels: readonly string[]
  readonly header: Header
  rows(): AsyncGenerator<ReadRow>
}

/**
 * Finds the header under whatever titles stand above it, in the first sheet that has one.
 *
 * Fails: `FileRefused`, naming the columns that are missing or doubled.
 */
export async function findTable(sheets: readonly Sheet[], hint: ImportId | null): Promise<Table> {
  const hinted = hint === null ? undefined : importKind(hint)
  const kinds = hinted ? [hinted] : Object.values(IMPORTS)
  let nearest: Header | undefined
  for (const sheet of sheets) {
    const found = await findHeader(sheet, kinds)
    if (!found) continue
    if (found.header.missing.length === 0 && found.header.twice.length === 0) return tableOf(sheet, found)
    if (!nearest || found.header.missing.length < nearest.missing.length) nearest = found.header
  }
  throw new FileRefused(whyNot(nearest, kinds))
}

interface Found {
  readonly row: Row
  readonly header: Header
}

async function findHeader(sheet: Sheet, kinds: readonly ImportKind[]): Promise<Found | undefined> {
  let best: Found | undefined
  let seen = 0
  for await (const row of sheet.rows()) {
    const cells = row.cells.map((cell) => cell.text)
    if (cells.every((cell) => cell.trim() === '')) continue
    const header = bestHeader(kinds, cells)
    if (header?.missing.length === 0) return { row, header }
    if (header && (!best || header.places.size > best.header.places.size)) best = { row, header }
    if (++seen >= HEADER_WITHIN) break
  }
  return best
}

function whyNot(nearest: Header | undefined, kinds: readonly ImportKind[]): Reason {
  if (!nearest) {
    const wanted = (language: keyof Label) =>
      kinds.map((kind) => `${kind.label[language]}（${groupsIn(kind, kind.needs, language)}）`).join('；')
    return withDetail(FILE_REASONS['file-no-header'], {
      zh: `前 ${HEADER_WITHIN} 行里须有这些列——${wanted('zh')}`,
      en: `the first ${HEADER_WITHIN} rows must have these columns – ${wanted('en')}`,
    })
  }
  const { kind, places, missing, twice } = nearest
  if (missing.length === 0) {
    const doubled = (language: keyof Label) => twice.map((field) => columnOf(kind, field).label[language]).join('、')
    return withDetail(FILE_REASONS['file-header-twice'], { zh: doubled('zh'), en: doubled('en') })
  }
  const absent = kind.needs.filter((group) => !group.some((field) => places.has(field)))
  return withDetail(FILE_REASONS['file-header-missing'], {
    zh: `${groupsIn(kind, absent, 'zh')}（按${kind.label.zh}读）`,
    en: `${groupsIn(kind, absent, 'en')} (read as ${kind.label.en})`,
  })
}

function groupsIn(kind: ImportKind, groups: ImportKind['needs'], language: keyof Label): string {
  const or = language === 'zh' ? '或' : ' or '
  return groups
    .map((group) => group.map((field) => columnOf(kind, field).label[language]).join(or))
    .join(language === 'zh' ? '、' : ', ')
}

function labelsOf(kind: ImportKind, group: readonly string[]): string {
  return group.map((field) => columnOf(kind, field).label.zh).join('或')
}

function tableOf(sheet: Sheet, { row, header }: Found): Table {
  const labels = row.cells.map((cell) => cell.text.replace(/\s+/g, ' ').trim())
  return {
    kind: header.kind,
    sheet: sheet.name,
    headerLine: row.line,
    labels,
    header,
    async *rows() {
      for await (const each of sheet.rows()) if (each.line > row.line) yield readRow(each, { header, labels, sheet })
    },
  }
}

const TOTAL = /^(?:合计|小计|总计|共计|累计|总数|本页合计|本页小计|total|subtotal)(?:[:：(（].*|\d*人?)?$/i
const NOTE = /^(?:注|备注|说明|填表|制表|审核|填报|单位负责人|联系人|联系电话|打印|日期)\S{0,8}?[:：]/

function readRow(row: Row, at: { header: Header; labels: readonly string[]; sheet: Sheet }): ReadRow {
  const { header, sheet } = at
  const { line } = row
  const filled = row.cells.filter((cell) => cell.text.trim() !== '' || cell.fault !== undefined)
  if (filled.length === 0) return { line, skipped: 'blank' }
  const first = filled[0]?.text.replace(/\s+/g, '') ?? ''
  const second = filled[1]?.text.replace(/\s+/g, '') ?? ''
  if (TOTAL.test(first) || (/^\d*$/.test(first) && TOTAL.test(second))) return { line, skipped: 'total' }
  if (filled.length <= 2 && NOTE.test(first)) return { line, skipped: 'note' }
  if (isHeaderAgain(row, at)) return { line, skipped: 'header' }

  const cells = row.cells.map((cell) => cell.text)
  const fields: Record<string, string | number> = {}
  for (const [field, place] of header.places) {
    const column = columnOf(header.kind, field)
    const read = readCell(column.reading, cellAt(row, place), { date1904: sheet.date1904 })
    if (!read.ok) return { line, cells, column: column.label.zh, reason: read.reason }
    if (read.value !== undefined) fields[field] = read.value
  }
  for (const group of header.kind.keys) {
    if (group.some((field) => field in fields)) continue
    return { line, cells, column: labelsOf(header.kind, group), reason: REASONS['cell-missing'] }
  }
  return { line, cells, fields }
}

function cellAt(row: Row, place: number): Cell {
  return row.cells[place] ?? { text: '' }
}

/** Printed tables repeat their header on every page. */
function isHeaderAgain(row: Row, at: { header: Header; labels: readonly string[] }): boolean {
  let same = 0
  for (const place of at.header.places.values()) {
    const label = at.labels[place] ?? ''
    const { text } = cellAt(row, place)
    // Cheap first: nearly every cell has not even the label's first character.
    if (text === label || (text.includes(label.charAt(0)) && plainHeader(text) === plainHeader(label))) same++
  }
  return same >= 2 && same * 2 > at.header.places.size
}

/** Which header of the file was taken for which column of ours. */
export function columnsOf(table: Table): { header: string; column: string }[] {
  return [...table.header.places].map(([field, place]) => ({
    header: table.labels[place] ?? '',
    column: columnOf(table.kind, field).label.zh,
  }))
}
