import type { Readable } from './messages.ts'

const wordsOf = (sql: string): ReadonlySet<string> => new Set(sql.toLowerCase().match(/\w+/g))

/**
 * As much of what may be read as a text names, views with what they read: there are hundreds of views, and making one
 * reads the heads of its files. What is not named is not within reach either.
 */
export function namedBy(sql: string, { version, tables, views }: Readable): Readable {
  const words = new Set<string>(wordsOf(sql))
  const named = new Set<Readable['views'][number]>()
  for (let before = -1; before !== named.size; ) {
    before = named.size
    for (const view of views) {
      if (named.has(view) || !words.has(view.name.toLowerCase())) continue
      named.add(view)
      for (const word of wordsOf(view.sql)) words.add(word)
    }
  }
  return {
    version,
    tables: Object.fromEntries(Object.entries(tables).filter(([name]) => words.has(name.toLowerCase()))),
    views: views.filter((view) => named.has(view)),
  }
}
