/** How a field of a node is looked at; a set: the words that may stand there. */
export type Kind =
  | ReadonlySet<string>
  | 'plain'
  | 'one'
  | 'many'
  | 'rows'
  | 'selected'
  | 'query'
  | 'node'
  | 'table'
  | 'modifiers'
  | 'orders'
  | 'checks'
  | 'replaces'
  | 'function'
  | 'table-function'
  | 'schema'
  | 'names'
  | 'table-name'
  | 'cast-type'
  /** A constant's value, which is nothing but itself; a map that was looked at before. */
  | 'any'

/** A kind of node: which fields it may have with something in them, and which types of the class are allowed. */
export interface Part {
  readonly types?: ReadonlySet<string>
  readonly fields: Readonly<Record<string, Kind>>
}

const set = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))
const OWN = { class: 'plain', type: 'plain', alias: 'plain', query_location: 'plain' } as const
const CALL = { function_name: 'function', schema: 'schema', children: 'many', distinct: 'plain' } as const

/** Expressions by their class. */
export const EXPRESSIONS: Readonly<Record<string, Part>> = {
  CONSTANT: { fields: { ...OWN, value: 'any' } },
  COLUMN_REF: { fields: { ...OWN, column_names: 'names' } },
  FUNCTION: { fields: { ...OWN, ...CALL, filter: 'one', order_bys: 'orders', is_operator: 'plain' } },
  COMPARISON: {
    types: set(`COMPARE_EQUAL COMPARE_NOTEQUAL COMPARE_LESSTHAN COMPARE_GREATERTHAN COMPARE_LESSTHANOREQUALTO
      COMPARE_GREATERTHANOREQUALTO COMPARE_DISTINCT_FROM COMPARE_NOT_DISTINCT_FROM`),
    fields: { ...OWN, left: 'one', right: 'one' },
  },
  CONJUNCTION: { types: set('CONJUNCTION_AND CONJUNCTION_OR'), fields: { ...OWN, children: 'many' } },
  CASE: { fields: { ...OWN, case_checks: 'checks', else_expr: 'one' } },
  CAST: { fields: { ...OWN, child: 'one', cast_type: 'cast-type', try_cast: 'plain' } },
  BETWEEN: { fields: { ...OWN, input: 'one', lower: 'one', upper: 'one' } },
  OPERATOR: {
    types: set(`OPERATOR_NOT OPERATOR_IS_NULL OPERATOR_IS_NOT_NULL OPERATOR_COALESCE COMPARE_IN COMPARE_NOT_IN
      GROUPING_FUNCTION`),
    fields: { ...OWN, children: 'many' },
  },
  SUBQUERY: {
    fields: {
      ...OWN,
      subquery_type: set('SCALAR EXISTS NOT_EXISTS ANY'),
      subquery: 'query',
      child: 'one',
      comparison_type: 'plain',
    },
  },
  WINDOW: {
    fields: {
      ...OWN,
      ...CALL,
      partitions: 'many',
      orders: 'orders',
      start: 'plain',
      end: 'plain',
      start_expr: 'one',
      end_expr: 'one',
      offset_expr: 'one',
      default_expr: 'one',
      filter_expr: 'one',
      ignore_nulls: 'plain',
      exclude_clause: 'plain',
      arg_orders: 'orders',
    },
  },
  // Only where columns are listed; without an expression of its own, which would be COLUMNS().
  STAR: { fields: { ...OWN, relation_name: 'plain', exclude_list: 'plain', replace_list: 'replaces' } },
}

/** Tables by their type. */
export const TABLES: Readonly<Record<string, Part>> = {
  EMPTY: { fields: { type: 'plain', query_location: 'plain' } },
  BASE_TABLE: { fields: { ...OWN, table_name: 'table-name', column_name_alias: 'plain' } },
  SUBQUERY: { fields: { ...OWN, subquery: 'query', column_name_alias: 'plain' } },
  JOIN: {
    fields: {
      ...OWN,
      left: 'table',
      right: 'table',
      condition: 'one',
      join_type: set('INNER LEFT RIGHT OUTER SEMI ANTI'),
      ref_type: set('REGULAR CROSS NATURAL ASOF'),
      using_columns: 'plain',
    },
  },
  EXPRESSION_LIST: { fields: { ...OWN, values: 'rows', expected_names: 'plain', column_name_alias: 'plain' } },
  TABLE_FUNCTION: {
    fields: {
      ...OWN,
      function: 'table-function',
      column_name_alias: 'plain',
      with_ordinality: set('WITHOUT_ORDINALITY'),
    },
  },
  // What calls a table function; its name was looked at before.
  FUNCTION: { fields: { ...OWN, function_name: 'plain', schema: 'schema', children: 'many', order_bys: 'orders' } },
}

/** Queries by their type. */
export const NODES: Readonly<Record<string, Part>> = {
  SELECT_NODE: {
    fields: {
      type: 'plain',
      modifiers: 'modifiers',
      cte_map: 'any',
      select_list: 'selected',
      from_table: 'table',
      where_clause: 'one',
      group_expressions: 'many',
      group_sets: 'plain',
      aggregate_handling: 'plain',
      having: 'one',
      qualify: 'one',
    },
  },
  SET_OPERATION_NODE: {
    fields: {
      type: 'plain',
      modifiers: 'modifiers',
      cte_map: 'any',
      setop_type: set('UNION UNION_BY_NAME EXCEPT INTERSECT'),
      setop_all: 'plain',
      left: 'node',
      right: 'node',
    },
  },
}

/** What follows a query. */
export const MODIFIERS: Readonly<Record<string, Part>> = {
  ORDER_MODIFIER: { fields: { type: 'plain', orders: 'orders' } },
  LIMIT_MODIFIER: { fields: { type: 'plain', limit: 'one', offset: 'one' } },
  DISTINCT_MODIFIER: { fields: { type: 'plain', distinct_on_targets: 'many' } },
}
