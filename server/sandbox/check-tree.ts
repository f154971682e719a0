import type { DeskRule } from '../../data/contract/desk-rules.ts'
import { EXPRESSIONS, type Kind, MODIFIERS, NODES, type Part, TABLES } from './tree-parts.ts'
import { FUNCTIONS, SPOKEN_NAMES, TABLE_FUNCTIONS, TREE_LIMITS, TYPES } from './vocabulary.ts'

/** Which rule a tree breaks, and the byte of the text where (null: the engine did not say). */
export class Broken extends Error {
  readonly rule: DeskRule
  readonly at: number | null

  constructor(rule: DeskRule, at: number | null = null) {
    super(rule)
    this.rule = rule
    this.at = at
  }
}

type Tree = Readonly<Record<string, unknown>>

/** What the walk knows at a place: names that may be read there, how deep it is, where in the text. */
interface Place {
  readonly names: ReadonlySet<string>
  readonly depth: number
  readonly at: number | null
}

const ALLOWED: ReadonlySet<string> = new Set(FUNCTIONS)
const ALLOWED_TABLES: ReadonlySet<string> = new Set(TABLE_FUNCTIONS)
/** A name of one's own: letters, digits, underscores, and nothing that the engine's own catalogue is called. */
const OWN_NAME = /^(?!duckdb_|pg_|sqlite_|pragma_|information_schema)[\p{L}_][\p{L}\p{N}_]{0,63}$/u
const MATERIALIZED = /^CTE_MATERIALIZE_/

/**
 * Walks what `json_serialize_sql` made of a text; throws `Broken` unless it is one SELECT of allowed parts.
 *
 * By allow-lists throughout: a node, a field or a name that does not stand in one is refused, so that what a later
 * engine adds is refused too. `tables` are the readable tables and views, in lower case.
 */
export function checkTree(answer: unknown, tables: readonly string[]): void {
  const { statements } = toTree(answer)
  if (!Array.isArray(statements) || statements.length !== 1) throw new Broken('one-select')
  new Walk().statement(statements[0], { names: new Set(tables), depth: 0, at: null })
}

class Walk {
  private nodes = 0
  private tables = 0

  /** `{ node, named_param_map }`: a statement, or a query within one. */
  statement(value: unknown, place: Place): void {
    const { node, named_param_map: parameters, ...rest } = toTree(value)
    if (!isEmpty(parameters) || Object.keys(rest).length > 0) throw new Broken('forms', place.at)
    this.query(node, place)
  }

  /** A SELECT or a set operation; the names of its WITH hold in it, each from the next one on. */
  private query(value: unknown, place: Place): void {
    const node = toTree(value)
    const within = this.enter(node, place)
    const names = this.namesOfWith(node.cte_map, within)
    this.parts(node, { parts: NODES, key: String(node.type) }, { ...within, names })
  }

  private namesOfWith(map: unknown, place: Place): ReadonlySet<string> {
    if (map === undefined) return place.names
    const { map: entries, ...rest } = toTree(map)
    if (!Array.isArray(entries) || Object.keys(rest).length > 0) throw new Broken('forms', place.at)
    let { names } = place
    for (const entry of entries) {
      const { key, value, ...more } = toTree(entry)
      const { query, aliases, materialized, key_targets: targets, ...others } = toTree(value)
      const isPlain = isEmpty(targets) && isPlainList(aliases) && MATERIALIZED.test(String(materialized))
      if (!isPlain || Object.keys(more).length + Object.keys(others).length > 0) throw new Broken('forms', place.at)
      const name = String(key).toLowerCase()
      if (!OWN_NAME.test(name)) throw new Broken('tables', place.at)
      this.named(query, name, { ...place, names })
      names = new Set([...names, name])
    }
    return names
  }

  /** The query of a name in a WITH: only its recursive half may read the name itself. */
  private named(value: unknown, name: string, place: Place): void {
    const { node, named_param_map: parameters } = toTree(value)
    const inner = toTree(node)
    if (inner.type !== 'RECURSIVE_CTE_NODE') {
      this.statement(value, place)
      return
    }
    const within = this.enter(inner, place)
    const { type: _, cte_name: own, union_all: _all, left, right, modifiers, cte_map: map, ...rest } = inner
    const { aliases, key_targets: targets, ...others } = rest
    const isPlain = isEmpty(parameters) && isEmpty(targets) && isPlainList(aliases) && isEmpty(modifiers)
    if (!isPlain || Object.keys(others).length > 0) throw new Broken('forms', place.at)
    if (String(own).toLowerCase() !== name) throw new Broken('tables', place.at)
    const names = this.namesOfWith(map, within)
    this.query(left, { ...within, names })
    this.query(right, { ...within, names: new Set([...names, name]) })
  }

  private expression(value: unknown, place: Place): void {
    const node = toTree(value)
    const within = this.enter(node, place)
    if (node.class === 'STAR') throw new Broken('forms', within.at)
    this.parts(node, { parts: EXPRESSIONS, key: String(node.class) }, within)
  }

