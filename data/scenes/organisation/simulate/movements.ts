import type { Random } from '../../../language/seeded.ts'
import type { Day } from '../../../language/time.ts'
import { ageIn, monthOf } from '../months.ts'
import { deskSecond, isWorkday } from './calendar.ts'
import { type City, FULL, type MemberTask, ON_PROBATION, OUT } from './city.ts'
import {
  EDUCATION,
  type Happening,
  identityOf,
  memberCode,
  monthOfYear,
  monthText,
  OCCUPATION,
  traitsOf,
} from './happening.ts'
import { isWelcoming, newMember } from './newcomers.ts'
import { DEVELOPED, YEARLY } from './truth.ts'

/** Years of 250 working days: a rate a year becomes one a working day. */
const WORKDAYS = 250

/** How a month departs from the mean; January first; twelve in all. Assumption (A): drives before July and December, moves in summer. */
const ADMISSIONS = [0.5, 0.4, 0.8, 1.1, 1.4, 2.6, 0.7, 0.5, 0.8, 1, 1.4, 0.8]
const TRANSFERS = [0.8, 0.7, 1.1, 1, 0.9, 1.1, 1.6, 1.3, 1.1, 0.9, 0.8, 0.7]

/** Chance of an opened transfer to be taken back. */
const CANCELLED = 0.04
const TRIES = 400

/** One day of one city, as the functions that fill it see it. */
export interface Today {
  readonly city: City
  readonly day: Day
  readonly random: Random
  readonly happenings: Happening[]
}

/** Notes an event of a member and that he has had his for today. */
function note(today: Today, event: { kind: string; org: number; member: number; data?: Happening['data'] }): void {
  today.city.touched.add(event.member)
  today.happenings.push({
    second: deskSecond(today.random),
    kind: event.kind,
    org: event.org,
    data: event.data ?? { member: memberCode(event.member) },
  })
}

/** What was due today, for one member. What does not fit the state any more falls away. */
export function fulfil(today: Today, task: MemberTask): void {
  const { city } = today
  const { member } = task
  if (city.touched.has(member)) {
    city.plan(today.day + 1, task)
    return
  }
  const standing = city.standingOf(member)
  const org = city.homeOf(member)
  switch (task.kind) {
    case 'convert':
      if (standing !== ON_PROBATION) return
      city.setStanding(member, FULL)
      note(today, { kind: 'member.converted', org, member })
      return
    case 'cancel':
      cancel(today, member)
      return
    case 'arrive':
      if (standing === OUT || city.people.isMoving[member] !== 1) return
      if (org === task.from && city.canSpare(member) && (task.to < 0 || city.canTake(task.to))) arrive(today, task)
      else cancel(today, member)
      return
    case 'restore':
      if (standing !== OUT || !city.canTake(task.home)) return
      city.setStanding(member, FULL)
      note(today, { kind: 'member.restored', org: task.home, member })
      return
    case 'remove':
      note(today, { kind: 'member.expelled', org: task.home, member })
  }
}

function cancel(today: Today, member: number): void {
  const { city } = today
  if (city.standingOf(member) === OUT || city.people.isMoving[member] !== 1) return
  city.people.isMoving[member] = 0
  note(today, { kind: 'member.transfer.cancelled', org: city.homeOf(member), member })
}

/** Moves a member, to `to` or (−1) out of the city. */
export function arrive(today: Today, at: { member: number; from: number; to: number }): void {
  const { city } = today
  const { member, from, to } = at
  const code = (org: number) => (org < 0 ? null : (city.orgs[org]?.code ?? null))
  if (to < 0) city.setStanding(member, OUT)
  else city.move(member, to)
  note(today, {
    kind: 'member.transferred',
    org: to < 0 ? from : to,
    member,
    data: { member: memberCode(member), from: code(from), to: code(to) },
  })
}

/** Everything new that happens to members on a day. */
export function moveMembers(today: Today): void {
  const { city, day, random } = today
  const stock = city.memberCount
  const month = monthOfYear(day) - 1
  repeat(random.poisson((YEARLY.deceased * stock) / 365), () => die(today))
  if (!isWorkday(day)) return
  const times = (rate: number, season: number) => random.poisson((rate * season * stock) / WORKDAYS)
  const moving = TRANSFERS[month] ?? 1
  // The others are admitted with their whole way on record: see `life.ts`.
  const untold = YEARLY.admitted * (1 - DEVELOPED[city.size])
  repeat(times(untold, ADMISSIONS[month] ?? 1), () => admit(today))
  repeat(times(YEARLY.inside, moving), () => comeIn(today))
  repeat(times(YEARLY.internal, moving), () => leaveFor(today, 'inside'))
  repeat(times(YEARLY.outside, moving), () => leaveFor(today, 'outside'))
  repeat(times(YEARLY.stopped, 1), () => stop(today))
  repeat(times(YEARLY.expelled, 1), () => expel(today))
  repeat(times(YEARLY.changed, 1), () => change(today))
}

function repeat(count: number, act: () => void): void {
  for (let i = 0; i < count; i++) act()
}

/** A member that may be touched today and fits; undefined after many tries. */
function find(today: Today, fits: (member: number) => boolean): number | undefined {
  const { city, random } = today
  for (let i = 0; i < TRIES; i++) {
    const member = random.below(city.memberCount)
    if (city.isFree(member) && fits(member)) return member
  }
  return undefined
}

