import { mixSeeds, Random } from '../../../language/seeded.ts'
import type { Day } from '../../../language/time.ts'
import { monthOf } from '../months.ts'
import { nextWorkday, yearAfter } from './calendar.ts'
import { type Census, censusOf } from './census.ts'
import { LEAST_FULL, MOST_MEMBERS } from './lawful.ts'
import { type People, populate } from './people.ts'
import { isBranch, type Org, planCity } from './plan.ts'
import type { Size } from './truth.ts'

/** What is to happen to a member on a later day; organisations and members by index, `to` −1: outside the city. */
export type MemberTask =
  | { readonly kind: 'convert' | 'cancel'; readonly member: number }
  | { readonly kind: 'arrive'; readonly member: number; readonly from: number; readonly to: number }
  | { readonly kind: 'restore' | 'remove'; readonly member: number; readonly home: number }

/** What is to happen to a branch founded for a time, with members of `donor`. */
export interface OrgTask {
  readonly kind: 'gather' | 'disband' | 'dissolve'
  readonly org: number
  readonly donor: number
}
export type Task = MemberTask | OrgTask

/** Where a member stands: out of stock, or in it. */
export const OUT = 0
export const FULL = 1
export const ON_PROBATION = 2

/** A member that is new to the city. */
export interface Newcomer {
  readonly home: number
  readonly gender: number
  readonly education: number
  readonly occupation: number
  readonly ethnicity: number
  readonly birth: number
  readonly joined: number
  readonly standing: number
}

/** How many of what a population consists of at its opening. */
export interface Counts extends Census {
  readonly organisations: number
  readonly areas: number
  /** Events that make the opening: everything founded, everybody registered. */
  readonly openingEvents: number
}

/**
 * The simulated city on the eve of `nextDay`: state that moves forward a day at a time, never back.
 *
 * The same seed, size and opening give the same city on every day. Columns grow; indexes never change.
 */
export class City {
  readonly seed: number
  readonly size: Size
  readonly openingDay: Day
  readonly counts: Counts
  readonly orgs: Org[]
  /** Branches, by index into `orgs`, dissolved ones included. */
  readonly branches: number[]
  readonly dissolved = new Set<number>()
  /** Members in stock, and full members among them, by organisation. */
  readonly total: number[]
  readonly full: number[]
  people: People & { standing: Uint8Array; isMoving: Uint8Array }
  memberCount: number
  enterprises: number
  nextDay: Day
  readonly agenda = new Map<Day, Task[]>()
  /** Who has moved today: one event a day and member keeps causes in order. */
  readonly touched = new Set<number>()
  private readonly sent = new Map<number, number[]>()
  /** Members of the opening stand in the order of their branches. */
  private readonly firstMember: Int32Array
  private readonly openingMembers: Int32Array
  /** How many organisations were founded since the opening, by parent. */
  readonly founded = new Map<number, number>()

  constructor(options: { seed: number; size: Size; openingDay: Day }) {
    const { seed, size, openingDay } = options
    this.seed = seed
    this.size = size
    this.openingDay = openingDay
    const plan = planCity(options)
    this.orgs = plan.orgs
    this.branches = plan.orgs.flatMap((org, i) => (isBranch(org) ? [i] : []))
    this.enterprises = plan.enterprises
    const month = monthOf(openingDay)
    const census = censusOf(size, month)
    const people = populate(plan, { seed, census, month })
    this.memberCount = plan.memberCount
    this.people = {
      ...people,
      standing: people.probationary.map((p) => (p === 1 ? ON_PROBATION : FULL)),
      isMoving: new Uint8Array(plan.memberCount),
    }
    this.openingMembers = plan.members
    this.firstMember = startsOf(plan.members)
    this.total = plan.orgs.map(() => 0)
    this.full = plan.orgs.map(() => 0)
    this.nextDay = openingDay + 1
    const areas = plan.orgs.filter((org) => org.kind === 'area').length
    this.counts = {
      ...census,
      organisations: plan.orgs.length - areas,
      areas,
      openingEvents: plan.orgs.length + plan.memberCount,
    }
    this.settle()
  }

  /** Counts everybody in, and dates the conversions to come. */
  private settle(): void {
    const random = new Random(mixSeeds(this.seed, 3))
    const { home, standing, joined } = this.people
    for (let i = 0; i < this.memberCount; i++) {
      this.count(home[i] ?? 0, { by: 1, standing: standing[i] ?? 0 })
      if (standing[i] === ON_PROBATION)
        this.plan(Math.max(this.openingDay + 1 + random.below(20), yearAfter(joined[i] ?? 0) + random.below(24)), {
          kind: 'convert',
          member: i,
        })
    }
  }

