import type { Role } from '../../../data/contract/roles.ts'

/** Who may ask SQL on the desk. */
export const DESK_ROLES: readonly Role[] = ['analyst', 'manager', 'leader', 'secretary']

/** Where a number opens on the desk: its SQL on a snapshot that is at least as new. */
export function deskHref(number: { metric: string; org: string; version: number; at?: string | undefined }): string {
  const { metric, org, version, at } = number
  const query = new URLSearchParams({ metric, scope: org, version: String(version) })
  if (at !== undefined) query.set('at', at)
  return `/desk?${query}`
}
