import fc from 'fast-check'

/** What is put between the words of a text. */
const STRANGE = [
  ...[
    "'",
    '"',
    ';',
    '--',
    '/*',
    '*/',
    '/**/',
    '--x\n',
    '$$',
    '\u0000',
    '\u00a0',
    '\u2003',
    '\u200b',
    '\\',
    '(',
    ')',
    ',',
  ],
  ...[
    'UNION ALL',
    'COPY',
    'TO',
    `'/etc/passwd'`,
    'read_text',
    'getenv',
    'duckdb_settings()',
    'ATTACH',
    'main.',
    '::JSON',
    '?',
  ],
]

type Mutation = (text: string, at: number, other: string) => string

const wordsOf = (text: string) => text.split(' ')
/** A text with its word at a place made another. */
function word(text: string, at: number, change: (word: string) => string): string {
  const words = wordsOf(text)
  const place = at % words.length
  return words.map((each, i) => (i === place ? change(each) : each)).join(' ')
}

const MUTATIONS: readonly Mutation[] = [
  (text, at) => word(text, at, (each) => (at % 2 === 0 ? each.toUpperCase() : each.toLowerCase())),
  (text, at) => word(text, at, (each) => `${STRANGE[at % STRANGE.length]}${each}`),
  (text, at) => word(text, at, (each) => `${each} ${STRANGE[at % STRANGE.length]}`),
  (text, at) => word(text, at, () => ''),
  (text, at) => word(text, at, (each) => `${each} ${each}`),
  (text, at) => word(text, at, (each) => each.replace(/^(\w+)\(/, '"$1"(')),
  (text, at) => text.slice(0, at % (text.length + 1)) + text.slice((at % (text.length + 1)) + 1),
  (text, at, other) => text.slice(0, at % (text.length + 1)) + other.slice(at % (other.length + 1)),
  (text) => `SELECT * FROM (${text}) q`,
  (text) => `SELECT (${text})`,
  (text) => `WITH q AS (${text}) SELECT * FROM q`,
  (text, _, other) => `${text} UNION ALL ${other}`,
  (text, _, other) => `${text}; ${other}`,
  (text, _, other) => `SELECT 1 FROM entry WHERE seq IN (${text}) AND EXISTS (${other})`,
  (text) => `(${text})`,
]

/** Mutated texts, the same for the same seed. */
export function mutated(texts: readonly string[], of: { count: number; seed: number }): string[] {
  const step = fc.tuple(fc.constantFrom(...MUTATIONS), fc.nat({ max: 10_000 }), fc.constantFrom(...texts))
  const arbitrary = fc
    .tuple(fc.constantFrom(...texts), fc.array(step, { minLength: 1, maxLength: 4 }))
    .map(([text, steps]) => steps.reduce((now, [mutate, at, other]) => mutate(now, at, other), text))
  return fc.sample(arbitrary, { numRuns: of.count, seed: of.seed })
}
