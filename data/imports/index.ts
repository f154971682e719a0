import type { Column, ImportId, ImportKind, RosterId } from './column.ts'
import { EVENT_IMPORTS } from './event-kinds.ts'
import { MEETINGS } from './meetings.ts'
import { MEMBERS } from './members.ts'
import { ORGANISATIONS } from './organisations.ts'

/** The rosters and records that officials keep; a file that does not say what it is is one of these. */
export const IMPORTS: Readonly<Record<RosterId, ImportKind>> = {
  organisations: ORGANISATIONS,
  members: MEMBERS,
  meetings: MEETINGS,
}

/** Every kind of file that may be dropped: the rosters, then each event kind. */
export const ALL_IMPORTS: readonly ImportKind[] = [...Object.values(IMPORTS), ...EVENT_IMPORTS.values()]

/** A kind of file by its id. */
export function importKind(id: string): ImportKind | undefined {
  return ALL_IMPORTS.find((kind) => kind.id === id)
}

/** The source that the events of a kind of file are sent as. */
export function sourceOf(id: ImportId): string {
  return `urn:yuntu:import:${id}`
}

/** The column that fills a field; a bug where there is none. */
export function columnOf(kind: ImportKind, field: string): Column {
  const column = kind.columns.find((each) => each.field === field)
  if (!column) throw new Error(`${kind.id} has no column for ${field}`)
  return column
}

/** The column's label for where an event was refused (`data.education`, `subject`), or '' where it is the whole row. */
export function labelOfField(kind: ImportKind, field: string): string {
  const name = field.split('.').findLast((part) => part !== 'data' && part !== 'replacement') ?? ''
  const own = kind.columnOf[name] ?? name
  return kind.columns.find((column) => column.field === own || column.field.endsWith(`.${own}`))?.label.zh ?? ''
}
