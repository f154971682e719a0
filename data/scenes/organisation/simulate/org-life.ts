import { deskSecond, isWorkday } from './calendar.ts'
import { FULL, type OrgTask } from './city.ts'
import type { Happening } from './happening.ts'
import { arrive, type Today } from './movements.ts'
import type { Org } from './plan.ts'
import { YEARLY_ORGS } from './truth.ts'
import { numeral, unitName } from './words.ts'

const WORKDAYS = 250
/** A branch that sends members to a temporary one must have enough to stay lawful itself. */
const DONOR_MEMBERS = 18
const SENT = 5
/** Numbers of those founded later begin here, so that their codes never meet those of the opening. */
const LATER_UNIT = 9_000
const LATER_PART = 900

/** Everything new that happens to organisations on a day: some founded for a time, some renamed, some moved. */
export function moveOrgs(today: Today): void {
  const { city, day, random } = today
  if (!isWorkday(day)) return
  const times = (rate: number) => random.poisson((rate * city.branches.length) / WORKDAYS)
  for (let n = times(YEARLY_ORGS.founded); n > 0; n--) found(today)
  for (let n = times(YEARLY_ORGS.renamed); n > 0; n--) rename(today)
  for (let n = times(YEARLY_ORGS.moved); n > 0; n--) move(today)
}

function note(today: Today, event: { kind: string; org: number; data: Happening['data'] }): void {
  today.happenings.push({ second: deskSecond(today.random), ...event })
}

/** A branch of the opening, not dissolved, that fits; undefined after many tries. */
function find(today: Today, fits: (org: Org, index: number) => boolean): number | undefined {
  for (let i = 0; i < 200; i++) {
    const index = today.random.pick(today.city.branches)
    const org = index === undefined ? undefined : today.city.orgs[index]
    if (index !== undefined && org && !today.city.dissolved.has(index) && fits(org, index)) return index
  }
  return undefined
}

const isForATime = (org: Org) => org.kind === 'temporary-branch' || org.kind === 'project-branch'

/** A temporary or project branch beside a large one, which sends the first members in the days that follow. */
function found(today: Today): void {
  const { city, day, random } = today
  const donor = find(today, (org, i) => !isForATime(org) && (city.full[i] ?? 0) >= DONOR_MEMBERS)
  const from = donor === undefined ? undefined : city.orgs[donor]
  const parent = from && city.orgs[from.parent]
  if (donor === undefined || !from?.sector || !parent) return
  const count = city.founded.get(from.parent) ?? 0
  if (count >= 99) return
  const isProject = from.sector === 'state-enterprise' || from.sector === 'private-enterprise'
  const word = isProject ? '项目' : '临时'
  const nr = parent.kind === 'area' ? `${LATER_UNIT + count}` : `${LATER_PART + count}`
  const base = from.name.replace(/支部委员会$/, '')
  const org: Org = {
    ...from,
    code: `${parent.code}${nr}`,
    name: `${base}${word}第${numeral(count + 1)}支部委员会`,
    short: `${from.short.replace(/党支部$/, '')}${word}党支部`,
    kind: isProject ? 'project-branch' : 'temporary-branch',
    leaning: undefined,
  }
  const index = city.found(org)
  note(today, {
    kind: 'org.founded',
    org: index,
    data: { name: org.name, short: org.short, kind: org.kind, sector: from.sector, parent: parent.code },
  })
  city.plan(day + random.between(1, 3), { kind: 'gather', org: index, donor })
  city.plan(day + random.between(90, 300), { kind: 'disband', org: index, donor })
}

/** What was due today for an organisation founded for a time. */
export function fulfilForOrg(today: Today, task: OrgTask): void {
  const { city, day } = today
  const { org, donor } = task
  switch (task.kind) {
    case 'gather': {
      const movers = city.firstMembersOf(donor).filter((m) => city.isFree(m) && city.standingOf(m) === FULL)
      for (const member of movers.slice(0, SENT)) {
        if (!city.canSpare(member)) return
        city.send(org, member)
        arrive(today, { member, from: donor, to: org })
      }
      return
    }
    case 'disband': {
      for (const member of city.firstMembersOf(org)) {
        const to = city.canTake(donor)
          ? donor
          : find(today, (other, i) => !isForATime(other) && i !== org && city.canTake(i))
        if (city.isFree(member) && to !== undefined) arrive(today, { member, from: org, to })
      }
      city.plan(day + 1, { kind: 'dissolve', org, donor })
      return
    }
    case 'dissolve':
      if ((city.total[org] ?? 0) > 0) {
        city.plan(day + 1, { kind: 'disband', org, donor })
        return
      }
      city.dissolved.add(org)
      note(today, { kind: 'org.dissolved', org, data: {} })
  }
}

const isLoneEnterprise = (today: Today, org: Org) =>
  org.sector === 'private-enterprise' && org.kind === 'branch' && today.city.orgs[org.parent]?.kind === 'area'

/** An enterprise takes another name. */
function rename(today: Today): void {
  const { city } = today
  const index = find(today, (org) => isLoneEnterprise(today, org))
  const org = index === undefined ? undefined : city.orgs[index]
  if (index === undefined || !org) return
  const { full, short } = unitName('private-enterprise', {
    area: '',
    street: '',
    isMunicipal: false,
    k: city.enterprises++,
    n: 0,
  })
  const named = { name: `中共${full}支部委员会`, short: `${short}党支部` }
  city.orgs[index] = { ...org, ...named }
  note(today, { kind: 'org.changed', org: index, data: named })
}

/** An enterprise's branch comes under the committee of a community or village of its street. */
function move(today: Today): void {
  const { city } = today
  const index = find(today, (org) => isLoneEnterprise(today, org))
  const org = index === undefined ? undefined : city.orgs[index]
  if (index === undefined || !org) return
  const parent = committeeIn(today, org.parent)
  const above = city.orgs[parent]
  if (!above) return
  city.orgs[index] = { ...org, parent }
  note(today, { kind: 'org.moved', org: index, data: { parent: above.code } })
}

/** The first committee of a community or village in a street, −1 for none: the tree is in preorder, so it comes soon. */
function committeeIn(today: Today, street: number): number {
  const { orgs } = today.city
  for (let i = street + 1; orgs[i] && orgs[i]?.kind !== 'area'; i++) {
    const { parent, kind, sector } = orgs[i] ?? {}
    if (parent === street && kind === 'committee' && (sector === 'community' || sector === 'village')) return i
  }
  return -1
}
