import { dayStart, formatInstant, fromCalendar } from '../../language/time.ts'

/**
 * What was published of 双报到 in 2021-11: 15,480 members reported (99 %), 13,891 services, 16,797 wishes claimed, and
 * 988 branches paired with 1,136 communities.
 *
 * `inService` is ours: the whole number of members of whom 15,480 are 99 %.
 */
export const PUBLISHED_2021 = {
  reported: 15_480,
  inService: 15_636,
  services: 13_891,
  wishesClaimed: 16_797,
  branches: 988,
  communities: 1_136,
} as const

/** One report of the published state, as the door takes it. */
export interface PublishedEvent {
  readonly id: string
  readonly source: string
  readonly type: string
  readonly subject: string
  readonly time: string
  readonly data: Readonly<Record<string, unknown>>
}

const SOURCE = 'urn:yuntu:demo:dual-report-2021'
const AREA = 'dual-report-2021'
const DISTRICT = { name: '双报到 2021-11', kind: 'area', parent: 'root' }
const TYPES = {
  report: 'report-in.made',
  service: 'service.given',
  posted: 'wish.posted',
  claimed: 'wish.claimed',
  pairing: 'pairing.made',
} as const

const code = (what: string, nr: number) => `${what}-2021-${String(nr + 1).padStart(5, '0')}`

/**
 * A district of its own that stands where the published one stood at the end of 2021-11: what its sums come to is
 * exactly what was published. Ids follow from the content, so that sending it again changes nothing.
 */
export function* publishedDualReport(): Generator<PublishedEvent> {
  const { reported, inService, services, wishesClaimed, branches, communities } = PUBLISHED_2021
  const branch = (nr: number) => code('unit', nr % branches)
  const community = (nr: number) => code('community', nr % communities)

  yield event('org.founded', { id: AREA, subject: AREA, minute: 0, data: DISTRICT })
  for (let i = 0; i < branches; i++) yield founded(branch(i), 'government')
  for (let i = 0; i < communities; i++) yield founded(community(i), 'community')
  for (let i = 0; i < inService; i++) {
    const member = code('member', i)
    yield event('member.registered', { id: member, subject: branch(i), minute: 2, data: { member, ...PERSON } })
  }
  for (let i = 0; i < reported; i++) {
    const data = { member: code('member', i), community: community(i) }
    yield event(TYPES.report, { id: code('report', i), subject: branch(i), minute: 1_440 + i, data })
  }
  // Every community has a branch, and every branch a community.
  for (let i = 0; i < communities; i++) {
    const pairing = code('pairing', i)
    yield event(TYPES.pairing, {
      id: pairing,
      subject: branch(i),
      minute: 1_440 + i,
      data: { pairing, with: community(i) },
    })
  }
  for (let i = 0; i < services; i++) {
    const service = code('service', i)
    const data = { service, kind: 'policy', minutes: 60, points: 2, persons: 1 }
    yield event(TYPES.service, { id: service, subject: branch(i), minute: 20_000 + i * 30, data })
  }
  for (let i = 0; i < wishesClaimed; i++) {
    const wish = code('wish', i)
    const minute = 20_000 + i * 20
    yield event(TYPES.posted, { id: `${wish}-posted`, subject: community(i), minute, data: { wish, kind: 'elders' } })
    yield event(TYPES.claimed, { id: `${wish}-claimed`, subject: branch(i), minute: minute + 600, data: { wish } })
  }
}

const PERSON = {
  gender: 'female',
  birthMonth: '1980-06',
  education: 'edu-bachelor',
  occupation: 'official',
  ethnicity: 'han',
  joined: '2010-07',
}

function founded(subject: string, sector: string): PublishedEvent {
  const data = { name: subject, kind: 'branch', sector, parent: AREA }
  return event('org.founded', { id: subject, subject, minute: 1, data })
}

/** Minutes count from the first working morning of 2021; all of it lies before December. */
function event(
  type: string,
  at: { id: string; subject: string; minute: number; data: PublishedEvent['data'] },
): PublishedEvent {
  const { id, subject, minute, data } = at
  const ts = dayStart(fromCalendar(2021, 1, 4)) + (9 * 60 + minute) * 60_000
  return { id, source: SOURCE, type, subject, time: formatInstant(ts), data }
}
