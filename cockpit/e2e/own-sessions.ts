import { createHash, createHmac } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Server } from './support.ts'

/** Somebody of a branch, whom a server without a simulated city has no token for. */
export interface Somebody {
  readonly role: 'secretary' | 'member'
  readonly scope: string
  /** The member's code as the source sends it. */
  readonly member?: string
}

/** Lets people in as if they had signed in before, and starts the server anew. Answers the secrets of their cookies. */
export async function letSomebodyIn(server: Server, people: readonly Somebody[]): Promise<readonly string[]> {
  await server.kill()
  const path = join(server.folder, 'access.json')
  const stored = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : { sessions: [], spent: [] }
  const sessions = people.map(({ role, scope, member }, i) => ({
    ...{ id: `session-${role}-${i}`, hash: hashOf(secretOf(role, i)), role, scope, expires: Date.now() + 86_400_000 },
    ...(member === undefined ? {} : { member: pseudonymOf(server, member) }),
  }))
  writeFileSync(path, JSON.stringify({ ...stored, sessions: [...stored.sessions, ...sessions] }), { mode: 0o600 })
  await server.start()
  return people.map(({ role }, i) => secretOf(role, i))
}

const secretOf = (role: string, i: number) => `secret-of-${role}-${i}`
const hashOf = (secret: string) => createHash('sha256').update(secret).digest('base64url')

/** As the server makes it, by the folder's key. */
function pseudonymOf(server: Server, code: string): string {
  const key = Buffer.from(readFileSync(join(server.folder, 'pseudonym.key'), 'utf8').trim(), 'base64url')
  return createHmac('sha256', key).update(code).digest('base64url').slice(0, 22)
}
