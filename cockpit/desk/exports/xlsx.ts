import { strToU8, zipSync } from 'fflate'
import type { DeskValue } from '../../../data/contract/desk.ts'
import { roleOf, toText, widthsOf } from '../result/columns.ts'
import type { Result } from '../run.ts'

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
/** Beyond so many digits a spreadsheet would round: then it is text. */
const EXACT = 1e15
const MOST_ROWS = 1_048_575

/**
 * A result as a workbook: its rows, and a second sheet that says of what it is.
 *
 * Written by hand: the small writers zip in workers that they make of text, which our content policy forbids. Numbers
 * are numbers, everything else is text, so nothing in it is ever reckoned.
 */
export function toXlsx(
  { columns, rows }: Pick<Result, 'columns' | 'rows'>,
  about: { readonly names: readonly [rows: string, about: string]; readonly lines: readonly string[] },
): Uint8Array {
  const isNumber = columns.map((column) => roleOf(column) === 'number')
  const head = columns.map(({ name }) => textCell(name, 1)).join('')
  const body = rows
    .slice(0, MOST_ROWS)
    .map((row) => row.map((value, i) => (isNumber[i] ? numberCell(value) : textCell(toText(value), 0))).join(''))
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="${TYPE}.worksheet+xml"/></Types>`,
    '_rels/.rels': relations(['officeDocument', 'xl/workbook.xml']),
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${about.names.map((name, i) => `<sheet name="${escapeXml(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      ['worksheet', 'worksheets/sheet1.xml'],
      ['worksheet', 'worksheets/sheet2.xml'],
      ['styles', 'styles.xml'],
    ),
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': sheet([head, ...body], widthsOf(columns, rows)),
    'xl/worksheets/sheet2.xml': sheet(
      about.lines.map((line) => textCell(line, 0)),
      [100],
    ),
  }
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(HEAD + xml)])))
}

function relations(...all: readonly (readonly [type: string, target: string])[]): string {
  const each = all.map(
    ([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  )
  return `<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`
}

function sheet(rows: readonly string[], widths: readonly number[]): string {
  const columns = widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`)
  const body = rows.map((cells, i) => `<row r="${i + 1}">${cells}</row>`)
  return `<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData>${body.join('')}</sheetData></worksheet>`
}

function numberCell(value: DeskValue): string {
  if (value === null) return '<c/>'
  const number = Number(value)
  if (!Number.isFinite(number) || Math.abs(number) >= EXACT) return textCell(toText(value), 0)
  return `<c><v>${number}</v></c>`
}

function textCell(text: string, style: 0 | 1): string {
  if (text === '') return '<c/>'
  return `<c t="inlineStr" s="${style}"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`
}

/** What XML does not allow at all is left out. */
function escapeXml(text: string): string {
  return text
    .replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '')
    .replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`)
}