const ageOn = (today: Today, member: number) => ageIn(today.city.people.birth[member] ?? 0, monthOf(today.day))

/** Deaths double about every nine years of age; before forty they are rare. */
function die(today: Today): void {
  const { city, random } = today
  const member = find(
    today,
    (m) => city.canSpare(m) && random.chance(Math.min(1, 0.9 * 2 ** ((ageOn(today, m) - 92) / 9))),
  )
  if (member === undefined) return
  const org = city.homeOf(member)
  city.setStanding(member, OUT)
  note(today, { kind: 'member.deceased', org, member })
}

function stop(today: Today): void {
  const { city, day, random } = today
  const member = find(today, (m) => city.canSpare(m) && city.standingOf(m) === FULL && ageOn(today, m) < 61)
  if (member === undefined) return
  const home = city.homeOf(member)
  city.setStanding(member, OUT)
  note(today, { kind: 'member.stopped', org: home, member })
  // Found again within a year, or removed two years after the stop (DOMAIN: 失联党员).
  if (random.chance(0.4)) city.plan(day + random.between(60, 400), { kind: 'restore', member, home })
  else city.plan(day + 731 + random.below(120), { kind: 'remove', member, home })
}

function expel(today: Today): void {
  const { city } = today
  const member = find(today, (m) => city.canSpare(m) && city.standingOf(m) === FULL)
  if (member === undefined) return
  const org = city.homeOf(member)
  city.setStanding(member, OUT)
  note(today, { kind: 'member.expelled', org, member })
}

/** Half of the moves begin with a letter of introduction, some of which are taken back. */
function leaveFor(today: Today, where: 'inside' | 'outside'): void {
  const { city, day, random } = today
  const member = find(
    today,
    (m) => city.canSpare(m) && city.standingOf(m) === FULL && (where === 'inside' || ageOn(today, m) < 61),
  )
  if (member === undefined) return
  const from = city.homeOf(member)
  const to = where === 'outside' ? -1 : receiverFor(today, from)
  if (to === undefined) return
  if (random.chance(0.4)) {
    arrive(today, { member, from, to })
    return
  }
  city.people.isMoving[member] = 1
  const code = to < 0 ? null : (city.orgs[to]?.code ?? null)
  note(today, { kind: 'member.transfer.opened', org: from, member, data: { member: memberCode(member), to: code } })
  const due = day + random.between(2, 25)
  city.plan(due, random.chance(CANCELLED) ? { kind: 'cancel', member } : { kind: 'arrive', member, from, to })
}

/** Another branch, mostly one nearby: the tree is in preorder, so neighbours are close. */
function receiverFor(today: Today, from: number): number | undefined {
  const { city, random } = today
  for (let i = 0; i < 60; i++) {
    const to = random.chance(0.6) ? from + random.between(-150, 150) : (random.pick(city.branches) ?? from)
    const org = city.orgs[to]
    if (org && to !== from && isWelcoming(org) && city.canTake(to)) return to
  }
  return undefined
}

function admit(today: Today): void {
  const { city, day, random } = today
  const newcomer = newMember({ city, month: monthOf(day), random, as: 'admitted' })
  if (!newcomer) return
  const member = city.join(newcomer)
  city.plan(conversionDay(day, random), { kind: 'convert', member })
  note(today, {
    kind: 'member.admitted',
    org: newcomer.home,
    member,
    data: { ...identityOf(city, member), ...traitsOf(city, member) },
  })
}

/** A calendar year after the branch meeting at the earliest, most within six weeks of it, some late. */
function conversionDay(day: Day, random: Random): Day {
  return day + 366 + Math.floor(45 * random.unit() ** 2) + (random.chance(0.05) ? random.below(90) : 0)
}

function comeIn(today: Today): void {
  const { city, day, random } = today
  const newcomer = newMember({ city, month: monthOf(day), random, as: 'transferred' })
  if (!newcomer) return
  const member = city.join(newcomer)
  const profile = { ...traitsOf(city, member), status: 'full', joined: monthText(newcomer.joined) }
  const to = city.orgs[newcomer.home]?.code ?? null
  note(today, {
    kind: 'member.transferred',
    org: newcomer.home,
    member,
    data: { ...identityOf(city, member), from: null, to, profile },
  })
}

const STUDENT = OCCUPATION.indexOf('student')
const FARMER = OCCUPATION.indexOf('farmer')
const RETIRED = OCCUPATION.indexOf('retired')
const PROFESSIONAL = OCCUPATION.indexOf('professional')

/** Students find work, the employed retire, some finish further studies. */
function change(today: Today): void {
  const { city, random } = today
  const { occupation, education } = city.people
  const member = find(today, (m) => {
    const age = ageOn(today, m)
    const job = occupation[m]
    return job === STUDENT
      ? age >= 22
      : age >= 60
        ? job !== RETIRED && job !== FARMER
        : age < 46 && (education[m] ?? 0) > 0 && random.chance(0.1)
  })
  if (member === undefined) return
  const data: Record<string, unknown> = { member: memberCode(member) }
  if (occupation[member] === STUDENT) occupation[member] = PROFESSIONAL
  else if (ageOn(today, member) >= 60) occupation[member] = RETIRED
  else {
    education[member] = (education[member] ?? 1) - 1
    data.education = EDUCATION[education[member] ?? 0]
  }
  if (data.education === undefined) data.occupation = OCCUPATION[occupation[member] ?? 0]
  note(today, { kind: 'member.changed', org: city.homeOf(member), member, data })
}
