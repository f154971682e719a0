import type { Chance } from '../chance.ts'
import { findSentinel, MEMBERS, NUMBERS, PEOPLE, sentinel } from './sentinels.ts'

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
export type Fields = { [key: string]: Json }

/** A seed: an event that is good as it stands. */
export interface GoodEvent {
  readonly id: string
  readonly type: string
  readonly data: Readonly<Fields>
}

const KEYS = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'valueOf',
  'length',
  '',
  ' ',
  'a.b',
  '党员',
  '\u0000',
  '\ud800',
  'x'.repeat(5_000),
]
const STRINGS = [
  '',
  ' ',
  '\u0000',
  'a\nb',
  '\u007f',
  '\u202e党',
  '\ud800',
  '\udc00\ud800',
  '\ufeff',
  '\u2028',
  '__proto__',
  'constructor',
  'null',
  'NaN',
  '-1',
  '1e9',
  '党'.repeat(3_000),
  'x'.repeat(300),
  '🀄'.repeat(40),
  "'; DROP TABLE entry; --",
  '=cmd|x!A0',
  '../../etc/passwd',
  '<script>',
  '%00',
]
const NUMBERS_OF_JSON = [
  0,
  -0,
  -1,
  1,
  0.5,
  1e-320,
  1e308,
  2 ** 31,
  2 ** 53,
  2 ** 53 - 1,
  -(2 ** 53),
  100_000_000,
  1_440.000_1,
]
const TIMES = [
  '0001-01-01T00:00:00Z',
  '9999-12-31T23:59:59Z',
  '+275760-09-13T00:00:00Z',
  '-000001-01-01T00:00:00Z',
  '1921-06-30T23:59:59+08:00',
  '1921-07-01T00:00:00+08:00',
  '2026-02-30T00:00:00Z',
  '2026-13-01T00:00:00Z',
  '2026-01-01T24:00:00Z',
  '2026-01-01T23:59:60Z',
  '2026-01-01T00:00:00',
  '2026-01-01',
  '2026-01-01T00:00:00+99:99',
  '2026-01-01t00:00:00z',
  '2026-01-01T00:00:00.123456789Z',
  '2127-01-01T00:00:00Z',
  '１９９９-01-01T00:00:00Z',
  '1767225600',
  '',
] // prettier-ignore
const SOURCES = [
  'urn:yuntu:clock',
  'urn:yuntu:role:manager',
  '',
  'x'.repeat(201),
  'a\u0000b',
  '\ud800',
  '__proto__',
  'urn:yuntu:import:members',
]
const TYPES = [
  'day.opened',
  'deadline.passed',
  'event.corrected',
  'org.founde',
  'ORG.FOUNDED',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '',
  'x'.repeat(101),
  '\u0000',
]
const SUBJECTS = [
  'root',
  '__proto__',
  'constructor',
  '',
  'nowhere',
  'x'.repeat(65),
  'a\u0001',
  '\ud800',
  '*',
  '330106001001 ',
  '３３０１０６',
]

/** Kinds whose texts are official names, which a list of refusals may repeat. */
const isOfficial = (key: string, event: Fields) =>
  typeof event.type === 'string' && event.type.startsWith('org.') && (key === 'name' || key === 'short')

/** A value that hardly any field can be. */
function oddValue(chance: Chance): Json {
  return chance.pick<() => Json>([
    () => null,
    () => chance.happens(0.5),
    () => chance.pick(NUMBERS_OF_JSON),
    () => chance.pick(STRINGS),
    () => [],
    () => ({}),
    () => [chance.pick(STRINGS), null, {}],
    () => withKey({}, chance.pick(KEYS), chance.pick(STRINGS)),
    () => nested(chance.whole(2, 60)),
    () => chance.pick(TIMES),
  ])()
}

function nested(depth: number): Json {
  let value: Json = 1
  for (let i = 0; i < depth; i++) value = i % 2 === 0 ? [value] : { a: value }
  return value
}

/** Sets a key as JSON.parse would: `__proto__` is a key like others. */
function withKey(at: Fields, key: string, value: Json): Fields {
  Object.defineProperty(at, key, { value, enumerable: true, configurable: true, writable: true })
  return at
}

const isFields = (value: Json | undefined): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** One thing wrong with an event, by name; the event is changed in place, or another value stands for it. */
type Fault = (event: Fields, at: { chance: Chance; seeds: readonly GoodEvent[] }) => Json

