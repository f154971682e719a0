import { createHash } from 'node:crypto'
import { ROLE_SOURCE } from '../../data/contract/envelope.ts'
import { Problem } from '../../data/contract/problem.ts'
import type { Actor, Role } from '../../data/contract/roles.ts'
import type { Refusal } from '../../data/language/project.ts'
import type { Engine } from '../engine/port.ts'
import type { Pseudonymise } from '../ingest/personal.ts'
import { prepareEvents } from '../ingest/prepare.ts'

/** What somebody did at one of the server's own doors. `id`: once by one role under it. */
export interface Told {
  readonly id: string
  readonly type: string
  readonly subject: string
  readonly time: string
  readonly data: Readonly<Record<string, unknown>>
}

interface Teller {
  /** In whose name: the event says the role, and nobody's name. */
  readonly actor: Pick<Actor, 'role' | 'scope'>
  readonly engine: Engine
  readonly now: () => number
  readonly pseudonymise: Pseudonymise
}

/** Sends an event in the name of a role through the door that all events take. Fails: `refused`, with the reason. */
export async function tell(
  event: Told,
  { actor, engine, now, pseudonymise }: Teller,
): Promise<{ version: number; isDuplicate: boolean }> {
  const sender = { scope: actor.scope, received: now(), pseudonymise, isOwn: true, firstLine: 1 } as const
  const { batch, rejected } = prepareEvents([{ ...event, source: roleSource(actor.role) }], sender)
  const taken = rejected.length > 0 ? null : await engine.take({ ...batch, isAsked: true })
  const refused = rejected[0] ?? taken?.rejected[0]
  if (refused || !taken) throw refusedBecause(refused)
  return { version: taken.version, isDuplicate: taken.duplicate > 0 }
}

/** Under which source stands what a role did. */
export const roleSource = (role: Role) => `${ROLE_SOURCE}${role}`

export function refusedBecause(refused: Refusal | undefined): Problem {
  return new Problem('refused', refused?.reason, { partial: refused })
}

/** One id for what is one event by all of its parts: the same done again is the same event. */
export function idOf(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('base64url')
}
