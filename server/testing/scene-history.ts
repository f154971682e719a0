import type { Place, Town } from '../../data/language/simulate.ts'
import { type Day, fromCalendar } from '../../data/language/time.ts'
import { reportsOn } from '../../data/scenes/simulate.ts'
import type { TestEvent } from './engine.ts'

const OPENING = fromCalendar(2026, 2, 20)
const SECTORS = ['community', 'village', 'government', 'school', 'private-enterprise', 'social', 'state-enterprise']
const MEMBERS = 4

/** A town of two streets, a few branches of all sorts and their members, for laws over what every scene simulates. */
export function smallTown(seed: number): Town {
  const areas: Place[] = ['s0', 's1'].map((code) => ({ code, kind: 'area', parent: 'root', members: [] }))
  const committees: Place[] = [{ code: 'c0', kind: 'committee', sector: 'community', parent: 's0', members: [] }]
  const branches = SECTORS.map((sector, i) => ({
    code: `b${i}`,
    kind: 'branch',
    sector,
    parent: `s${i % 2}`,
    members: Array.from({ length: MEMBERS }, (_, n) => `m${i * MEMBERS + n}`),
  }))
  return { seed, openingDay: OPENING, size: 30_000, branches, areas, committees }
}

/** The town's founding, and what all scenes report on the days after it, in order of time; one list a day. */
export function daysOf(town: Town, count: number): TestEvent[][] {
  const days = Array.from({ length: count }, (_, i) => OPENING + 1 + i)
  return [foundingOf(town), ...days.map((day) => reported(town, day))]
}

function foundingOf(town: Town): TestEvent[] {
  const orgs = [...town.areas, ...town.committees, ...town.branches].map(({ code, kind, sector, parent }) => ({
    id: `found-${code}`,
    type: 'org.founded',
    subject: code,
    time: '2026-02-20T08:00:00+08:00',
    data: { name: `组织${code}`, kind, parent, ...(sector === undefined ? {} : { sector }) },
  }))
  const members = town.branches.flatMap(({ code, members }) =>
    members.map((member, i) => ({
      id: `register-${member}`,
      type: 'member.registered',
      subject: code,
      time: '2026-02-20T09:00:00+08:00',
      data: {
        member,
        gender: i % 2 === 0 ? 'female' : 'male',
        birthMonth: `19${60 + i}-03`,
        education: 'edu-college',
        occupation: 'worker',
        ethnicity: 'han',
        status: 'full',
        joined: '2020-07',
      },
    })),
  )
  return [...orgs, ...members]
}

function reported(town: Town, day: Day): TestEvent[] {
  return reportsOn(town, day).map(({ id, type, subject, time, data, source }) => ({
    id,
    type,
    subject,
    time,
    data,
    ...(source === undefined ? {} : { source }),
  }))
}
