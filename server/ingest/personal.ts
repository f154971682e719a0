import { createHmac, createSecretKey } from 'node:crypto'
import { splitPersonal } from '../../data/language/personal.ts'

type Fields = Readonly<Record<string, unknown>>

/** Turns an upstream's member code into the pseudonym that everything behind the door knows. */
export type Pseudonymise = (code: string) => string

const PSEUDONYM_LENGTH = 22

/** HMAC-SHA256 with the folder's key, 132 bits: the same person stays the same, nobody without the key finds who. */
export function pseudonymiser(key: Uint8Array): Pseudonymise {
  const secret = createSecretKey(key)
  return (code) => createHmac('sha256', secret).update(code).digest('base64url').slice(0, PSEUDONYM_LENGTH)
}

/** For lines that hold pseudonyms already (a replay). */
export const keepPseudonym: Pseudonymise = (code) => code

/** A name for the people store. */
export interface Person {
  readonly member: string
  readonly name: string
}

/** What of a payload may go on, and the name for the people store. */
export interface Stripped {
  readonly data: Fields
  readonly member: string
  readonly person: Person | undefined
}

/** Takes name and ID number out of a member's payload and puts the pseudonym in. */
export function stripPersonal(data: Fields, pseudonymise: Pseudonymise): Stripped {
  const { name, kept } = splitPersonal(data)
  const stripped = withPseudonyms(kept, pseudonymise)
  const member = typeof stripped.member === 'string' ? stripped.member : ''
  return { data: stripped, member, person: name === undefined ? undefined : { member, name } }
}

/** Lists of members' codes, wherever they stand in a payload. */
export const MEMBER_LISTS: ReadonlySet<string> = new Set(['members', 'absent'])

/** Replaces every `member` and every list of members in a payload, however deep. */
function withPseudonyms(data: Fields, pseudonymise: Pseudonymise): Fields {
  const result: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(data)) {
    result[key] =
      key === 'member' && typeof value === 'string'
        ? pseudonymise(value)
        : MEMBER_LISTS.has(key) && Array.isArray(value)
          ? value.map((each) => (typeof each === 'string' ? pseudonymise(each) : deep(each, pseudonymise)))
          : deep(value, pseudonymise)
  }
  return result
}

function deep(value: unknown, pseudonymise: Pseudonymise): unknown {
  if (Array.isArray(value)) return value.map((each) => deep(each, pseudonymise))
  return isFields(value) ? withPseudonyms(value, pseudonymise) : value
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
