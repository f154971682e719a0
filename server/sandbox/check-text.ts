import { DESK_TEXT_LIMIT } from '../../data/contract/desk-rules.ts'
import { Broken, checkTree } from './check-tree.ts'
import { type Fault, placeOf } from './fault.ts'

/** What the engine makes of a text: `json_serialize_sql`. */
export type Serialise = (sql: string) => Promise<string>

/** Control characters other than those of lines and tabs, and halves of surrogate pairs. */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|\p{Cs}/u

/** The first two rings within the sandbox: the text, then its tree. Null: it may run. */
export async function checkText(
  sql: string,
  with_: { readonly tables: readonly string[]; readonly serialise: Serialise },
): Promise<Fault | null> {
  const refused = (rule: Fault['rule'], at: number | null = null): Fault => ({
    code: 'query-refused',
    ...(rule ? { rule } : {}),
    ...placeOf(sql, at),
  })
  if (sql.length > DESK_TEXT_LIMIT || CONTROL.test(sql)) return refused('text')
  const answer = parseAnswer(await with_.serialise(sql))
  if (answer.error === true) {
    if (answer.error_type !== 'parser')
      return refused(/param/i.test(String(answer.error_message)) ? 'forms' : 'one-select')
    if (/depth/i.test(String(answer.error_message))) return refused('size')
    const at = answer.position === undefined ? null : Number(answer.position)
    return { code: 'query-syntax', ...placeOf(sql, at) }
  }
  try {
    checkTree({ statements: answer.statements }, with_.tables)
    return null
  } catch (error) {
    if (error instanceof Broken) return refused(error.rule, error.at)
    throw error
  }
}

function parseAnswer(json: string): Record<string, unknown> {
  const answer: unknown = JSON.parse(json)
  return typeof answer === 'object' && answer !== null ? { ...answer } : {}
}
