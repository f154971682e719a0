import { FileRefused, LIMITS } from './limits.ts'
import { FILE_REASONS } from './reasons.ts'
import type { Sheet } from './row.ts'
import { sheetRows } from './sheet.ts'
import { readXml, streamXml, unescapeText } from './xml.ts'
import { openParts, type Parts } from './zip.ts'

/** A workbook's visible sheets, in their order. */
export interface Workbook {
  readonly sheets: readonly Sheet[]
  close(): void
}

/** Opens a workbook; its shared strings are read, its sheets not yet. Fails: `FileRefused`. */
export async function openWorkbook(path: string, mostChars: number = LIMITS.sharedChars): Promise<Workbook> {
  const parts = await openParts(path)
  try {
    const { sheets, date1904 } = await readBook(parts)
    if (sheets.length === 0) throw new FileRefused(FILE_REASONS['file-no-sheet'])
    const strings = await readStrings(parts, mostChars)
    return {
      sheets: sheets.map(({ name, part }) => ({
        name,
        date1904,
        rows: () => sheetRows(parts, { part, strings }),
      })),
      close: () => parts.close(),
    }
  } catch (error) {
    parts.close()
    throw error
  }
}

async function readBook(parts: Parts) {
  const targets = new Map<string, string>()
  if (parts.has('xl/_rels/workbook.xml.rels'))
    readXml(await parts.text('xl/_rels/workbook.xml.rels'), {
      open(name, { Id, Target, TargetMode }) {
        if (name === 'Relationship' && Id && Target && TargetMode !== 'External') targets.set(Id, Target)
      },
    })
  const sheets: { name: string; part: string }[] = []
  let date1904 = false
  readXml(await parts.text('xl/workbook.xml'), {
    open(name, attributes) {
      if (name === 'workbookPr') date1904 = attributes.date1904 === '1' || attributes.date1904 === 'true'
      if (name !== 'sheet' || (attributes.state ?? 'visible') !== 'visible') return
      const target = targets.get(attributes['r:id'] ?? attributes['d3p1:id'] ?? '')
      const part = target?.startsWith('/') ? target.slice(1) : `xl/${target}`
      if (target !== undefined && parts.has(part)) sheets.push({ name: attributes.name ?? '', part })
    },
  })
  return { sheets, date1904 }
}

const STRINGS = 'xl/sharedStrings.xml'

/** The texts that cells refer to by number; a longer one than a cell may have is kept only so far. */
async function readStrings(parts: Parts, mostChars: number): Promise<readonly string[]> {
  const strings: string[] = []
  if (!parts.has(STRINGS)) return strings
  let text = ''
  let inText = false
  let phonetic = 0
  let chars = 0
  const stream = streamXml(await parts.open(STRINGS), {
    open(name) {
      if (name === 'si') text = ''
      else if (name === 't') inText = true
      else if (name === 'rPh') phonetic++
    },
    text(piece) {
      if (inText && phonetic === 0 && text.length < LIMITS.cellChars) text += piece.slice(0, LIMITS.cellChars)
    },
    close(name) {
      if (name === 't') inText = false
      else if (name === 'rPh') phonetic--
      else if (name === 'si') {
        chars += text.length
        if (chars > mostChars || strings.length > LIMITS.rows * 8) throw new FileRefused(FILE_REASONS['file-strings'])
        strings.push(text.includes('_x') ? unescapeText(text) : text)
      }
    },
  })
  for await (const _ of stream);
  return strings
}
