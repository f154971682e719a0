import { z } from 'zod'

/** Who somebody is to the system. What each may do stands in `server/access/policy.ts`, once. */
export const ROLES = [
  'wall',
  'leader',
  'manager',
  'secretary',
  'member',
  'analyst',
  'admin',
  'security',
  'auditor',
  'source',
] as const
export const Role = z.enum(ROLES)
export type Role = z.infer<typeof Role>

/** Who asks: a role within a subtree, named by its organisation's code (`root` is the whole tree). */
export interface Actor {
  readonly id: string
  readonly role: Role
  readonly scope: string
  /** The pseudonym of the member that it is, for what only he may see. */
  readonly member?: string
  /** What all sessions of one person share; absent where there is but this one. */
  readonly owner?: string
}

/** Whose something is that belongs to a person and not to a session. */
export function ownerOf({ id, owner }: { readonly id: string; readonly owner?: string | undefined }): string {
  return owner ?? id
}
