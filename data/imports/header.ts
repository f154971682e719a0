import type { ImportKind } from './column.ts'

/** Which column of the file fills which field. */
export interface Header {
  readonly kind: ImportKind
  /** Places of columns by field. */
  readonly places: ReadonlyMap<string, number>
  /** Headers that mean nothing here. */
  readonly ignored: readonly string[]
  /** The labels of the groups of which no column is there. */
  readonly missing: readonly string[]
  /** Fields that two columns claim. */
  readonly twice: readonly string[]
}

/** A header without what people decorate it with: blanks, brackets and what is in them, stars, colons, width, case. */
export function plainHeader(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[(【[][^)】\]]*[)】\]]/g, '')
    .replace(/[\s*:;。、]+/g, '')
    .toLowerCase()
}

const tables = new Map<ImportKind, ReadonlyMap<string, string>>()

/** The field of every header a kind knows: labels of both languages, the field's own name, aliases. */
function tableOf(kind: ImportKind): ReadonlyMap<string, string> {
  const known = tables.get(kind)
  if (known) return known
  const table = new Map<string, string>()
  // The first that claims a word keeps it; labels come before anybody's aliases.
  const claim = (word: string, field: string) => {
    const plain = plainHeader(word)
    if (!table.has(plain)) table.set(plain, field)
  }
  for (const { field, label } of kind.columns) for (const word of [label.zh, label.en]) claim(word, field)
  for (const { field, aliases } of kind.columns) for (const word of [...aliases, field]) claim(word, field)
  tables.set(kind, table)
  return table
}

/** A row read as the header of one kind. */
function readHeader(kind: ImportKind, cells: readonly string[]): Header {
  const table = tableOf(kind)
  const places = new Map<string, number>()
  const ignored: string[] = []
  const twice: string[] = []
  cells.forEach((cell, place) => {
    const plain = plainHeader(cell)
    if (plain === '') return
    const field = table.get(plain)
    if (field === undefined)
      ignored.push(
        cell
          .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
          .replace(/\s+/g, ' ')
          .trim(),
      )
    else if (places.has(field)) twice.push(field)
    else places.set(field, place)
  })
  const label = (field: string) => kind.columns.find((column) => column.field === field)?.label.zh ?? field
  const missing = kind.needs
    .filter((group) => !group.some((field) => places.has(field)))
    .map((group) => group.map(label).join('或'))
  return { kind, places, ignored, missing, twice }
}

/** The kind for which a row makes the best header, or `undefined` where it is none. */
export function bestHeader(kinds: readonly ImportKind[], cells: readonly string[]): Header | undefined {
  const headers = kinds.map((kind) => readHeader(kind, cells)).filter((header) => header.places.size >= 2)
  // What is complete comes first, then what explains more of the row, then what needs more.
  return headers.sort(
    (a, b) =>
      a.missing.length - b.missing.length || b.places.size - a.places.size || b.kind.needs.length - a.kind.needs.length,
  )[0]
}
