import { z } from 'zod'
import { forbiddenAmong, type Named } from '../../data/scenes/forbidden.ts'
import { EVENTS, MEASURES, METRICS, SCENES } from '../../data/scenes/index.ts'
import { SCHEMA } from '../engine/schema.ts'
import { COLUMN_PURPOSES, columnsIn } from '../engine/schema-purposes.ts'

export { COLUMN_PURPOSES } from '../engine/schema-purposes.ts'

/** What is asked or answered by name at a door: its path, its schemas. */
interface Asked {
  readonly path: string
  readonly schemas: readonly z.ZodType[]
}

/**
 * Everything wrong with the catalogue, the doors and the ledger's columns, in words: things that must never be there
 * (DOMAIN §6), columns without class and purpose, metrics without an owner. A server with any of them does not start.
 */
export function catalogueFaults(doors: readonly Asked[] = []): string[] {
  return [...forbiddenAmong(namesOf(doors)), ...columnFaults(SCHEMA), ...ownerFaults()]
}

function* namesOf(doors: readonly Asked[]): Generator<Named> {
  for (const { id, label } of [...METRICS, ...SCENES]) yield* said(`metric ${id}`, id, [label.zh, label.en])
  for (const { code, label } of MEASURES) yield* said(`measure ${code}`, code, [label.zh, label.en])
  for (const { kind, label, payload } of EVENTS) {
    yield* said(`event ${kind}`, kind, [label.zh, label.en])
    for (const name of fieldsIn(payload)) yield { where: `event ${kind}`, text: name, kind: 'name' }
  }
  for (const { path, schemas } of doors) {
    yield { where: 'door', text: path, kind: 'name' }
    for (const schema of schemas)
      for (const name of fieldsIn(schema)) yield { where: `door ${path}`, text: name, kind: 'name' }
  }
  for (const name of columnsIn(SCHEMA)) yield { where: 'ledger', text: name, kind: 'name' }
}

function* said(where: string, name: string, words: readonly string[]): Generator<Named> {
  yield { where, text: name, kind: 'name' }
  for (const text of words) yield { where, text, kind: 'words' }
}

/** The names of all fields of a schema, however deep. */
export function fieldsIn(schema: z.ZodType): string[] {
  const names: string[] = []
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const each of value) visit(each)
    else if (typeof value === 'object' && value !== null)
      for (const [key, each] of Object.entries(value)) {
        if (key === 'properties' && typeof each === 'object' && each !== null) names.push(...Object.keys(each))
        visit(each)
      }
  }
  visit(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }))
  return names
}

/** Columns without class and purpose, and such as no table has. */
export function columnFaults(schema: string): string[] {
  const columns = columnsIn(schema)
  return [
    ...columns.filter((name) => !(name in COLUMN_PURPOSES)).map((name) => `${name} has no class and purpose`),
    ...Object.keys(COLUMN_PURPOSES)
      .filter((name) => !columns.includes(name))
      .map((name) => `${name} is no column`),
  ]
}

function ownerFaults(): string[] {
  return SCENES.filter(({ owner }) => owner.trim() === '').map(({ id }) => `scene ${id} has no owner`)
}
