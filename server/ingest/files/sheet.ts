import type { Cell } from '../../../data/imports/column.ts'
import { REASONS as CELL_REASONS } from '../../../data/imports/reasons.ts'
import { FileRefused, LIMITS } from './limits.ts'
import { FILE_REASONS } from './reasons.ts'
import type { Row } from './row.ts'
import { streamXml, unescapeText } from './xml.ts'
import type { Parts } from './zip.ts'

const EMPTY: Cell = { text: '' }

/** What of a cell has been read. */
interface Open {
  readonly place: number
  readonly type: string
  text: string
  isFormula: boolean
}

/** The rows of a sheet as they unpack; rows that the file leaves out are not there. Fails: `FileRefused`. */
export async function* sheetRows(parts: Parts, at: { part: string; strings: readonly string[] }): AsyncGenerator<Row> {
  let ready: Row[] = []
  let line = 0
  let cells: Cell[] = []
  let open: Open | undefined
  let inValue = false
  let phonetic = 0
  let place = -1

  const stream = streamXml(await parts.open(at.part), {
    open(name, attributes) {
      switch (name) {
        case 'row':
          line = attributes.r === undefined ? line + 1 : Number(attributes.r)
          if (!Number.isInteger(line) || line < 1) throw new FileRefused(FILE_REASONS['file-broken'])
          if (line > LIMITS.rows) throw new FileRefused(FILE_REASONS['file-rows'])
          cells = []
          place = -1
          break
        case 'c':
          place = attributes.r === undefined ? place + 1 : placeOf(attributes.r)
          open = { place, type: attributes.t ?? 'n', text: '', isFormula: false }
          break
        case 'f':
          if (open) open.isFormula = true
          break
        case 'v':
        case 't':
          inValue = true
          break
        case 'rPh':
          phonetic++
          break
      }
    },
    text(piece) {
      if (inValue && open && phonetic === 0 && open.text.length < LIMITS.cellChars)
        open.text += piece.slice(0, LIMITS.cellChars)
    },
    close(name) {
      switch (name) {
        case 'v':
        case 't':
          inValue = false
          break
        case 'rPh':
          phonetic--
          break
        case 'c':
          if (open && open.place < LIMITS.columns) put(cells, open.place, toCell(open, at.strings))
          open = undefined
          break
        case 'row':
          ready.push({ line, cells })
          break
      }
    },
  })
  for await (const _ of stream) {
    if (ready.length === 0) continue
    const rows = ready
    ready = []
    yield* rows
  }
}

function put(cells: Cell[], place: number, cell: Cell): void {
  while (cells.length < place) cells.push(EMPTY)
  cells[place] = cell
}

/** The 0-based column of a reference such as `AB12`. */
function placeOf(reference: string): number {
  let place = 0
  for (let i = 0; i < reference.length; i++) {
    const letter = reference.charCodeAt(i) - 64
    if (letter < 1 || letter > 26) break
    place = place * 26 + letter
  }
  return place - 1
}

function toCell({ type, text, isFormula }: Open, strings: readonly string[]): Cell {
  // What a formula showed when the file was saved may be old, or may have been another file's.
  if (isFormula) return { text: '', fault: CELL_REASONS['cell-formula'] }
  switch (type) {
    case 's':
      return { text: strings[Number(text)] ?? '' }
    case 'e':
      return { text: '', fault: CELL_REASONS['cell-error'] }
    case 'b':
      return { text: text === '1' ? '是' : '否' }
    case 'n':
      return text === '' ? EMPTY : toNumber(text)
    default:
      return { text: text.includes('_x') ? unescapeText(text) : text }
  }
}

function toNumber(text: string): Cell {
  const value = Number(text)
  if (!Number.isFinite(value)) return { text, isNumber: true }
  // 0.1 + 0.2 is saved as 0.30000000000000004; a sheet shows 15 digits.
  return { text: String(Number(value.toPrecision(15))), isNumber: true }
}
