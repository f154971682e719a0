import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { DAY_MS, formatInstant } from '../../data/language/time.ts'
import { Chance } from '../drill/chance.ts'

const SOURCE = 'urn:yuntu:bench'
/** The tree comes from elsewhere, so that the ids of the meetings are the whole sequence of their source. */
const REGISTER = 'urn:yuntu:bench-register'
const AREAS = 5
const BRANCHES = 50

/** The small tree that the meetings are held in: root, areas, branches. */
export function foundings(now: number) {
  const time = formatInstant(now - 400 * DAY_MS - ((now - 400 * DAY_MS) % 1_000))
  const areas = Array.from({ length: AREAS }, (_, i) => ({
    subject: `bench-${i}`,
    data: { name: `区域 ${i}`, kind: 'area', parent: 'root' },
  }))
  const branches = Array.from({ length: BRANCHES }, (_, i) => ({
    subject: branch(i),
    data: { name: `支部 ${i}`, kind: 'branch', sector: 'community', parent: `bench-${i % AREAS}` },
  }))
  return [...areas, ...branches].map((e) => ({
    id: `found-${e.subject}`,
    source: REGISTER,
    type: 'org.founded',
    time,
    ...e,
  }))
}

function branch(i: number): string {
  return `bench-branch-${String(i).padStart(3, '0')}`
}

const FORMS = ['theme-day', 'congress', 'lecture', 'committee', 'group'] as const

/** Two files of meetings: what a side runs warm on, and what is measured. */
export interface Meetings {
  readonly warm: string
  readonly file: string
}

/**
 * Writes meetings as NDJSON, in order of time over the last days.
 *
 * Ids are a sequence over both files, or UUIDs of version 4 where `isRandom`.
 */
export function writeMeetings(
  to: Meetings,
  options: { warm: number; count: number; now: number; isRandom: boolean },
): void {
  const { warm, count, now, isRandom } = options
  const chance = new Chance(1)
  const lines: string[] = []
  for (let i = 0; i < warm + count; i++) {
    const ts = now - 10_000 - (warm + count - i) * 1_000
    const expected = chance.whole(5, 60)
    lines.push(
      JSON.stringify({
        specversion: '1.0',
        id: isRandom ? randomUUID() : `bench-${String(i).padStart(12, '0')}`,
        source: SOURCE,
        type: 'meeting.held',
        subject: branch(chance.whole(0, BRANCHES - 1)),
        time: formatInstant(ts - (ts % 1_000)),
        data: {
          form: chance.pick(FORMS),
          attended: chance.whole(1, expected),
          expected,
          minutes: chance.whole(20, 180),
        },
      }),
    )
  }
  writeFileSync(to.warm, `${lines.slice(0, warm).join('\n')}\n`)
  writeFileSync(to.file, `${lines.slice(warm).join('\n')}\n`)
}
