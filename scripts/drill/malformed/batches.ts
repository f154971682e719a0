import { formatInstant } from '../../../data/language/time.ts'
import type { Chance } from '../chance.ts'
import { damage } from './bytes.ts'
import { type Fields, type GoodEvent, type Json, spoil } from './json.ts'

/** What a batch must be answered with: taken, with this many records received, or refused as a whole. */
export type Expected =
  | { readonly kind: 'taken'; readonly received: number }
  | { readonly kind: 'refused'; readonly statuses: readonly number[] }

/** A request to `POST /api/events`, and what is wrong with it. */
export interface BatchCase {
  readonly body: Buffer
  readonly headers: Readonly<Record<string, string>>
  readonly expected: Expected
  readonly notes: readonly string[]
}

const LINES = 'application/x-ndjson'
const BATCH = 'application/cloudevents-batch+json'
const SINGLE = 'application/cloudevents+json'
/** Defaults of the server that is tried. */
const MAX_LINE_BYTES = 65_536
const MAX_BODY_BYTES = 16 * 1_048_576
const MAX_REFUSED = 10_000
/** More would hide others from the list of refused records, which shows a thousand. */
const MAX_LINES = 250

export interface BatchOptions {
  readonly seeds: readonly GoodEvent[]
  readonly token: string
  /** Makes ids that no other batch has. */
  readonly nr: number
}

/** A batch of good and spoilt events, written in one of the ways that are taken, and damaged in some of them. */
export function makeBatch(chance: Chance, options: BatchOptions): BatchCase {
  const notes: string[] = []
  const events = Array.from({ length: chance.pick([1, 2, 3, 4, 6, 9]) }, (_, i) =>
    makeEvent(chance, { ...options, i, notes }),
  )
  if (chance.happens(0.1)) events.push(structuredClone(chance.pick(events)))
  const type = chance.pick([LINES, LINES, LINES, BATCH, BATCH, SINGLE])
  const texts = events.map((event) => respell(JSON.stringify(event), { chance, notes }))
  let body: Buffer = Buffer.from(
    type === LINES
      ? texts.join(chance.pick(['\n', '\n', '\r\n', '\n\n']))
      : type === BATCH
        ? `[${texts.join(',')}]`
        : (texts[0] ?? ''),
  )
  if (chance.happens(0.04)) body = huge(body, { chance, notes, isLines: type === LINES })
  while (chance.happens(0.3)) {
    const { bytes, note } = damage(body, chance)
    body = bytes
    notes.push(note)
  }
  return outside({ body, type }, { chance, notes, token: options.token })
}

/** Everything good that the batches refer to: the examples, and branches of the drill's own. */
export function makeOpening(options: { seeds: readonly GoodEvent[]; token: string }): BatchCase {
  const branches = BRANCHES.map((subject) => ({
    id: subject,
    source: 'urn:yuntu:drill',
    type: 'org.founded',
    subject,
    time: '2026-01-05T09:00:00+08:00',
    data: { name: '演练支部', kind: 'branch', sector: 'community', parent: '330106001' },
  }))
  const events = [...options.seeds, ...branches]
  const expected: Expected = { kind: 'taken', received: events.length }
  return {
    body: Buffer.from(JSON.stringify(events)),
    headers: headersOf(BATCH, options.token),
    expected,
    notes: ['opening'],
  }
}

/** The two requests of a run that go beyond a limit of the whole: the answer tells how far it was read. */
export function makeFlood(options: { token: string }): BatchCase {
  const body = Buffer.from('{"a":1\n'.repeat(MAX_REFUSED + 2_500))
  return {
    body,
    headers: headersOf(LINES, options.token),
    expected: { kind: 'refused', statuses: [422] },
    notes: ['flood'],
  }
}
export function makeTooLarge(options: { token: string }): BatchCase {
  const body = Buffer.alloc(MAX_BODY_BYTES + 1, ' ')
  return {
    body,
    headers: headersOf(BATCH, options.token),
    expected: { kind: 'refused', statuses: [413] },
    notes: ['too large'],
  }
}

function makeEvent(chance: Chance, at: BatchOptions & { i: number; notes: string[] }): Json {
  const seed = chance.pick(at.seeds)
  const fresh: Fields = { ...(structuredClone(seed) as unknown as Fields), id: `malformed-${at.nr}-${at.i}` } // a whole event is JSON
  renew(fresh, { chance, nr: at.nr, code: `${at.nr}-${at.i}` })
  if (chance.happens(0.35)) return fresh
  const { event, notes } = spoil(fresh, { chance, seeds: at.seeds })
  at.notes.push(...notes)
  return event
}

/** After all examples, a second a batch: most of what comes is the newest. */
const BEGIN = Date.parse('2026-03-01T00:00:00+08:00')
/** Whom most of what comes is about: what comes late for one of them is counted anew with all that it has had. */
const BRANCHES = Array.from({ length: 400 }, (_, i) => `malformed-branch-${i}`)
const BRANCH_CODE = 12
/** Batches that speak of the same things. */
const TOGETHER = 40