  private count(org: number, at: { by: 1 | -1; standing: number }): void {
    this.total[org] = (this.total[org] ?? 0) + at.by
    if (at.standing === FULL) this.full[org] = (this.full[org] ?? 0) + at.by
  }

  /** Puts a task on the first working day from `day` on. */
  plan(day: Day, task: Task): void {
    const at = nextWorkday(Math.max(day, this.nextDay))
    const tasks = this.agenda.get(at)
    if (tasks) tasks.push(task)
    else this.agenda.set(at, [task])
  }

  standingOf(member: number): number {
    return this.people.standing[member] ?? OUT
  }

  homeOf(member: number): number {
    return this.people.home[member] ?? 0
  }

  /** Changes a member's standing; out of stock or back into it, the branch stays known. */
  setStanding(member: number, standing: number): void {
    const before = this.standingOf(member)
    const home = this.homeOf(member)
    if (before !== OUT) this.count(home, { by: -1, standing: before })
    if (standing !== OUT) this.count(home, { by: 1, standing })
    this.people.standing[member] = standing
    if (standing === OUT) this.people.isMoving[member] = 0
  }

  move(member: number, to: number): void {
    const standing = this.standingOf(member)
    this.count(this.homeOf(member), { by: -1, standing })
    this.count(to, { by: 1, standing })
    this.people.home[member] = to
    this.people.isMoving[member] = 0
  }

  join(newcomer: Newcomer): number {
    const member = this.memberCount++
    if (member >= this.people.home.length) this.grow()
    const { people } = this
    people.home[member] = newcomer.home
    people.gender[member] = newcomer.gender
    people.education[member] = newcomer.education
    people.occupation[member] = newcomer.occupation
    people.ethnicity[member] = newcomer.ethnicity
    people.birth[member] = newcomer.birth
    people.joined[member] = newcomer.joined
    this.setStanding(member, newcomer.standing)
    return member
  }

  private grow(): void {
    const size = Math.ceil(this.memberCount * 1.2) + 1_000
    const bytes = (old: Uint8Array) => {
      const column = new Uint8Array(size)
      column.set(old)
      return column
    }
    const words = (old: Uint16Array) => {
      const column = new Uint16Array(size)
      column.set(old)
      return column
    }
    const home = new Int32Array(size)
    home.set(this.people.home)
    const { gender, education, occupation, ethnicity, probationary, birth, joined, standing, isMoving } = this.people
    this.people = {
      home,
      gender: bytes(gender),
      education: bytes(education),
      occupation: bytes(occupation),
      ethnicity: bytes(ethnicity),
      probationary: bytes(probationary),
      birth: words(birth),
      joined: words(joined),
      standing: bytes(standing),
      isMoving: bytes(isMoving),
    }
  }

  /** Founds an organisation; its index. */
  found(org: Org): number {
    const index = this.orgs.push(org) - 1
    this.branches.push(index)
    this.total.push(0)
    this.full.push(0)
    this.founded.set(org.parent, (this.founded.get(org.parent) ?? 0) + 1)
    return index
  }

  /** In stock, not on the way elsewhere, nothing recorded today, and not the one of a branch who always stays. */
  isFree(member: number): boolean {
    return (
      member !== this.firstOf(this.homeOf(member)) &&
      this.standingOf(member) !== OUT &&
      this.people.isMoving[member] !== 1 &&
      !this.touched.has(member)
    )
  }

  /** Whether the branch stays lawful without this member. */
  canSpare(member: number): boolean {
    return this.standingOf(member) === ON_PROBATION || (this.full[this.homeOf(member)] ?? 0) > LEAST_FULL
  }

  canTake(org: number): boolean {
    return !this.dissolved.has(org) && (this.total[org] ?? 0) < MOST_MEMBERS
  }

  /** The first of those who belonged to a branch at the opening; the others follow. */
  firstOf(org: number): number {
    return this.firstMember[org] ?? 0
  }

  /** Who of a branch's first members (those of the opening, or those sent to it when it was founded) is there now. */
  firstMembersOf(org: number): number[] {
    const sent = this.sent.get(org)
    const first = this.firstMember[org] ?? 0
    const members = sent ?? Array.from({ length: this.openingMembers[org] ?? 0 }, (_, i) => first + i)
    return members.filter((member) => this.homeOf(member) === org && this.standingOf(member) !== OUT)
  }

  /** Notes who was sent to a branch founded for a time; nobody else comes to it. */
  send(org: number, member: number): void {
    const sent = this.sent.get(org)
    if (sent) sent.push(member)
    else this.sent.set(org, [member])
  }
}

/** Where each part begins when all stand in a row. */
function startsOf(counts: Int32Array): Int32Array {
  let at = 0
  return counts.map((count) => {
    at += count
    return at - count
  })
}
