import { join } from 'node:path'
import { z } from 'zod'
import { ROLES, type Role } from '../../data/contract/roles.ts'
import type { Access, Link } from './access.ts'
import { ROOT_SCOPE } from './policy.ts'
import { newSecret, readIfThere, writePrivate } from './secrets.ts'

/** The pages that a first start opens, and who their link makes of the person who holds it. */
const PAGES = { wall: 'wall', phone: 'manager', desk: 'analyst', admin: 'admin' } as const satisfies Record<
  string,
  Role
>
type Page = keyof typeof PAGES
const PAGE_NAMES = Object.keys(PAGES) as Page[] // keys() forgets the type

const Tokens = z.record(z.enum(ROLES), z.string())
const Stored = z.object({
  url: z.string(),
  links: z.record(z.enum(['wall', 'phone', 'desk', 'admin']), z.string()),
  tokens: Tokens.optional(),
})

export interface FirstRun {
  readonly url: string
  readonly links: Readonly<Record<Page, string>>
  readonly tokens?: Readonly<Record<Role, string>>
}

/** Nobody's organisation: who has it sees nothing, until the demonstration says which branch is theirs. */
export const UNASSIGNED = 'unassigned'

/**
 * Writes `first-run.json` and hands its links and tokens to `access`.
 *
 * Tokens exist only in a demonstration, and stay the same over restarts. A link that was not used stays; one that
 * was used is made anew in a demonstration, and otherwise only when the file has been deleted.
 */
export function firstRun(options: { folder: string; url: string; isDemo: boolean; access: Access }): FirstRun {
  const { folder, url, isDemo, access } = options
  const path = join(folder, 'first-run.json')
  const text = readIfThere(path)
  const stored = text === undefined ? undefined : Stored.parse(JSON.parse(text))

  const codes = PAGE_NAMES.map((page): [Page, string] => {
    const code = codeOf(stored?.links[page])
    return [page, code === undefined || (isDemo && access.isSpent(code)) ? newSecret() : code]
  })
  const links = codes.map(([page, code]): Link => ({ code, role: PAGES[page], scope: ROOT_SCOPE }))
  const run: FirstRun = {
    url,
    // Built from all pages and all roles, which fromEntries forgets.
    links: Object.fromEntries(codes.map(([page, code]) => [page, linkOf(url, { page, code })])) as FirstRun['links'],
    ...(isDemo ? { tokens: stored?.tokens ?? newTokens() } : {}),
  }
  access.setLinks(links)
  writePrivate(path, `${JSON.stringify(run, null, 2)}\n`)
  return run
}

/** Lets the demonstration's tokens in; secretary and member are of one branch, and `member` is who the latter is. */
export function letIn(options: { access: Access; run: FirstRun; branch: string; member?: string | undefined }): void {
  const { branch, member } = options
  const tokens = Object.entries(options.run.tokens ?? {}) as [Role, string][] // entries() forgets the type
  options.access.setBearers(
    tokens.map(([role, token]) => ({
      token,
      actor: {
        id: `demo-${role}`,
        role,
        scope: isOfBranch(role) ? branch : ROOT_SCOPE,
        ...(role === 'member' && member !== undefined ? { member } : {}),
      },
    })),
  )
}

function isOfBranch(role: Role): boolean {
  return role === 'secretary' || role === 'member'
}

function newTokens(): Record<Role, string> {
  return Object.fromEntries(ROLES.map((role) => [role, newSecret()])) as Record<Role, string>
}

/** The code stands behind `#`, which browsers send to nobody: it is in no log and no referrer. */
function linkOf(url: string, at: { page: Page; code: string }): string {
  return `${url}/${at.page}#link=${at.code}`
}

function codeOf(link: string | undefined): string | undefined {
  const code = link?.split('#link=')[1]
  return code === undefined || code === '' ? undefined : code
}

/** The links that still work, for the terminal. */
export function openLinks(run: FirstRun, access: Access): [Page, string][] {
  return PAGE_NAMES.map((page): [Page, string] => [page, run.links[page]]).filter(([, link]) => {
    const code = codeOf(link)
    return code !== undefined && !access.isSpent(code)
  })
}
