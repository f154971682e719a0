import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { type TestCell, xlsxParts } from '../../../server/testing/spreadsheets.ts'
import type { Chance } from '../chance.ts'
import type { Rows } from './tables.ts'

type Parts = Record<string, Uint8Array>
const SHEET = 'xl/worksheets/sheet1.xml'
const BOOK = 'xl/workbook.xml'
const RELATIONS = 'xl/_rels/workbook.xml.rels'
const STRINGS = 'xl/sharedStrings.xml'

const ROW_NUMBERS = ['0', '-1', '1.5', 'x', '', '1048576', '1048577', '99999999999999999999', '1e3', 'Infinity']
const REFERENCES = ['A0', 'ZZZZZ1', 'XFD1', '', '1', 'a1', 'A1:B2', '$A$1', '[1]', 'Ａ１']
const TYPES = ['s', 'n', 'b', 'e', 'str', 'inlineStr', 'd', 'x', '']
const VALUES = [
  '',
  '-1',
  '1e9',
  '99999999',
  'x',
  '0x10',
  '1e309',
  '-0',
  '٣',
  ' 1 ',
  '&#0;',
  '&#xD800;',
  '&unknown;',
  '<v>1</v>',
]

/** Changes a part's text, where there is such a part. */
const edit = (parts: Parts, name: string, change: (text: string) => string) => {
  const part = parts[name]
  if (part) parts[name] = strToU8(change(strFromU8(part)))
}
/** Replaces one of a pattern's finds. */
const one = (text: string, pattern: RegExp, chance: Chance, by: (found: string) => string) => {
  const finds = [...text.matchAll(pattern)]
  const find = finds.length > 0 ? chance.pick(finds) : undefined
  return find ? text.slice(0, find.index) + by(find[0]) + text.slice(find.index + find[0].length) : text
}
const anyPart = (parts: Parts, chance: Chance) => chance.pick(Object.keys(parts))
const add = (name: string) => (parts: Parts) => {
  parts[name] = strToU8('<x/>')
}
const nest = (tag: string, depth: number) => `<${tag}>`.repeat(depth) + `</${tag}>`.repeat(depth)

