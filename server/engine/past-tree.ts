import { Problem } from '../../data/contract/problem.ts'
import type { OrgRow, OrgsAnswer } from '../../data/contract/rest.ts'
import type { Core } from './core.ts'
import { toOrgRow } from './org-row.ts'
import { treeSql } from './past-sql.ts'
import { type AsOf, placedSql } from './sql.ts'
import type { Planned } from './view-plan.ts'

/** What the wall's tree shows: two levels, and how many are below. */
const SHOWN = 2

interface Node {
  readonly org: number
  readonly parent: number
  readonly depth: number
  readonly state: Readonly<Record<string, string | number>>
}

/** The organisations of a scope as they hung, and were called, at a moment of the past. */
export class PastTree {
  readonly self: number
  private readonly core: Core
  private readonly nodes: ReadonlyMap<number, Node>
  /** The organisations that hang from each, in the order of their ids. */
  private readonly children = new Map<number, number[]>()
  private readonly path: readonly number[]

  private constructor(parts: { self: number; core: Core; nodes: ReadonlyMap<number, Node>; path: readonly number[] }) {
    this.self = parts.self
    this.core = parts.core
    this.nodes = parts.nodes
    this.path = parts.path
    for (const { org, parent } of this.nodes.values()) {
      const siblings = this.children.get(parent)
      if (siblings) siblings.push(org)
      else this.children.set(parent, [org])
    }
  }

  /** Fails: `scope-unknown` where there was no such organisation at that moment. */
  static async read(scope: string, at: { core: Core; asOf: AsOf; plan: readonly Planned[] }): Promise<PastTree> {
    const { core, asOf, plan } = at
    const { fields } = core.registry.orgs
    const depth = Math.max(SHOWN + 1, ...plan.map((each) => each.depth))
    const rows = await core.ledger.read(treeSql(scope, { asOf, depth, fields }))
    const nodes = new Map(
      rows.map(([org, parent, level, ...values]): [number, Node] => [
        Number(org),
        {
          org: Number(org),
          parent: Number(parent),
          depth: Number(level),
          state: Object.fromEntries(
            fields.map(({ name, text }, i) => [name, text ? String(values[i] ?? '') : Number(values[i])]),
          ),
        },
      ]),
    )
    const self = [...nodes.values()].find((node) => node.depth === 0)?.org
    const parents = new Map(
      (await core.ledger.read(placedSql(asOf))).map(([org, parent]) => [Number(org), Number(parent)]),
    )
    if (self === undefined || (self !== 0 && !parents.has(self))) throw new Problem('scope-unknown', scope)
    const path: number[] = []
    for (
      let org: number | undefined = self;
      org !== undefined && org >= 0 && !path.includes(org);
      org = parents.get(org)
    )
      path.unshift(org)
    return new PastTree({ self, core, nodes, path })
  }

  codeOf(org: number): string {
    return this.core.registry.codeOf(org)
  }

  /** Where an organisation of the first levels hung; the scope itself hangs nowhere. */
  parentOf(org: number): number {
    return org === this.self ? -1 : (this.nodes.get(org)?.parent ?? -1)
  }

  childrenOf(org: number): readonly number[] {
    return this.children.get(org) ?? []
  }

  /** What an organisation of the first levels was called; undefined for others. */
  shortOf(org: number): string | undefined {
    return this.nodes.get(org)?.state.short?.toString()
  }

  /** Where a view's cells of a depth lie: the scope itself, or what was below it and not dissolved. */
  cellsAt(depth: number): number[] {
    return depth === 0 ? [this.self] : this.below(depth)
  }

  answer(version: number, top: string): OrgsAnswer {
    const from = this.path.indexOf(this.core.registry.orgOf(top) ?? 0)
    return {
      version,
      self: this.toRow(this.self),
      path: this.path.slice(Math.max(0, from)).map((org) => this.toRow(org)),
      children: this.below(SHOWN).map((org) => this.toRow(org)),
    }
  }

  /** Level by level, in the order of the ids, as the live tree gives them. */
  private below(depth: number): number[] {
    const found: number[] = []
    let level = [this.self]
    for (let d = 0; d < depth && level.length > 0; d++) {
      level = level.flatMap((org) => this.children.get(org) ?? [])
      found.push(...level)
    }
    return found.filter((org) => this.isShown(org))
  }

  private isShown(org: number): boolean {
    return this.nodes.get(org)?.state.dissolved !== 1
  }

  private toRow(org: number): OrgRow {
    const { registry, world } = this.core
    const node = this.nodes.get(org)
    // What lies above the scope was not read; and the root has no row of its own until something about it changes.
    const isSaid = node && !(org === 0 && node.state.name === '')
    const parent = this.path[this.path.indexOf(org) - 1] ?? node?.parent ?? -1
    return toOrgRow(isSaid ? node.state : registry.orgs.get(org), {
      code: this.codeOf(org),
      parent: parent < 0 ? null : this.codeOf(parent),
      children: node
        ? (this.children.get(org) ?? []).filter((child) => this.isShown(child)).length
        : world.childCount(org),
    })
  }
}
