import type { DeskRule } from '../../data/contract/desk-rules.ts'
import { Problem } from '../../data/contract/problem.ts'

/** Why a query was not answered, as the sandbox says it. Line and column are 1-based, in code points. */
export interface Fault {
  readonly code: 'query-refused' | 'query-syntax' | 'query-failed' | 'query-stopped' | 'query-late'
  readonly rule?: DeskRule
  readonly detail?: string
  readonly line?: number
  readonly column?: number
}

export function toQueryProblem({ code, detail, ...query }: Fault): Problem {
  return new Problem(code, detail, { query })
}

/** Where a byte of a text stands; nothing where the text has no such byte. */
export function placeOf(text: string, byte: number | null): Pick<Fault, 'line' | 'column'> {
  const bytes = Buffer.from(text)
  if (byte === null || byte < 0 || byte > bytes.length) return {}
  const lines = bytes.subarray(0, byte).toString().split('\n')
  return { line: lines.length, column: [...(lines.at(-1) ?? '')].length + 1 }
}

/** What the engine says of a failure, with `errors_as_json`. */
interface Said {
  readonly exception_type?: unknown
  readonly exception_message?: unknown
  readonly error_subtype?: unknown
  readonly position?: unknown
  readonly name?: unknown
  readonly candidates?: unknown
}

const KINDS: Readonly<Record<string, string>> = {
  Binder: '列、类型或聚合对不上',
  Catalog: '这里的名字或参数类型对不上',
  Conversion: '有的值转换不成所要的类型',
  'Mismatch Type': '有的值转换不成所要的类型',
  'Out of Range': '数值超出了类型的范围',
  'Invalid Input': '函数的参数不合适',
  'Invalid Type': '类型不合适',
  'Not implemented': '引擎没有这种算法',
}
/** A column's name as it may be said again: nothing that could be a literal or a path. */
const NAME = /^[\p{L}_][\p{L}\p{N}_]{0,63}$/u

/**
 * A failure of the engine in words of our own: its kind and its place in the text.
 *
 * The engine's own sentence may hold values, paths and settings: nothing of it is passed on but the name of a column
 * that the text itself spells, and those of the columns that it may have meant.
 */
export function toFault(message: string, text: string): Fault {
  const said = parseSaid(message)
  const kind = String(said.exception_type ?? '')
  const place = placeOf(text, said.position === undefined ? null : Number(said.position))
  if (kind === 'Out of Memory') return { code: 'query-refused', rule: 'memory' }
  if (kind === 'Parser' || kind === 'Syntax') return { code: 'query-syntax', ...place }
  return { code: 'query-failed', detail: columnWords(said, text) ?? KINDS[kind] ?? '引擎没能算出结果', ...place }
}

function columnWords(said: Said, text: string): string | undefined {
  const name = String(said.name ?? '')
  if (said.error_subtype !== 'COLUMN_NOT_FOUND' || !NAME.test(name) || !text.includes(name)) return undefined
  const near = String(said.candidates ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter((each) => NAME.test(each))
    .slice(0, 5)
  return `这里没有“${name}”这一列${near.length === 0 ? '' : `；有 ${near.join('、')}`}`
}

function parseSaid(message: string): Said {
  try {
    const said: unknown = JSON.parse(message)
    return typeof said === 'object' && said !== null ? said : {}
  } catch {
    return { exception_type: message.split(' Error:')[0] }
  }
}
