import type { Label } from '../language/label.ts'
import type { Reason } from '../language/reason.ts'

/** A cell as a file holds it. `isNumber`: a spreadsheet stored it as a number; `fault`: why it cannot be read at all. */
export interface Cell {
  readonly text: string
  readonly isNumber?: boolean
  readonly fault?: Reason
}

/** A vocabulary as people write it: keys and labels are understood by themselves, `also` is what else they say. */
export interface Words {
  readonly words: Readonly<Record<string, Label>>
  readonly also: Readonly<Record<string, string>>
  /** A last guess for what is no word: e.g. any 民族 but 汉族 is a minority. */
  readonly otherwise?: { readonly pattern: RegExp; readonly key: string }
}

/** How the cells of a column are read. */
export type Reading =
  | { readonly kind: 'code' }
  | { readonly kind: 'text' }
  | { readonly kind: 'person' }
  | { readonly kind: 'id-number' }
  | { readonly kind: 'count' }
  | { readonly kind: 'month' }
  /** `coarse`: a month alone means its first day. */
  | { readonly kind: 'instant'; readonly coarse?: true }
  | ({ readonly kind: 'word' } & Words)

/** One column of a file: the field it fills, and every header under which it is known. */
export interface Column {
  readonly field: string
  readonly label: Label
  readonly aliases: readonly string[]
  readonly reading: Reading
  /** What an official should know when filling it in; also on the template. */
  readonly hint: Label
  readonly example: string
}

export type RosterId = 'organisations' | 'members' | 'meetings'

/** A roster, or an event kind by its name: a file of single events. */
export type ImportId = RosterId | `${string}.${string}`

/** What one kind of file says. Absent columns and empty cells say nothing: they are never taken for a change. */
export interface ImportKind {
  readonly id: ImportId
  readonly label: Label
  readonly columns: readonly Column[]
  /** Of each group at least one column must be there, or the file is not of this kind. */
  readonly needs: readonly (readonly string[])[]
  /** The fields that name a row: two rows of one file with the same key contradict each other. */
  readonly keys: readonly (readonly string[])[]
  /** Where a field of an event's payload comes from, where the names differ. */
  readonly columnOf: Readonly<Record<string, string>>
}

/** What a row says, by field, in the terms of the scene's payloads. */
export type Fields = Readonly<Record<string, string | number>>
