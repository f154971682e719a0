import { createHash, createHmac } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Somebody of a branch, whom a server without a simulated city has no token for. */
export interface Somebody {
  readonly role: 'secretary' | 'member'
  readonly scope: string
  /** The member's code as the source sends it. */
  readonly member?: string
}

const KEY = Buffer.alloc(32, 7)
const DAY_MS = 86_400_000

/** The secret of somebody's cookie. */
export const secretOf = ({ role, scope }: Somebody) => `secret-of-${role}-${scope}`

/** Puts people into a new data folder as if they had signed in before, with the key that their pseudonyms are made by. */
export function letIn(folder: string, people: readonly Somebody[]): void {
  const sessions = people.map((each) => ({
    ...{ id: `session-${each.role}`, hash: createHash('sha256').update(secretOf(each)).digest('base64url') },
    ...{ role: each.role, scope: each.scope, expires: Date.now() + DAY_MS },
    ...(each.member === undefined ? {} : { member: pseudonymOf(each.member) }),
  }))
  writeFileSync(join(folder, 'access.json'), JSON.stringify({ sessions, spent: [] }), { mode: 0o600 })
  writeFileSync(join(folder, 'pseudonym.key'), KEY.toString('base64url'), { mode: 0o600 })
}

/** As the server makes it. */
function pseudonymOf(code: string): string {
  return createHmac('sha256', KEY).update(code).digest('base64url').slice(0, 22)
}