/** What is wrong with a workbook's parts. */
const CHANGES: Readonly<Record<string, (parts: Parts, chance: Chance) => void>> = {
  macros: add('xl/vbaProject.bin'),
  'macro sheet': add('xl/macrosheets/sheet1.xml'),
  'external link': add('xl/externalLinks/externalLink1.xml'),
  connection: add('xl/connections.xml'),
  'active x': add('xl/activeX/activeX1.xml'),
  program: add('xl/embeddings/setup.exe'),
  'prototype parts'(parts) {
    for (const name of ['constructor', 'xl/__proto__', 'toString']) parts[name] = strToU8('x')
  },
  'part outside': add('../../evil.xml'),
  'absolute part': add('/etc/passwd'),
  'no part': (parts, chance) => void delete parts[anyPart(parts, chance)],
  'empty part'(parts, chance) {
    parts[anyPart(parts, chance)] = new Uint8Array()
  },
  'half a part'(parts, chance) {
    const name = anyPart(parts, chance)
    parts[name] = (parts[name] ?? new Uint8Array()).subarray(0, chance.whole(0, parts[name]?.length ?? 0))
  },
  'cut text': (parts, chance) =>
    edit(parts, anyPart(parts, chance), (text) => text.slice(0, chance.whole(0, text.length))),
  doctype: (parts, chance) =>
    edit(parts, anyPart(parts, chance), (text) =>
      text.replace(/(?<=\?>)|^/, '<!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'),
    ),
  'utf-16 part'(parts, chance) {
    const name = anyPart(parts, chance)
    parts[name] = new Uint8Array(Buffer.from(`\ufeff${strFromU8(parts[name] ?? new Uint8Array())}`, 'utf16le'))
  },
  formula: (parts, chance) =>
    edit(parts, SHEET, (text) =>
      one(text, /<c [^>]*>/g, chance, (tag) => `${tag.replace('/>', '>')}<f>SUM(A1:A9)</f>`),
    ),
  'row number': (parts, chance) =>
    edit(parts, SHEET, (text) => one(text, /<row r="\d+"/g, chance, () => `<row r="${chance.pick(ROW_NUMBERS)}"`)),
  reference: (parts, chance) =>
    edit(parts, SHEET, (text) => one(text, /<c r="\w+"/g, chance, () => `<c r="${chance.pick(REFERENCES)}"`)),
  type: (parts, chance) =>
    edit(parts, SHEET, (text) => one(text, / t="\w+"/g, chance, () => ` t="${chance.pick(TYPES)}"`)),
  value: (parts, chance) =>
    edit(parts, SHEET, (text) => one(text, /<v>[^<]*<\/v>/g, chance, () => `<v>${chance.pick(VALUES)}</v>`)),
  'values lost': (parts) => edit(parts, SHEET, (text) => text.replaceAll('</v>', '')),
  'long text': (parts, chance) =>
    edit(parts, STRINGS, (text) =>
      one(text, /<t[^>]*>/g, chance, (tag) => tag + '党'.repeat(chance.pick([2_001, 40_000, 400_000]))),
    ),
  'no strings': (parts) => void delete parts[STRINGS],
  'few strings': (parts) => edit(parts, STRINGS, (text) => text.replace(/<si>.*?<\/si>/, '')),
  'escaped text': (parts, chance) =>
    edit(parts, STRINGS, (text) =>
      one(
        text,
        /<t[^>]*>/g,
        chance,
        (tag) => tag + chance.pick(['_x0000_', '_xD800_', '_x005F_x000D_', ']]&gt;', '<![CDATA[x]]>', '<!-- x -->']),
      ),
    ),
  nested: (parts, chance) =>
    edit(parts, chance.pick([SHEET, STRINGS, BOOK]), (text) =>
      text.replace(
        /(?=<\/(?:sheetData|sst|sheets)>)/,
        nest(chance.pick(['row', 'c', 'is', 'si', 'x']), chance.pick([10, 5_000])),
      ),
    ),
  'long attribute': (parts, chance) =>
    edit(parts, SHEET, (text) => one(text, /<row /g, chance, () => `<row x="${'y'.repeat(300_000)}" `)),
  'many attributes': (parts, chance) =>
    edit(parts, SHEET, (text) =>
      one(text, /<row /g, chance, () => `<row ${Array.from({ length: 2_000 }, (_, i) => `a${i}="1"`).join(' ')} `),
    ),
  'proto attribute': (parts, chance) =>
    edit(parts, chance.pick([SHEET, BOOK, RELATIONS]), (text) =>
      one(text, /<(?:row|c|sheet|Relationship) /g, chance, (tag) => `${tag}__proto__="x" constructor="y" `),
    ),
  hidden: (parts) => edit(parts, BOOK, (text) => text.replace('<sheet ', '<sheet state="veryHidden" ')),
  1904: (parts) =>
    edit(parts, BOOK, (text) =>
      text.replace(/date1904="\d"/, 'date1904="1"').replace('<sheets>', '<workbookPr date1904="1"/><sheets>'),
    ),
  target: (parts, chance) =>
    edit(parts, RELATIONS, (text) =>
      one(
        text,
        /Target="[^"]*"/g,
        chance,
        () =>
          `Target="${chance.pick(['../../../etc/passwd', '/etc/passwd', 'worksheets/sheet9.xml', 'http://x.example/a', '', 'worksheets/../workbook.xml', 'sharedStrings.xml', '__proto__'])}"`,
      ),
    ),
  'external target': (parts, chance) =>
    edit(parts, RELATIONS, (text) => one(text, /Target=/g, chance, () => 'TargetMode="External" Target=')),
  'same sheet twice': (parts) =>
    edit(parts, BOOK, (text) => text.replace(/<sheet [^>]*>/, (sheet) => sheet.repeat(40))),
  'many parts'(parts, chance) {
    for (let i = 0; i < chance.pick([500, 2_100]); i++) parts[`xl/media/${i}.png`] = new Uint8Array(1)
  },
}
const NAMES = Object.keys(CHANGES)

/** Where to take a workbook's parts from: a file as it is, or a table. */
export function partsOf(source: Uint8Array | Rows, chance: Chance): Parts {
  if (source instanceof Uint8Array) return unzipSync(source)
  const rows = source.map((row) => row.map((cell): TestCell => toCell(cell, chance)))
  return xlsxParts([{ rows, merges: chance.happens(0.3) ? ['A1:C1', 'B2:ZZ9'] : [] }], {
    date1904: chance.happens(0.05),
  })
}

/** Control characters cannot stand in XML; a bad writer writes them all the same. */
function toCell(text: string, chance: Chance): TestCell {
  if (text.startsWith('=')) return { formula: text.slice(1), value: '1' }
  return /^-?\d{1,12}(?:\.\d+)?$/.test(text) && chance.happens(0.5) ? Number(text) : text
}

/** A workbook with something wrong with its parts, and what. */
export function writeWorkbook(parts: Parts, chance: Chance): { bytes: Buffer; notes: string[] } {
  const notes: string[] = []
  for (let i = chance.pick([0, 0, 1, 1, 2]); i > 0; i--) {
    const name = chance.pick(NAMES)
    CHANGES[name]?.(parts, chance)
    notes.push(name)
  }
  return { bytes: Buffer.from(zipSync(parts, { level: chance.pick([0, 6]) })), notes }
}
