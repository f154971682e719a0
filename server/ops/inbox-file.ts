import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { z } from 'zod'
import { type Actor, ownerOf } from '../../data/contract/roles.ts'
import { readIfThere, writePrivate } from '../access/secrets.ts'

const FILE = 'inbox.json'
const MOST = 10_000
const Stored = z.strictObject({ read: z.record(z.string(), z.array(z.string())) })

/** Which notices were read, by the owner of sessions: a file of the data folder, written whole. It holds ids alone. */
export class InboxFile {
  private readonly path: string
  private readonly read: Map<string, readonly string[]>

  constructor(options: { folder: string }) {
    this.path = join(options.folder, FILE)
    const text = readIfThere(this.path)
    this.read = new Map(text === undefined ? [] : Object.entries(Stored.parse(JSON.parse(text)).read))
  }

  readBy(actor: Actor): ReadonlySet<string> {
    return new Set(this.read.get(keyOf(actor)))
  }

  /** Marks notices; of those that no longer are nothing is kept. */
  mark(actor: Actor, what: { ids: readonly string[]; isRead: boolean; existing: readonly string[] }): void {
    const before = this.readBy(actor)
    const after = what.existing.filter((id) => (what.ids.includes(id) ? what.isRead : before.has(id)))
    const key = keyOf(actor)
    // The latest to be set stands last; of too many the oldest are unread again.
    this.read.delete(key)
    this.read.set(key, after)
    for (const oldest of this.read.keys()) {
      if (this.read.size <= MOST) break
      this.read.delete(oldest)
    }
    writePrivate(this.path, JSON.stringify({ read: Object.fromEntries(this.read) }))
  }
}

/** Whoever signs in anew goes on where it was left; who that is, is not written down. */
function keyOf(actor: Actor): string {
  return createHash('sha256').update(ownerOf(actor)).digest('base64url').slice(0, 22)
}
