import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { STANDING } from '../../data/scenes/organisation/member-state.ts'
import type { Core } from './core.ts'
import type { PurgedRecords, PurgeQuery } from './port.ts'

/** So many names are looked at before others have their turn. */
const SLICE = 2_000

/** Who is stopped may come back; who is registered nowhere yet may still be. */
const LEFT: readonly number[] = [STANDING.expelled, STANDING.deceased, STANDING.left]

/** Takes out of the reject store and the people store what is over its time. */
export async function purge(query: PurgeQuery, core: Core): Promise<{ rejects: PurgedRecords; people: PurgedRecords }> {
  return { rejects: await purgeRejects(query.rejectsBefore, core), people: await purgeNames(query.leftBefore, core) }
}

async function purgeRejects(before: number, { journal }: Core): Promise<PurgedRecords> {
  const removed = hashing()
  for (;;) {
    const records = journal.refused.before(before, SLICE)
    for (const record of records) removed.add(JSON.stringify(record))
    await journal.refused.remove(records.map(({ key }) => key))
    if (records.length < SLICE) return removed.done()
    await setImmediate()
  }
}

/** The names of those who left before an instant; hashed are their pseudonyms, since a name can be guessed. */
async function purgeNames(before: number, { journal, registry }: Core): Promise<PurgedRecords> {
  const removed = hashing()
  const { members } = registry
  let after = ''
  for (;;) {
    const people = journal.peopleAfter(after, SLICE)
    const gone = people.filter((pseudonym) => {
      const member = journal.codeOf(pseudonym) ?? 0
      return member > 0 && LEFT.includes(members.int(member, 'status')) && members.lastTs(member) < before
    })
    for (const pseudonym of gone) removed.add(pseudonym)
    await journal.removeNames(gone)
    after = people.at(-1) ?? after
    if (people.length < SLICE) return removed.done()
    await setImmediate()
  }
}

function hashing(): { add(text: string): void; done(): PurgedRecords } {
  const hash = createHash('sha256')
  let count = 0
  return {
    add(text) {
      hash.update(`${text}\n`)
      count++
    },
    done: () => ({ count, hash: count === 0 ? null : hash.digest('base64url') }),
  }
}