/** About things of these batches alone, so that good ones go on being taken; some about what everybody knows. */
function renew(event: Fields, at: { chance: Chance; nr: number; code: string }): void {
  const { chance, nr } = at
  if (chance.happens(0.95)) event.time = formatInstant(BEGIN + nr * 1_000)
  if (event.type === 'org.founded' && chance.happens(0.5)) event.subject = `malformed-${at.code}`
  else if (String(event.subject).length === BRANCH_CODE && chance.happens(0.9)) event.subject = chance.pick(BRANCHES)
  if (chance.happens(0.1)) return
  const part = Math.floor(nr / TOGETHER)
  const things = chance.happens(0.9) ? /(?<=")example-[\w-]+(?=")/g : /(?<=")example-[a-z]+-\d+(?=")/g
  event.data = JSON.parse(JSON.stringify(event.data).replace(things, (id) => `${id}-${part}`)) as Json // JSON it was
}

/** JSON that JSON.stringify would not write. */
function respell(text: string, at: { chance: Chance; notes: string[] }): string {
  if (!at.chance.happens(0.08)) return text
  at.notes.push('respelt')
  return at.chance.pick<() => string>([
    () => text.replace(/:(\d+)/, ':1e400'),
    () => text.replace(/:(\d+)/, ':$1.0000'),
    () => text.replace(/:(\d+)/, ':0$1'),
    () => text.replace(/:(\d+)/, ':NaN'),
    () => text.replaceAll('"', "'"),
    () => text.replace(/}$/, ',}'),
    () => text.replace(/^{/, '{"id":"a","id":"b",'),
    () => text.replace('"data":', '"data":{},"data":'),
    () => text.replace('"data":{', `"data":{"\\u005f_proto__":{"polluted":1},`),
    () => text.replace(/[a-z]/g, (c) => (at.chance.happens(0.1) ? `\\u00${c.charCodeAt(0).toString(16)}` : c)),
    () => `${text}${text}`,
    () => `/* ${text} */`,
    () => text.slice(0, -1),
    () => '['.repeat(5_000),
    () => `{"data":${'{"a":'.repeat(3_000)}1${'}'.repeat(3_000)}}`,
  ])()
}

function huge(body: Buffer, at: { chance: Chance; notes: string[]; isLines: boolean }): Buffer {
  const { chance } = at
  at.notes.push('huge')
  const filler = chance.pick([' ', 'x', '{', '[', '"', '\n', '\r\n', '党', '\u0000'])
  const isBreak = filler.includes('\n')
  const length = isBreak
    ? chance.whole(1, MAX_LINES)
    : chance.whole(MAX_LINE_BYTES - 200, chance.pick([MAX_LINE_BYTES + 200, 400_000]))
  const more = Buffer.from(filler.repeat(Math.ceil(length / Buffer.byteLength(filler))))
  const parts = chance.happens(0.5) ? [body, more] : [more, body]
  return Buffer.concat(chance.happens(0.5) ? [parts[0] ?? body, Buffer.from('\n'), parts[1] ?? body] : parts)
}

const headersOf = (type: string, token: string) => ({ 'content-type': type, authorization: `Bearer ${token}` })

/** What is wrong around the body: in a few requests the type, the encoding or the sender. */
function outside(
  content: { body: Buffer; type: string },
  at: { chance: Chance; notes: string[]; token: string },
): BatchCase {
  const { chance, notes, token } = at
  const { body, type } = content
  const headers: Record<string, string> = headersOf(type, token)
  const refused = (note: string, ...statuses: number[]): BatchCase => ({
    body,
    headers,
    notes: [...notes, note],
    expected: { kind: 'refused', statuses },
  })
  switch (chance.whole(0, 120)) {
    case 0:
      headers['content-type'] = chance.pick([
        'text/plain',
        'application/json',
        '',
        'constructor',
        '__proto__',
        'application/x-ndjson-',
        'multipart/form-data; boundary=x',
      ])
      return refused('content type', 415)
    case 1:
      headers['content-encoding'] = chance.pick(['gzip', 'br', 'x'])
      return refused('content encoding', 415)
    case 2:
      headers.authorization = chance.pick([
        '',
        'Bearer ',
        'Bearer x',
        `Basic ${token}`,
        `Bearer ${token}x`,
        `Bearer ${'x'.repeat(6_000)}`,
      ])
      return refused('bearer', 401)
    case 3:
      headers.origin = 'https://elsewhere.example'
      return refused('origin', 403)
    case 4:
      headers.host = 'elsewhere.example'
      return refused('host', 403)
    case 5:
      headers['content-type'] = `${type.toUpperCase()} ; charset=gb18030`
      notes.push('charset')
      break
  }
  return { body, headers, notes, expected: expectedOf(body, type) }
}

/** How many records a body holds, by rules of its own: what the server says must add up to this. */
function expectedOf(body: Buffer, type: string): Expected {
  if (type === LINES) return { kind: 'taken', received: countLines(body) }
  const json = parse(body)
  if (json === undefined || (type === BATCH && !Array.isArray(json))) return { kind: 'refused', statuses: [400] }
  return { kind: 'taken', received: type === BATCH && Array.isArray(json) ? json.length : 1 }
}

function countLines(body: Buffer): number {
  let count = 0
  for (let from = 0; from <= body.length; ) {
    const end = body.indexOf(10, from)
    const line = body.subarray(from, end < 0 ? body.length : end)
    if (line.length > MAX_LINE_BYTES || line.toString('utf8').trim() !== '') count++
    from += line.length + 1
  }
  return count
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    return undefined
  }
}
