import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete'
import { snippetCompletion } from '@codemirror/autocomplete'
import { SQLDialect, type SQLNamespace, sql } from '@codemirror/lang-sql'
import { LANG, say } from '../../i18n/lang.ts'
import type { CatalogueTable } from '../catalogue/catalogue.ts'
import { chineseNames, isQuotedAt, type NamedOrg, type NameKind, tablesIn, typeAndLabel } from './names.ts'
import { SNIPPETS } from './snippets.ts'

/** What the editor knows to offer. */
export interface Vocabulary {
  readonly tables: readonly CatalogueTable[]
  readonly orgs: readonly NamedOrg[]
  readonly functions: readonly string[]
}

/** The words of one SELECT, and no others: what the sandbox refuses is not offered. */
const KEYWORDS =
  'select distinct from where group by having order limit offset with recursive as join left right full inner outer ' +
  'cross on using union all except intersect case when then else end and or not in is null like ilike between exists ' +
  'over partition window rows range unbounded preceding following current row filter qualify asc desc nulls first last ' +
  'cast try_cast true false values interval extract exclude any semi anti asof'
const TYPES = 'bigint integer double varchar date timestamp boolean decimal hugeint'

const TYPE_OF: Readonly<Record<NameKind, string>> = {
  table: 'class',
  metric: 'constant',
  column: 'property',
  org: 'enum',
}

/** The language of the editor with everything it completes: keywords, tables, columns, functions, Chinese names, snippets. */
export function languageOf(vocabulary: Vocabulary) {
  const dialect = SQLDialect.define({
    ...{ keywords: KEYWORDS, types: TYPES, builtin: vocabulary.functions.join(' ') },
    ...{ identifierQuotes: '"', caseInsensitiveIdentifiers: true, operatorChars: '*/+-%<>!=&|^~:' },
  })
  return [
    sql({ dialect, schema: schemaOf(vocabulary.tables), upperCaseKeywords: true }),
    dialect.language.data.of({ autocomplete: (context: CompletionContext) => offered(context, vocabulary) }),
  ]
}

function schemaOf(tables: readonly CatalogueTable[]): SQLNamespace {
  return Object.fromEntries(
    tables.map(({ name, label, metric, columns }) => [
      name,
      {
        self: { label: name, type: TYPE_OF[metric ? 'metric' : 'table'], detail: say(label) },
        children: columns.map(
          (column): Completion => ({
            ...{ label: column.name, type: TYPE_OF.column },
            detail: typeAndLabel(column.type, column.label, LANG),
          }),
        ),
      },
    ]),
  )
}

function offered(context: CompletionContext, { tables, orgs, functions }: Vocabulary): CompletionResult | null {
  const line = context.state.doc.lineAt(context.pos)
  const text = context.state.doc.toString()
  const isQuoted = isQuotedAt(line.text.slice(0, context.pos - line.from))
  const han = context.matchBefore(/\p{Script=Han}[\p{Script=Han}\w]*/u)
  if (han) {
    const names = chineseNames({ tables, orgs, text, isQuoted })
    const options = names.map(({ kind, word, sql: apply, note }) => ({
      ...{ label: word, type: TYPE_OF[kind], apply, detail: note },
    }))
    return { from: han.from, options, validFor: /^[\p{Script=Han}\w]*$/u }
  }
  const word = context.matchBefore(/\w+/)
  if (isQuoted || (!word && !context.explicit)) return null
  // After a dot the library offers that table's columns alone.
  if (word && line.text[word.from - line.from - 1] === '.') return null
  const columns = tablesIn(tables, text).flatMap((table) =>
    table.columns.map(({ name, type, label }) => ({
      ...{ label: name, type: TYPE_OF.column, detail: `${table.name} · ${typeAndLabel(type, label, LANG)}` },
    })),
  )
  const calls = functions
    .filter((name) => /^\w+$/.test(name))
    .map((name) => ({ label: name, type: 'function', boost: -20 }))
  const snippets = SNIPPETS.map(({ word: label, title, template }) =>
    snippetCompletion(template, { label, type: 'text', detail: say(title), boost: -10 }),
  )
  return { from: word?.from ?? context.pos, options: [...columns, ...calls, ...snippets], validFor: /^\w*$/ }
}
