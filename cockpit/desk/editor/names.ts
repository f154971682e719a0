import type { Label } from '../../../data/language/label.ts'
import type { CatalogueTable } from '../catalogue/catalogue.ts'

/** What a name in the catalogue is, for its sign in the list. */
export type NameKind = 'table' | 'metric' | 'column' | 'org'

/** Something that is called by a word in Chinese (or English) and written as another in SQL. */
export interface Name {
  readonly kind: NameKind
  readonly word: string
  readonly sql: string
  readonly note: string
}

/** An organisation that can be named: by its code in SQL, by its name in a head. */
export interface NamedOrg {
  readonly code: string
  readonly name: string
  readonly short: string
}

/** Everything that can be called by its Chinese word: tables, columns of tables in the text, metrics, organisations. */
export function chineseNames(options: {
  readonly tables: readonly CatalogueTable[]
  readonly orgs: readonly NamedOrg[]
  /** The whole text: columns are offered of tables that stand in it. */
  readonly text: string
  /** Whether the place lies within quotes already. */
  readonly isQuoted: boolean
}): Name[] {
  const { tables, orgs, text, isQuoted } = options
  const codes = orgs.flatMap(({ code, name, short }): Name[] => {
    const sql = isQuoted ? code : `'${code}'`
    const words = short === name || short === '' ? [name] : [name, short]
    return words.map((word) => ({ kind: 'org', word, sql, note: code }))
  })
  if (isQuoted) return codes
  return [...tables.map(toName), ...tablesIn(tables, text).flatMap(columnNames), ...codes]
}

/** The tables that a text speaks of. */
export function tablesIn(tables: readonly CatalogueTable[], text: string): readonly CatalogueTable[] {
  const words = new Set(text.toLowerCase().match(/\w+/g) ?? [])
  return tables.filter(({ name }) => words.has(name))
}

/** Whether a place in a line lies within a text in single quotes. */
export function isQuotedAt(before: string): boolean {
  return (before.match(/'/g) ?? []).length % 2 === 1
}

function toName({ name, label, metric }: CatalogueTable): Name {
  return { kind: metric ? 'metric' : 'table', word: label.zh, sql: name, note: name }
}

function columnNames({ name: table, columns }: CatalogueTable): Name[] {
  return columns.map(({ name, label }) => ({ kind: 'column', word: label.zh, sql: name, note: `${table}.${name}` }))
}

/** What stands below a name in a list, in the language of the page. */
export function typeAndLabel(type: string, label: Label, lang: 'zh' | 'en'): string {
  return [label[lang], type].filter(Boolean).join(' · ')
}
