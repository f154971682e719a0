import type { Label } from '../language/label.ts'

/**
 * The published list of the desk's rules (分析台规则): what a query may be. A refusal names the one that was broken and
 * nothing else, so that nobody learns from it what is there that he may not see.
 */
export const DESK_RULES = {
  text: {
    zh: '一次最多 10,000 个字符，不能有控制字符',
    en: 'At most 10,000 characters, no control characters',
  },
  'one-select': {
    zh: '只能是一条 SELECT（可以带 WITH）；不能改数据、改设置、读写文件，也不能一次写几条',
    en: 'Exactly one SELECT (WITH is fine): nothing that changes data or settings, reads or writes files, or follows another statement',
  },
  tables: {
    zh: '只能查询清单里的表和视图，以及自己在 WITH 里写的名字',
    en: 'Only tables and views of the list, and names of your own WITH',
  },
  functions: {
    zh: '只能用清单里的函数和运算',
    en: 'Only functions and operators of the list',
  },
  forms: {
    zh: '只能用平常的写法：不能用宏、参数、PIVOT、COLUMNS()、抽样、POSITIONAL JOIN 等',
    en: 'Only plain forms of SQL: no macros, parameters, PIVOT, COLUMNS(), sampling, POSITIONAL JOIN and the like',
  },
  size: {
    zh: '写法不能太深或太多：嵌套、子查询、连接的表、重复和补齐的长度都有上限',
    en: 'Not too deep or too much: nesting, subqueries, joined tables, lengths to repeat or pad to are limited',
  },
  time: {
    zh: '须在规定时间内算完',
    en: 'It must be done within the time allowed',
  },
  memory: {
    zh: '不能超过一次查询可用的内存；不能用磁盘周转',
    en: 'It must fit into the memory of one query; nothing is spilled to disk',
  },
} as const satisfies Record<string, Label>
export type DeskRule = keyof typeof DESK_RULES

/** Longest text of a query, in UTF-16 units. */
export const DESK_TEXT_LIMIT = 10_000
