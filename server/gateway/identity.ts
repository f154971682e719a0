import type { IncomingMessage } from 'node:http'
import type { Actor } from '../../data/contract/roles.ts'
import type { Access } from '../access/access.ts'

export const COOKIE = 'yuntu-session'

/** Who sends a request, and by what: a page must prove its origin only where a cookie speaks for it. */
export interface Identity {
  readonly actor: Actor
  readonly by: 'bearer' | 'cookie'
}

/** Fails by `undefined`: no credential, or one that nobody has. A bad bearer is not saved by a good cookie. */
export function identify(req: Pick<IncomingMessage, 'headers'>, access: Access): Identity | undefined {
  const { authorization, cookie } = req.headers
  if (authorization !== undefined) {
    const token = /^Bearer ([\w.~+/=-]{1,200})$/i.exec(authorization)?.[1]
    return wrap('bearer', token === undefined ? undefined : access.byBearer(token))
  }
  const secret = cookieOf(cookie)
  return wrap('cookie', secret === undefined ? undefined : access.bySession(secret))
}

function wrap(by: Identity['by'], actor: Actor | undefined): Identity | undefined {
  return actor && { actor, by }
}

function cookieOf(header: string | undefined): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const [name, value] = part.trim().split('=')
    if (name === COOKIE) return value
  }
  return undefined
}
