/** What an address of the desk opens: a query of its own, a saved one, or the SQL of a card 这个数怎么来的. */
export type Opened =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'query'; readonly sql: string; readonly snapshot: string | null; readonly scope: string | null }
  | { readonly kind: 'saved'; readonly saved: string; readonly snapshot: string | null }
  | {
      readonly kind: 'card'
      readonly metric: string
      readonly scope: string
      /** Asked of a snapshot that is at least as new; null: of the present. */
      readonly version: number | null
      readonly at: string | null
    }

/**
 * Reads an address. Queries stand in its fragment, which no server ever sees; cards in its query, as a wall's code shows
 * them.
 */
export function openedBy(address: { readonly search: string; readonly hash: string }): Opened {
  const hash = new URLSearchParams(address.hash.replace(/^#/, ''))
  const [sql, saved, snapshot] = [hash.get('sql'), hash.get('saved'), hash.get('snapshot')]
  if (sql !== null) return { kind: 'query', sql, snapshot, scope: hash.get('scope') }
  if (saved !== null) return { kind: 'saved', saved, snapshot }
  const query = new URLSearchParams(address.search)
  const [metric, scope, version] = [query.get('metric'), query.get('scope'), Number(query.get('version'))]
  if (metric === null || scope === null) return { kind: 'nothing' }
  return {
    ...{ kind: 'card', metric, scope, at: query.get('at') },
    version: Number.isSafeInteger(version) && version > 0 ? version : null,
  }
}

/** The address that opens a query and its snapshot again, for whoever may: it carries no session. */
export function linkTo(
  page: string,
  to: { readonly snapshot: string } & ({ readonly sql: string; readonly scope: string } | { readonly saved: string }),
): string {
  return `${page}#${new URLSearchParams({ ...to })}`
}