  private selected(value: unknown, place: Place): void {
    const node = toTree(value)
    if (node.class !== 'STAR') {
      this.expression(value, place)
      return
    }
    this.parts(node, { parts: EXPRESSIONS, key: 'STAR' }, this.enter(node, place))
  }

  private table(value: unknown, place: Place): void {
    const node = toTree(value)
    const within = this.enter(node, place)
    this.parts(node, { parts: TABLES, key: String(node.type) }, within)
  }

  /** Counts a node; how deep and where it is. */
  private enter(node: Tree, { names, depth, at }: Place): Place {
    this.nodes += 1
    const location = Number(node.query_location)
    const here = Number.isSafeInteger(location) ? location : at
    if (this.nodes > TREE_LIMITS.nodes || depth > TREE_LIMITS.depth) throw new Broken('size', here)
    return { names, depth: depth + 1, at: here }
  }

  /** Holds every field of a node against what such a node may have. */
  private parts(node: Tree, of: { parts: Readonly<Record<string, Part>>; key: string }, place: Place): void {
    const part = Object.hasOwn(of.parts, of.key) ? of.parts[of.key] : undefined
    if (!part || (part.types && !part.types.has(String(node.type)))) throw new Broken('forms', place.at)
    for (const [field, value] of Object.entries(node)) {
      const kind = Object.hasOwn(part.fields, field) ? part.fields[field] : undefined
      if (kind === undefined) {
        if (!isEmpty(value)) throw new Broken('forms', place.at)
      } else this.field(kind, value, place)
    }
  }

  private field(kind: Kind, value: unknown, place: Place): void {
    if (typeof kind === 'object') {
      if (!kind.has(String(value))) throw new Broken('forms', place.at)
      return
    }
    switch (kind) {
      case 'plain':
        if (typeof value === 'object' && value !== null && !isPlainList(value)) throw new Broken('forms', place.at)
        break
      case 'one':
        if (value !== null) this.expression(value, place)
        break
      case 'many':
        for (const each of toList(value)) this.expression(each, place)
        break
      case 'rows':
        for (const row of toList(value)) for (const each of toList(row)) this.expression(each, place)
        break
      case 'selected':
        for (const each of toList(value)) this.selected(each, place)
        break
      case 'query':
        this.statement(value, place)
        break
      case 'node':
        this.query(value, place)
        break
      case 'table':
        this.table(value, place)
        break
      case 'modifiers':
        for (const each of toList(value))
          this.parts(toTree(each), { parts: MODIFIERS, key: String(toTree(each).type) }, place)
        break
      case 'orders':
        this.orders(Array.isArray(value) ? value : toTree(value).orders, place)
        break
      case 'checks':
        for (const each of toList(value)) {
          const { when_expr: when, then_expr: then } = toTree(each)
          this.expression(when, place)
          this.expression(then, place)
        }
        break
      case 'replaces':
        for (const each of toList(value)) this.expression(toTree(each).value, place)
        break
      case 'function':
        if (!ALLOWED.has(String(value).toLowerCase())) throw new Broken('functions', place.at)
        break
      case 'table-function':
        this.tableFunction(toTree(value), place)
        break
      case 'schema':
        if (value !== '' && value !== 'main') throw new Broken('functions', place.at)
        break
      case 'names':
        this.columnNames(toList(value), place)
        break
      case 'table-name':
        this.tableName(String(value), place)
        break
      case 'cast-type':
        if (!TYPES.has(String(toTree(value).id))) throw new Broken('forms', place.at)
        break
      case 'any':
        break
    }
  }

  private orders(value: unknown, place: Place): void {
    for (const each of toList(value)) this.expression(toTree(each).expression, place)
  }

  private tableFunction(node: Tree, place: Place): void {
    if (!ALLOWED_TABLES.has(String(node.function_name).toLowerCase())) throw new Broken('functions', place.at)
    this.parts(node, { parts: TABLES, key: 'FUNCTION' }, place)
  }

  private columnNames(value: readonly unknown[], place: Place): void {
    const [name] = value
    if (value.length > 3 || value.some((each) => typeof each !== 'string')) throw new Broken('forms', place.at)
    if (value.length === 1 && SPOKEN_NAMES.has(String(name).toLowerCase())) throw new Broken('functions', place.at)
  }

  private tableName(name: string, place: Place): void {
    this.tables += 1
    if (!place.names.has(name.toLowerCase())) throw new Broken('tables', place.at)
    if (this.tables > TREE_LIMITS.tables) throw new Broken('size', place.at)
  }
}

function toTree(value: unknown): Tree {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Broken('forms')
  return value as Tree // an object, whose fields are each looked at
}

function toList(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new Broken('forms')
  return value
}

/** What the serialiser writes where there is nothing. */
function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0
  return value === null || value === undefined || value === false || value === ''
}

/** A list of words or numbers, or of such lists. */
function isPlainList(value: unknown): boolean {
  return Array.isArray(value) && value.every((each) => typeof each !== 'object' || each === null || isPlainList(each))
}
