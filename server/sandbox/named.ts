import type { Readable } from './messages.ts'

const wordsOf = (sql: string): ReadonlySet<string> => new Set(sql.toLowerCase().match(/\w+/g))

/** The views that a text names, with those that they read: there are hundreds, and making one takes its time. */
export function viewsNamedBy(sql: string, views: Readable['views']): Readable['views'] {
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
  return views.filter((view) => named.has(view)).map(({ name, sql: text }) => ({ name, sql: text }))
}
