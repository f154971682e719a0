import fc from 'fast-check'
import { dayStart, formatInstant, fromCalendar } from '../../data/language/time.ts'
import type { TestEvent } from './engine.ts'

/** The first day of generated histories; they run over several months. */
const FIRST_DAY = fromCalendar(2025, 11, 20)

const KINDS = [
  'org.founded',
  'org.founded',
  'org.changed',
  'org.moved',
  'org.dissolved',
  'member.registered',
  'member.registered',
  'member.registered',
  'member.admitted',
  'member.changed',
  'member.converted',
  'member.stopped',
  'member.restored',
  'member.expelled',
  'member.deceased',
  'member.transfer.opened',
  'member.transfer.cancelled',
  'member.transferred',
  'member.transferred',
  'meeting.held',
  'meeting.held',
  'meeting.held',
  'event.corrected',
  'event.corrected',
] as const // prettier-ignore

const wish = fc.record({
  kind: fc.constantFrom(...KINDS),
  gapHours: fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 1, max: 300 })),
  a: fc.nat(1_000),
  b: fc.nat(1_000),
  flag: fc.boolean(),
})
type Wish = typeof wish extends fc.Arbitrary<infer T> ? T : never

const BIRTHS = ['1965-01', '1990-12', '1995-02', '1985-03', '1980-01', '1950-06', '2001-05']
const EDUCATIONS = ['edu-bachelor', 'edu-college', 'edu-secondary']
const ORG_KINDS = ['branch', 'committee', 'general-branch', 'area', 'branch', 'committee']
const SECTORS = ['community', 'government', 'school', 'private-enterprise']
const FORMS = ['theme-day', 'congress', 'lecture']

/** What the generator remembers, so that most events apply; the engine judges, not this. */
interface Memory {
  readonly orgs: string[]
  readonly homes: Map<string, string>
  readonly sent: TestEvent[]
}

const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)]

function person(w: Wish) {
  return {
    gender: w.flag ? 'female' : 'male',
    birthMonth: pick(BIRTHS, w.b) ?? '1980-01',
    education: pick(EDUCATIONS, w.a) ?? 'edu-college',
    occupation: w.flag ? 'worker' : 'retired',
    ethnicity: w.b % 5 === 0 ? 'minority' : 'han',
  }
}

function toEvent(w: Wish, at: { nr: number; ts: number; memory: Memory }): TestEvent | undefined {
  const { nr, memory } = at
  const base = { id: `e${String(nr).padStart(4, '0')}`, type: w.kind, time: formatInstant(at.ts) }
  const org = pick(memory.orgs, w.a) ?? 'root'
  const members = [...memory.homes.keys()]
  const member = pick(members, w.a)
  const home = member === undefined ? org : (memory.homes.get(member) ?? org)
  switch (w.kind) {
    case 'org.founded': {
      const code = `o${memory.orgs.length}`
      const kind = pick(ORG_KINDS, w.b) ?? 'branch'
      memory.orgs.push(code)
      return {
        ...base,
        subject: code,
        data: {
          name: `组织${code}`,
          kind,
          parent: w.flag ? 'root' : org,
          ...(kind === 'area' ? {} : { sector: pick(SECTORS, w.a) }),
        },
      }
    }
    case 'org.changed':
      return {
        ...base,
        subject: org,
        data: w.flag ? { name: `改名${nr}` } : { kind: pick(ORG_KINDS, w.b), sector: pick(SECTORS, w.b) },
      }
    case 'org.moved':
      return { ...base, subject: org, data: { parent: w.b % 4 === 0 ? 'root' : (pick(memory.orgs, w.b) ?? 'root') } }
    case 'org.dissolved':
      return { ...base, subject: org, data: {} }
    case 'member.registered':
    case 'member.admitted': {
      const code = `m${memory.homes.size}`
      memory.homes.set(code, org)
      const data = { member: code, ...person(w) }
      return {
        ...base,
        subject: org,
        data:
          w.kind === 'member.admitted'
            ? data
            : { ...data, status: w.flag ? 'full' : 'probationary', joined: '2020-07' },
      }
    }
    case 'member.transferred': {
      if (member === undefined) return undefined
      const to = w.b % 6 === 0 ? null : (pick(memory.orgs, w.b) ?? null)
      if (to !== null) memory.homes.set(member, to)
      return { ...base, subject: to ?? home, data: { member, from: home, to } }
    }
    case 'member.transfer.opened':
      return member === undefined ? undefined : { ...base, subject: home, data: { member, to: w.flag ? null : org } }
    case 'member.changed':
      return member === undefined
        ? undefined
        : {
            ...base,
            subject: home,
            data: { member, education: pick(EDUCATIONS, w.b), ...(w.flag ? { birthMonth: pick(BIRTHS, w.b) } : {}) },
          }
    case 'meeting.held':
      return { ...base, subject: org, data: { form: pick(FORMS, w.b), attended: w.a % 20, expected: 20, minutes: 60 } }
    case 'event.corrected':
      return correction(base, { w, memory })
    default:
      return member === undefined ? undefined : { ...base, subject: home, data: { member } }
  }
}

function correction(
  base: { id: string; type: string; time: string },
  at: { w: Wish; memory: Memory },
): TestEvent | undefined {
  const { w, memory } = at
  const target = pick(
    memory.sent.filter((e) => e.type !== 'event.corrected'),
    w.a,
  )
  if (!target) return undefined
  const replacement =
    target.type === 'meeting.held'
      ? {
          data: { ...target.data, attended: w.b % 20 },
          ...(w.flag ? { subject: pick(memory.orgs, w.b) ?? 'root' } : {}),
        }
      : { data: 'education' in target.data ? { ...target.data, education: pick(EDUCATIONS, w.b) } : target.data }
  return {
    ...base,
    subject: target.subject,
    data: { id: target.id, reason: '录入有误', ...(w.flag ? { replacement } : {}) },
  }
}

/** Histories of one small city, in order of time: organisations, people, meetings, corrections; some events do not apply. */
export const history: fc.Arbitrary<TestEvent[]> = fc.array(wish, { minLength: 5, maxLength: 90 }).map((wishes) => {
  const memory: Memory = { orgs: [], homes: new Map(), sent: [] }
  let ts = dayStart(FIRST_DAY) + 9 * 3_600_000
  const start: Wish[] = [0, 1, 2, 3].map((n) => ({
    kind: 'org.founded',
    gapHours: 1,
    a: n,
    b: n === 0 ? 3 : n,
    flag: n < 2,
  }))
  for (const [nr, w] of [...start, ...wishes].entries()) {
    ts += w.gapHours * 3_600_000 + nr * 1_000
    const event = toEvent(w, { nr, ts, memory })
    if (event) memory.sent.push(event)
  }
  return memory.sent
})
