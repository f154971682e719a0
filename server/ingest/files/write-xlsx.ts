import { strToU8, zipSync } from 'fflate'

/** A sheet as we write it: texts only, a bold first row that stays in sight, drop-downs by column. */
export interface WrittenSheet {
  readonly name: string
  readonly rows: readonly (readonly string[])[]
  /** Width of each column, in characters. */
  readonly widths: readonly number[]
  /** What may be chosen in a column (0-based); a list longer than 255 characters is left out, as Excel allows no more. */
  readonly lists?: ReadonlyMap<number, readonly string[]>
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const LIST_CHARS = 255
const LIST_ROWS = 5_000
/** Styles: 1 a text cell (a code keeps its zeros and all its digits), 2 a bold text cell. */
const [TEXT, BOLD] = [1, 2]

/** A workbook of plain sheets. Written by hand, since drop-downs are what the usual small writers leave out. */
export function writeXlsx(sheets: readonly WrittenSheet[]): Uint8Array {
  const numbers = sheets.map((_, i) => i + 1)
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${numbers.map((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${TYPE}.worksheet+xml"/>`).join('')}</Types>`,
    '_rels/.rels': relations([['rId1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.map(({ name }, i) => `<sheet name="${escapeXml(name.slice(0, 31))}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ...numbers.map((n) => [`rId${n}`, 'worksheet', `worksheets/sheet${n}.xml`] as const),
      [`rId${sheets.length + 1}`, 'styles', 'styles.xml'],
    ]),
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf xfId="0"/><xf xfId="0" numFmtId="49" applyNumberFormat="1"><alignment/></xf><xf xfId="0" numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>`,
  }
  sheets.forEach((sheet, i) => {
    parts[`xl/worksheets/sheet${i + 1}.xml`] = sheetXml(sheet)
  })
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(HEAD + xml)])))
}

function relations(all: readonly (readonly [id: string, type: string, target: string])[]): string {
  const each = all.map(([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`)
  return `<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`
}

function sheetXml({ rows, widths, lists }: WrittenSheet): string {
  const columns = widths.map(
    (width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" style="${TEXT}" customWidth="1"/>`,
  )
  const body = rows.map((row, i) => {
    const cells = row.map(
      (text, j) =>
        `<c r="${columnName(j)}${i + 1}" t="inlineStr" s="${i === 0 ? BOLD : TEXT}"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`,
    )
    return `<row r="${i + 1}">${cells.join('')}</row>`
  })
  const validations = [...(lists ?? [])]
    .map(([place, words]) => ({ place, list: words.join(',') }))
    .filter(({ list }) => list.length <= LIST_CHARS)
    .map(
      ({ place, list }) =>
        `<dataValidation type="list" allowBlank="1" showErrorMessage="1" errorTitle="请从下拉中选" error="这一列只认下拉里的词" sqref="${columnName(place)}2:${columnName(place)}${LIST_ROWS}"><formula1>"${escapeXml(list)}"</formula1></dataValidation>`,
    )
  const validated =
    validations.length > 0
      ? `<dataValidations count="${validations.length}">${validations.join('')}</dataValidations>`
      : ''
  return `<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData>${body.join('')}</sheetData>${validated}</worksheet>`
}

function columnName(place: number): string {
  return place < 26
    ? String.fromCharCode(65 + place)
    : columnName(Math.floor(place / 26) - 1) + String.fromCharCode(65 + (place % 26))
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`)
}
