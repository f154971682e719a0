import { z } from 'zod'
import type { EventKind } from '../language/event.ts'
import type { Label } from '../language/label.ts'
import { CORRECTION_KIND, SENT_EVENTS } from '../scenes/index.ts'
import type { Column, ImportKind, Reading } from './column.ts'
import { MEETINGS } from './meetings.ts'
import { MEMBERS } from './members.ts'
import { ORGANISATIONS } from './organisations.ts'
import { wordsFor } from './vocabularies.ts'

/** What JSON Schema says of a payload, as far as columns need it. */
interface Schema {
  readonly type?: string
  readonly enum?: readonly string[]
  readonly anyOf?: readonly Schema[]
  readonly pattern?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
}

/** What stands in a column of another organisation where that is outside the city. */
export const OUTSIDE = '市外'

const SUBJECT: Column = {
  field: 'subject',
  label: { zh: '组织代码', en: 'Organisation code' },
  aliases: ['党组织代码', '支部代码', '党支部代码', 'org'],
  reading: { kind: 'code' },
  hint: { zh: '必填。报送这件事的组织的代码，存成文本', en: 'Required. Whom it concerns, as text' },
  example: '',
}
const TIME: Column = {
  field: 'time',
  label: { zh: '发生时间', en: 'Time' },
  aliases: ['时间', '日期', 'date'],
  reading: { kind: 'instant' },
  hint: { zh: '必填，如 2026-01-21 14:00', en: 'Required, e.g. 2026-01-21 14:00' },
  example: '',
}
const OTHER_ORG: Readonly<Record<string, Label>> = {
  from: { zh: '转出组织代码', en: 'From' },
  to: { zh: '转入组织代码', en: 'To' },
}
/** Every event kind as a file of its own: a row is one event. Corrections have no columns: what they replace may be any kind. */
export const EVENT_IMPORTS: ReadonlyMap<string, ImportKind> = new Map(
  SENT_EVENTS.filter((event) => event.kind !== CORRECTION_KIND).map((event) => [event.kind, toImport(event)]),
)

function toImport(event: EventKind): ImportKind {
  const schema = z.toJSONSchema(event.payload, { io: 'input', unrepresentable: 'any' }) as Schema // what it is documented to be
  const example = event.examples[0]
  const columns = [
    { ...SUBJECT, example: example?.subject ?? '' },
    { ...TIME, example: example?.time.slice(0, 16).replace('T', ' ') ?? '' },
    ...columnsOf(event, { schema, prefix: '', data: example?.data ?? {} }),
  ]
  return {
    // An event kind has a dot in its name, as the type says.
    id: event.kind as ImportKind['id'],
    label: event.label,
    columns,
    needs: [['subject'], ['time'], ...(event.member === undefined ? [] : [['member']])],
    keys: [['subject'], ['time']],
    columnOf: {},
  }
}

function columnsOf(
  event: EventKind,
  at: { schema: Schema; prefix: string; data: Readonly<Record<string, unknown>> },
): Column[] {
  const { schema, prefix, data } = at
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const field = `${prefix}${name}`
    const value = data[name]
    if (property.properties)
      return columnsOf(event, { schema: property, prefix: `${field}.`, data: isRecord(value) ? value : {} })
    const known = (event.orgs ?? []).includes(name) && name in OTHER_ORG ? undefined : knownColumn(event, name)
    const label = OTHER_ORG[name] ?? known?.label ?? { zh: name, en: name }
    const reading = known?.reading ?? readingOf(property)
    const isRequired = prefix === '' && (schema.required ?? []).includes(name)
    return [
      {
        field,
        label,
        aliases: (known?.aliases ?? []).filter((alias) => alias !== 'subject'),
        reading,
        hint: hintOf(property, { isRequired, isOrg: name in OTHER_ORG }),
        example: exampleOf(value, reading),
      },
    ]
  })
}

/** The column of the same field in the rosters that officials know. */
function knownColumn(event: EventKind, name: string): Column | undefined {
  const near =
    event.member !== undefined ? MEMBERS : event.founds || event.kind.startsWith('org.') ? ORGANISATIONS : MEETINGS
  return near.columns.find((column) => column.field === name)
}

function readingOf(property: Schema): Reading {
  if (property.enum) return { kind: 'word', words: wordsFor(property.enum), also: {} }
  if (property.anyOf) return readingOf(property.anyOf.find((each) => each.type !== 'null') ?? {})
  if (property.type === 'integer' || property.type === 'number') return { kind: 'count' }
  return property.pattern?.includes('19|20') ? { kind: 'month' } : { kind: 'text' }
}

function hintOf(property: Schema, at: { isRequired: boolean; isOrg: boolean }): Label {
  const isNullable = property.anyOf?.some((each) => each.type === 'null') === true
  if (at.isOrg && isNullable)
    return { zh: `必填；在本市之外的写“${OUTSIDE}”`, en: `Required; ${OUTSIDE} where it is outside the city` }
  return at.isRequired ? { zh: '必填', en: 'Required' } : { zh: '选填', en: 'Optional' }
}

function exampleOf(value: unknown, reading: Reading): string {
  if (value === undefined) return ''
  if (value === null) return OUTSIDE
  return reading.kind === 'word' ? (reading.words[String(value)]?.zh ?? '') : String(value)
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