const dataOf = (event: Fields): Fields => (isFields(event.data) ? event.data : event)
const anyKey = (of: Fields, chance: Chance) => (Object.keys(of).length > 0 ? chance.pick(Object.keys(of)) : 'x')

const FAULTS: Readonly<Record<string, Fault>> = {
  drop(event, { chance }) {
    const from = chance.happens(0.6) ? dataOf(event) : event
    delete from[anyKey(from, chance)]
    return event
  },
  odd(event, { chance }) {
    const into = chance.happens(0.7) ? dataOf(event) : event
    withKey(into, anyKey(into, chance), oddValue(chance))
    return event
  },
  extra(event, { chance }) {
    withKey(chance.happens(0.7) ? dataOf(event) : event, chance.pick(KEYS), oddValue(chance))
    return event
  },
  time: (event, { chance }) => withKey(event, 'time', chance.pick(TIMES)),
  tomorrow: (event, { chance }) =>
    withKey(event, 'time', new Date(Date.now() + chance.whole(1, 20_000) * 3_600_000).toISOString()),
  source: (event, { chance }) => withKey(event, 'source', chance.pick(SOURCES)),
  type: (event, { chance }) => withKey(event, 'type', chance.pick(TYPES)),
  subject: (event, { chance }) => withKey(event, 'subject', chance.pick(SUBJECTS)),
  id: (event, { chance }) => withKey(event, 'id', chance.pick(STRINGS)),
  version: (event, { chance }) => withKey(event, 'specversion', oddValue(chance)),
  payload: (event, { chance, seeds }) => withKey(event, 'data', structuredClone(chance.pick(seeds).data) as Fields), // a copy may be changed
  kind: (event, { chance, seeds }) => withKey(event, 'type', chance.pick(seeds).type),
  whole: (_, { chance }) => oddValue(chance),
  wrapped: (event) => [event],
  correction(event, { chance, seeds }) {
    const data: Fields = { id: chance.pick(seeds).id, reason: chance.pick([...STRINGS, '更正']) }
    if (chance.happens(0.6))
      data.replacement = chance.happens(0.3)
        ? oddValue(chance)
        : { data: structuredClone(chance.pick(seeds).data) as Fields }
    return withKey(withKey(event, 'type', 'event.corrected'), 'data', data)
  },
  person(event, { chance }) {
    const data = dataOf(event)
    const own = chance.pick(['name', 'idNumber', 'member', 'members', '姓名', ''])
    const key = own === '' ? anyKey(data, chance) : own
    if (isOfficial(key, event)) return event
    // Where no member's code is asked for, none can be told from other codes.
    const somebody = own === '' ? chance.pick([...NUMBERS, ...PEOPLE]) : sentinel(chance)
    const value = chance.pick<() => Json>([
      () => somebody,
      () => [somebody],
      () => ({ name: chance.pick(PEOPLE), code: chance.pick(MEMBERS) }),
      () => Number(chance.pick(NUMBERS).replace(/\D/g, '').slice(0, 18)),
    ])()
    withKey(data, key, value)
    // Some of them would be good otherwise.
    if (chance.happens(0.5)) withKey(data, '不该有', 1)
    return event
  },
  personAsKey(event, { chance }) {
    withKey(chance.happens(0.8) ? dataOf(event) : event, chance.pick([...NUMBERS, ...PEOPLE]), oddValue(chance))
    return event
  },
  personOutside: (event, { chance }) =>
    withKey(event, chance.pick(['id', 'type', 'subject', 'time']), chance.pick([...NUMBERS, ...PEOPLE])),
}
const NAMES = Object.keys(FAULTS)

/** A good event with one or more things wrong with it. */
export function spoil(
  event: Fields,
  at: { chance: Chance; seeds: readonly GoodEvent[] },
): { event: Json; notes: string[] } {
  const notes: string[] = []
  let spoilt: Json = event
  for (let i = at.chance.pick([1, 1, 1, 2, 3]); i > 0 && isFields(spoilt); i--) {
    const name = at.chance.pick(NAMES)
    notes.push(name)
    spoilt = FAULTS[name]?.(spoilt, at) ?? spoilt
  }
  if (isFields(spoilt)) keepOfficial(spoilt)
  return { event: spoilt, notes }
}

/** A later fault may have made an organisation of somebody: its name is public, so nobody's may stand there. */
function keepOfficial(event: Fields): void {
  const data = dataOf(event)
  for (const key of Object.keys(data))
    if (isOfficial(key, event) && findSentinel(JSON.stringify(data[key])) !== undefined) delete data[key]
}
