import { strToU8, zipSync } from 'fflate'

/** A cell as tests write it: a text, a number, a formula, or an error value. */
export type TestCell =
  | string
  | number
  | null
  | { readonly formula: string; readonly value?: string }
  | { readonly error: string }

const escape = (text: string) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`)

const columnName = (place: number): string =>
  place < 26 ? String.fromCharCode(65 + place) : columnName(Math.floor(place / 26) - 1) + columnName(place % 26)

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** The parts of a workbook as spreadsheet programs write it: shared strings, merged titles, number cells. */
export function xlsxParts(
  sheets: readonly {
    name?: string
    rows: readonly (readonly TestCell[])[]
    merges?: readonly string[]
    hidden?: boolean
  }[],
  options: { date1904?: boolean } = {},
): Record<string, Uint8Array> {
  const strings: string[] = []
  const places = new Map<string, number>()
  const shared = (text: string) => {
    const known = places.get(text)
    if (known !== undefined) return known
    places.set(text, strings.length)
    return strings.push(text) - 1
  }
  const cell = (value: TestCell, ref: string) => {
    if (value === null || value === '') return `<c r="${ref}" s="1"/>`
    if (typeof value === 'number') return `<c r="${ref}"><v>${value}</v></c>`
    if (typeof value === 'string') return `<c r="${ref}" t="s"><v>${shared(value)}</v></c>`
    if ('error' in value) return `<c r="${ref}" t="e"><v>${escape(value.error)}</v></c>`
    return `<c r="${ref}"><f>${escape(value.formula)}</f><v>${value.value ?? 0}</v></c>`
  }
  const sheetXml = sheets.map(({ rows, merges = [] }) => {
    const body = rows
      .map((row, i) => `<row r="${i + 1}">${row.map((v, j) => cell(v, `${columnName(j)}${i + 1}`)).join('')}</row>`)
      .join('')
    const merged =
      merges.length > 0 ? `<mergeCells>${merges.map((m) => `<mergeCell ref="${m}"/>`).join('')}</mergeCells>` : ''
    return `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${body}</sheetData>${merged}</worksheet>`
  })
  const book = sheets.map(
    ({ name, hidden }, i) =>
      `<sheet name="${escape(name ?? `Sheet${i + 1}`)}" sheetId="${i + 1}" r:id="rId${i + 1}"${hidden ? ' state="hidden"' : ''}/>`,
  )
  const parts: Record<string, string> = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${REL}"><workbookPr date1904="${options.date1904 ? 1 : 0}"/><sheets>${book.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets
      .map((_, i) => `<Relationship Id="rId${i + 1}" Type="${REL}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`)
      .join('')}</Relationships>`,
    'xl/sharedStrings.xml': `${HEAD}<sst xmlns="${MAIN}">${strings
      .map((text) => `<si><t xml:space="preserve">${escape(text)}</t></si>`)
      .join('')}</sst>`,
  }
  sheetXml.forEach((xml, i) => {
    parts[`xl/worksheets/sheet${i + 1}.xml`] = xml
  })
  return Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]))
}

export function xlsx(rows: readonly (readonly TestCell[])[], merges: readonly string[] = []): Buffer {
  return Buffer.from(zipSync(xlsxParts([{ rows, merges }])))
}

/** A CSV as Excel writes it. */
export function csv(rows: readonly (readonly TestCell[])[], newline = '\r\n'): string {
  const field = (value: TestCell) => {
    const text =
      value === null
        ? ''
        : typeof value === 'object'
          ? 'error' in value
            ? value.error
            : (value.value ?? '')
          : String(value)
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  return rows.map((row) => row.map(field).join(',') + newline).join('')
}

let table: Map<string, readonly number[]> | undefined

/** GB18030 of what two bytes can say: Node decodes it, but does not encode. */
export function gb18030(text: string): Buffer {
  if (!table) {
    table = new Map()
    const decoder = new TextDecoder('gb18030')
    for (let a = 0x81; a <= 0xfe; a++)
      for (let b = 0x40; b <= 0xfe; b++) {
        if (b === 0x7f) continue
        const char = decoder.decode(new Uint8Array([a, b]))
        if (char.length === 1 && char !== '\ufffd' && !table.has(char)) table.set(char, [a, b])
      }
  }
  const bytes: number[] = []
  for (const char of text) {
    const code = char.charCodeAt(0)
    const pair = code < 128 ? [code] : table.get(char)
    if (!pair) throw new Error(`no two bytes for ${char}`)
    bytes.push(...pair)
  }
  return Buffer.from(bytes)
}
