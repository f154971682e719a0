import { areaByCode } from '../../../geo/areas.ts'
import { mixSeeds, Random } from '../../../language/seeded.ts'
import { BRANCH_KINDS, type OrgKind, type Sector } from '../vocabulary.ts'
import { apportion, apportionWithin } from './apportion.ts'
import { AREA_PROFILES, type AreaProfile } from './places.ts'
import { CITY_TRUTH, SIZES, type Size } from './truth.ts'
import { type Unit, unitsOf } from './units.ts'
import { numeral, partName, unitName } from './words.ts'

/** A node of the simulated tree. */
export interface Org {
  readonly code: string
  readonly name: string
  readonly short: string
  readonly kind: OrgKind
  /** None of an area. */
  readonly sector: Sector | undefined
  /** Place in the list of organisations; −1 below the root. */
  readonly parent: number
  /** Whom a branch mostly consists of. */
  readonly leaning: 'students' | 'retired' | undefined
  /** The share of its people who come to a meeting, in [0, 1]. */
  readonly attendance: number
  /** Whether it keeps its meetings badly. */
  readonly isSloppy: boolean
}

/** The tree in preorder, and how many members each branch has at the opening. */
export interface Plan {
  readonly orgs: Org[]
  readonly members: Int32Array
  readonly memberCount: number
  /** How many names of enterprises are taken: the next one is free. */
  readonly enterprises: number
}

export const isBranch = (org: Pick<Org, 'kind'>): boolean => org.kind in BRANCH_KINDS

/** Room that a branch leaves below the 50 of the regulation, for those who come later. */
const MOST_MEMBERS = 46
const FEWEST_MEMBERS = 5

/** How large branches of a sector are, relatively. Assumption (A). */
const BULK: Readonly<Record<Sector, number>> = {
  government: 1,
  school: 1.1,
  university: 1.3,
  hospital: 1.2,
  institution: 0.9,
  'state-enterprise': 1,
  'private-enterprise': 0.55,
  social: 0.5,
  community: 1.6,
  village: 1.6,
}

interface Bounds {
  readonly least: number
  readonly most: number
}

/** The tree of a city: streets of real names, below them made-up units; kinds, sectors and members sum exactly. */
export function planCity(options: { seed: number; size: Size }): Plan {
  const scale = SIZES[options.size]
  const total = Math.round(CITY_TRUTH.organisations / scale)
  const memberCount = Math.round(CITY_TRUTH.members / scale)
  const random = new Random(mixSeeds(options.seed, 1))
  const builder = new Builder(random)
  const units = unitsOf(total, random)
  AREA_PROFILES.forEach((profile, area) => {
    builder.addArea(
      profile,
      units.filter((unit) => unit.area === area),
    )
  })
  return { ...builder.finish(memberCount), memberCount }
}

/** A tree of units alone, right below the root: for a population whose places are not told apart. */
export function planUnits(units: readonly Unit[], at: { memberCount: number; random: Random }): Plan {
  const { memberCount, random } = at
  const builder = new Builder(random)
  for (const [n, unit] of units.entries()) {
    const nr = String(n + 1).padStart(4, '0')
    builder.addUnit(unit, { full: `样本单位${nr}`, short: `样本${nr}`, parent: -1, mood: 0.88, code: `N${nr}` })
  }
  return { ...builder.finish(memberCount), memberCount }
}

/** Writes the tree in preorder. */
class Builder {
  private readonly orgs: Org[] = []
  private readonly branches: { org: number; weight: number; bounds: Bounds }[] = []
  private readonly named = new Map<Sector, number>()
  private readonly random: Random

  constructor(random: Random) {
    this.random = random
  }

  addArea(profile: AreaProfile, units: readonly Unit[]): void {
    const area = areaByCode(profile.code)
    const full = area?.full.zh ?? profile.code
    const top = this.addPlace({ code: profile.code, name: full, short: area?.short.zh ?? full, parent: -1 })
    const count = Math.min(profile.parts.length, Math.max(2, Math.round(units.length / 7)))
    const weights = Array.from({ length: count }, () => 0.5 + this.random.unit())
    const shares = apportion(units.length, weights)
    const order = Int32Array.from(units.keys())
    this.random.shuffle(order)
    const nth = new Map<Sector, number>()
    let from = 0
    shares.forEach((share, i) => {
      const part = profile.parts[i] ?? ''
      const code = `${profile.code}${String(i + 1).padStart(3, '0')}`
      const street = this.addPlace({ code, name: part, short: part.replace(/(街道|镇|乡)$/, ''), parent: top })
      const mood = clamp(profile.attendance + 0.035 * this.random.normal(), 0.78, 0.96)
      for (const [n, at] of order.subarray(from, from + share).entries()) {
        const unit = units[at]
        if (!unit) continue
        const k = this.named.get(unit.sector) ?? 0
        const inArea = nth.get(unit.sector) ?? 0
        this.named.set(unit.sector, k + 1)
        nth.set(unit.sector, inArea + 1)
        const place = { area: full, street: part, isMunicipal: area?.kind === 'municipal', k, n: inArea }
        const names = unitName(unit.sector, place)
        this.addUnit(unit, { ...names, parent: street, mood, code: `${code}${String(n + 1).padStart(4, '0')}` })
      }
      from += share
    })
  }

