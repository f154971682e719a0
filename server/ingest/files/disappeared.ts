import type { Disappeared } from '../../../data/contract/imports.ts'
import { Problem } from '../../../data/contract/problem.ts'
import type { Engine, KeyState } from '../../engine/port.ts'

/** What a file names. */
export interface Present {
  /** How many of the members that a file names are in each organisation now. */
  readonly members: Map<string, number>
  /** The organisations whose members the file lists, as they are now. */
  readonly orgs: Map<string, KeyState | null>
  readonly codes: Set<string>
  /** The organisations whose children the file lists. */
  readonly parents: Set<string>
}

export interface Missing {
  readonly rows: Disappeared[]
  readonly total: number
}

/** Rows that are listed one by one; all are counted. */
const LISTED = 1_000

/**
 * How many members each organisation of the file has that the file does not name.
 *
 * Numbers and no people: whose names an administrator may not read, the report does not say either.
 */
export function missingMembers({ orgs, members }: Present): Missing {
  const rows: Disappeared[] = []
  let total = 0
  for (const [org, known] of orgs) {
    const missing = (known?.members ?? 0) - (members.get(org) ?? 0)
    if (missing <= 0) continue
    total += missing
    if (rows.length < LISTED) rows.push({ org, name: String(known?.state?.name ?? ''), members: missing })
  }
  return { rows, total }
}

/** The organisations that hang below a parent of the file, and are not in it. */
export async function missingOrganisations(
  { parents, codes }: Present,
  at: { engine: Pick<Engine, 'orgs'>; scope: string },
): Promise<Missing> {
  const rows: Disappeared[] = []
  let total = 0
  for (const parent of parents) {
    for (const child of await childrenOf(parent, at)) {
      if (codes.has(child.code)) continue
      total++
      if (rows.length < LISTED) rows.push({ org: child.code, name: child.name, members: null })
    }
  }
  return { rows, total }
}

async function childrenOf(parent: string, at: { engine: Pick<Engine, 'orgs'>; scope: string }) {
  try {
    const { path, children } = await at.engine.orgs({ parent, depth: 1, top: at.scope })
    return path[0]?.code === at.scope ? children : []
  } catch (error) {
    // A parent that is only in the file has no children yet.
    if (error instanceof Problem && error.code === 'scope-unknown') return []
    throw error
  }
}
