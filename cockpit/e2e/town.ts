import type { Town } from '../../data/language/simulate.ts'
import { type Day, dayStart, formatInstant, toDay } from '../../data/language/time.ts'
import { reportsOn } from '../../data/scenes/simulate.ts'
import type { Server } from './support.ts'

/** What a hostile upstream would write into every name: it must never become more than text. */
export const HOSTILE = '<img src=x onerror="window.__hit=1">'

const DAYS = 45
const SECTORS = ['community', 'village', 'government', 'school', 'private-enterprise', 'social', 'state-enterprise']
const STREETS = [
  { code: 'street-1', parent: '330106' },
  { code: 'street-2', parent: '330110' },
]

/**
 * Two districts with a street and seven branches each, whose every scene has reported for weeks, up to now. Every name,
 * every source and id of an event, and the code of one more branch carries `HOSTILE`: no other field of any event takes it.
 */
export async function fillTown(server: Server): Promise<void> {
  const today = toDay(Date.now())
  const town = townFrom(today - DAYS)
  const days = Array.from({ length: DAYS }, (_, i) => today - DAYS + 1 + i)
  for (const day of [null, ...days]) {
    const events = day === null ? foundingOf(town) : reportsOn(town, day).filter(({ ts }) => ts <= Date.now())
    await post(server, events)
  }
}

function townFrom(openingDay: Day): Town {
  const areas = STREETS.map(({ code, parent }) => ({ code, kind: 'area', parent, members: [] }))
  const branches = STREETS.flatMap(({ code: parent }) =>
    SECTORS.map((sector, i) => {
      const code = `${parent}-${i}`
      return {
        code,
        kind: 'branch',
        sector,
        parent,
        members: Array.from({ length: 9 }, (_, n) => `${parent}-${i}-${n}`),
      }
    }),
  )
  return { seed: 7, openingDay, size: 20_000, branches, areas, committees: [] }
}

function foundingOf({ openingDay, areas, branches }: Town) {
  const time = formatInstant(dayStart(openingDay) + 9 * 3_600_000)
  const found = (subject: string, data: Readonly<Record<string, unknown>>) => ({
    ...{ id: `found-${subject}`, type: 'org.founded', source: 'urn:e2e', subject, time },
    data: { name: `${subject} ${HOSTILE}`, short: `${subject.slice(0, 10)}${HOSTILE}`, ...data },
  })
  return [
    ...STREETS.map(({ parent }) => found(parent, { kind: 'area', parent: 'root' })),
    ...areas.map(({ code, parent }) => found(code, { kind: 'area', parent })),
    ...branches.map(({ code, sector, parent }) => found(code, { kind: 'branch', sector, parent })),
    found(HOSTILE, { kind: 'branch', sector: 'community', parent: STREETS[0]?.code }),
    ...branches.flatMap(({ code, members }) =>
      members.map((member, i) => ({
        ...{ id: `registered-${member}`, type: 'member.registered', source: 'urn:e2e', subject: code, time },
        data: {
          ...{ member, name: HOSTILE, gender: i % 2 === 0 ? 'female' : 'male', birthMonth: `19${55 + 5 * i}-03` },
          ...{ education: 'edu-college', occupation: 'worker', ethnicity: 'han', status: 'full', joined: '2020-07' },
        },
      })),
    ),
  ]
}

interface Sent {
  readonly id: string
  readonly source?: string
}

async function post(server: Server, events: readonly Sent[]): Promise<void> {
  if (events.length === 0) return
  const { tokens } = server.firstRun()
  const response = await fetch(`${server.origin}/api/events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${tokens.source}`, 'content-type': 'application/x-ndjson' },
    body: events
      .map(({ id, source, ...event }) =>
        JSON.stringify({ specversion: '1.0', ...event, source: `${source} ${HOSTILE}`, id: `${id} ${HOSTILE}` }),
      )
      .join('\n'),
  })
  const answer = await response.json()
  if (!response.ok || answer.rejected.length > events.length / 20)
    throw new Error(JSON.stringify(answer).slice(0, 2_000))
}