  private addPlace(at: Pick<Org, 'code' | 'name' | 'short' | 'parent'>): number {
    return (
      this.orgs.push({ ...at, kind: 'area', sector: undefined, leaning: undefined, attendance: 0, isSloppy: false }) - 1
    )
  }

  addUnit(unit: Unit, at: { full: string; short: string; parent: number; code: string; mood: number }): void {
    const { sector } = unit
    if (unit.top === 'branch') {
      const isJoint = sector === 'private-enterprise' && this.random.chance(0.12)
      const kind = isJoint ? 'joint-branch' : 'branch'
      const suffix = isJoint ? '联合' : ''
      this.addBranch({
        ...at,
        sector,
        kind,
        name: `中共${at.full}${suffix}支部委员会`,
        short: `${at.short}${suffix}党支部`,
        bounds: FREE,
      })
      return
    }
    const isCommittee = unit.top === 'committee'
    const top = this.addOrg({
      ...at,
      sector,
      kind: unit.top,
      name: isCommittee ? `中共${at.full}委员会` : `中共${at.full}总支部委员会`,
      short: isCommittee ? `${at.short}党委` : `${at.short}党总支`,
    })
    const inside = unit.branches + unit.generals.reduce((a, b) => a + b, 0)
    const bounds = isCommittee
      ? { least: Math.max(FEWEST_MEMBERS, Math.ceil(101 / inside)), most: MOST_MEMBERS }
      : boundsIn(unit.branches)
    for (let i = 0; i < unit.branches; i++) this.addPart(unit, { ...at, parent: top, i, bounds })
    for (const [g, count] of unit.generals.entries())
      this.addGeneral(unit, { ...at, parent: top, i: unit.branches + g, count, least: bounds.least })
  }

  private addGeneral(
    unit: Unit,
    at: {
      full: string
      short: string
      parent: number
      code: string
      mood: number
      i: number
      count: number
      least: number
    },
  ): void {
    const part = partName(unit.sector, at.i)
    const code = `${at.code}${String(at.i + 1).padStart(3, '0')}`
    const name = { full: `${at.full}${part}`, short: `${at.short}${part}` }
    const top = this.addOrg({
      ...at,
      sector: unit.sector,
      kind: 'general-branch',
      code,
      name: `中共${name.full}总支部委员会`,
      short: `${name.short}党总支`,
    })
    const own = boundsIn(at.count)
    const bounds = { least: Math.min(own.most, Math.max(own.least, at.least)), most: own.most }
    for (let i = 0; i < at.count; i++)
      this.addPart(unit, { ...at, ...name, code, parent: top, i, bounds, isNumbered: true })
  }

  private addPart(
    unit: Unit,
    at: {
      full: string
      short: string
      parent: number
      code: string
      mood: number
      i: number
      bounds: Bounds
      isNumbered?: true
    },
  ): void {
    const part = at.isNumbered ? `第${numeral(at.i + 1)}` : partName(unit.sector, at.i)
    const kind = part === '项目' ? 'project-branch' : 'branch'
    const code = `${at.code}${String(at.i + 1).padStart(3, '0')}`
    this.addBranch({
      ...at,
      code,
      kind,
      sector: unit.sector,
      name: `中共${at.full}${part}支部委员会`,
      short: `${at.short}${part}党支部`,
    })
  }

  private addBranch(at: {
    code: string
    name: string
    short: string
    kind: OrgKind
    sector: Sector
    parent: number
    mood: number
    bounds: Bounds
  }): void {
    const weight = BULK[at.sector] * Math.exp(0.45 * this.random.normal())
    this.branches.push({ org: this.addOrg(at), weight, bounds: at.bounds })
  }

  private addOrg(at: {
    code: string
    name: string
    short: string
    kind: OrgKind
    sector: Sector
    parent: number
    mood: number
  }): number {
    const { code, name, short, kind, sector, parent } = at
    const isSloppy = this.random.chance(0.06)
    const attendance = isSloppy
      ? 0.55 + 0.17 * this.random.unit()
      : clamp(at.mood + 0.035 * this.random.normal(), 0.75, 0.98)
    const leaning = /学生|研究生/.test(name) ? 'students' : name.includes('离退休') ? 'retired' : undefined
    return this.orgs.push({ code, name, short, kind, sector, parent, leaning, attendance, isSloppy }) - 1
  }

  finish(memberCount: number): Pick<Plan, 'orgs' | 'members' | 'enterprises'> {
    const counts = apportionWithin(memberCount, {
      weights: this.branches.map((branch) => branch.weight),
      least: this.branches.map((branch) => branch.bounds.least),
      most: this.branches.map((branch) => branch.bounds.most),
    })
    const members = new Int32Array(this.orgs.length)
    this.branches.forEach((branch, i) => {
      members[branch.org] = counts[i] ?? 0
    })
    return { orgs: this.orgs, members, enterprises: this.named.get('private-enterprise') ?? 0 }
  }
}

const FREE: Bounds = { least: FEWEST_MEMBERS, most: MOST_MEMBERS }

/** The branches of a general branch: more than 50 members in all, and at most 100. */
function boundsIn(branches: number): Bounds {
  return { least: Math.ceil(51 / branches), most: Math.min(MOST_MEMBERS, Math.floor(100 / branches)) }
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value))
}
