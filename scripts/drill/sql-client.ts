import { type Ending, endingOf, inPairs } from '../../server/testing/hostile-range.ts'

/** Where the desk is, who asks, and what. */
export interface SqlOrder {
  readonly url: string
  readonly bearer: string
  readonly texts: readonly string[]
}

/** How some of the texts ended; a process that says nothing has ended with all of them. */
export type SqlEndings = readonly (Ending & { readonly sql: string })[]

/** Told together: the process that is watched should be busy with queries, not with hearing of them. */
const TOLD = 200

/** Asks a desk hostile texts, two at a time; a process of its own, so that what the server feels is the server's. */
process.once('message', async ({ url, bearer, texts }: SqlOrder) => {
  let endings: (Ending & { sql: string })[] = []
  const tell = () => new Promise((resolve) => process.send?.(endings, resolve))
  await inPairs(texts, async (sql) => {
    const response = await fetch(`${url}/api/snapshots/s1/query`, {
      method: 'POST',
      headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
      body: JSON.stringify({ sql }),
    })
    endings.push({ ...(await endingOf(response)), sql })
    if (endings.length < TOLD) return
    const full = endings
    endings = []
    process.send?.(full)
  })
  await tell()
  process.disconnect()
})
