import type { Label } from '../../data/language/label.ts'
import { SCHEMA } from '../engine/schema.ts'
import { COLUMN_PURPOSES, type ColumnClass } from '../engine/schema-purposes.ts'

/** A column of a table as analysts read of it. `type` is DuckDB's. */
export interface ColumnDoc extends Label {
  readonly name: string
  readonly type: string
  readonly class: ColumnClass
}

export interface TableDoc extends Label {
  readonly name: string
  readonly columns: readonly ColumnDoc[]
}

/** `[type, zh, en]` of columns that everybody may see, by name. */
type Words = Readonly<Record<string, readonly [type: string, zh: string, en: string]>>

export function columns(of: ColumnClass, words: Words): readonly ColumnDoc[] {
  return Object.entries(words).map(([name, [type, zh, en]]) => ({ name, type, zh, en, class: of }))
}

/** The columns of a table of the ledger, by its schema and what is said of them there. */
export function ledgerColumns(table: string): readonly ColumnDoc[] {
  const [, text = ''] = new RegExp(`CREATE TABLE ${table}\\((.*)\\);`).exec(SCHEMA) ?? []
  return text.split(', ').map((column) => {
    const [name = '', type = ''] = column.split(' ')
    const known = COLUMN_PURPOSES[`${table}.${name}`]
    if (!known) throw new Error(`nothing is said of ${table}.${name}`)
    return { name, type, class: known.class, ...known.purpose }
  })
}

/** Without what is of one person, even by a pseudonym. */
export function withoutPeople(all: readonly ColumnDoc[]): readonly ColumnDoc[] {
  return all.filter((column) => column.class !== 'personal')
}

/** A column as it is told: its class is for us. */
export function withoutClass({ class: _, ...column }: ColumnDoc): Omit<ColumnDoc, 'class'> {
  return column
}
