import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Envelope } from '../../data/contract/envelope.ts'
import { parseInstant } from '../../data/language/time.ts'
import { CORRECTION_KIND } from '../../data/scenes/index.ts'
import { kindsAnswer } from '../gateway/kinds.ts'
import { openEnvelope, toInstant } from './envelope.ts'
import { LineSplitter } from './lines.ts'
import { pseudonymiser } from './personal.ts'
import { Preparation } from './prepare.ts'

const at = { scope: 'root', received: 1_780_000_000_000, pseudonymise: pseudonymiser(new Uint8Array(32)), firstLine: 1 }
const examples = kindsAnswer().kinds.flatMap((kind) => kind.examples)
const example = fc.constantFrom(...examples)

const instant = fc.oneof(
  fc.constantFrom('2026-01-21T14:00:00+08:00', '2026-01-21T14:00:00Z', '2026-02-29T00:00:00Z', '2024-02-29T23:59:60Z'),
  fc
    .tuple(fc.integer({ min: 0, max: 9999 }), fc.array(fc.integer({ min: 0, max: 70 }), { minLength: 5, maxLength: 5 }))
    .map(([year, parts]) => {
      const [month, date, hour, minute, second] = parts.map((n) => String(n).padStart(2, '0'))
      return `${String(year).padStart(4, '0')}-${month}-${date}T${hour}:${minute}:${second}`
    })
    .chain((text) => fc.constantFrom('Z', '+08:00', '-07:00', '.5Z', '', 'z', '+24:00').map((zone) => text + zone)),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString().replace('.000Z', '+08:00')),
)
const text = fc.oneof(
  fc.string({ maxLength: 210 }),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(
    '',
    '\u0000',
    '\ud800',
    'b\udc00',
    '\udfb7\ud842',
    '𠮷',
    '😀',
    '1.0',
    'root',
    'x'.repeat(64),
    'x'.repeat(65),
    'x'.repeat(201),
  ),
)
const anything = fc.oneof(fc.anything({ maxDepth: 2 }), text, instant)
/** An example with some of its attributes replaced by whatever comes. */
const messy = fc
  .tuple(
    example,
    fc.dictionary(fc.constantFrom('specversion', 'id', 'source', 'type', 'subject', 'time', 'data'), anything, {
      maxKeys: 2,
    }),
  )
  .map(([event, odd]): unknown => JSON.parse(JSON.stringify({ ...event, ...odd })))

test('the envelope checked by hand is exactly the one that the schema accepts', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        messy,
        fc.json().map((json): unknown => JSON.parse(json)),
      ),
      (raw) => {
        expect(openEnvelope(raw) !== undefined).toBe(Envelope.safeParse(raw).success)
      },
    ),
    { numRuns: 4_000 },
  )
})

test('the fast clock reads every instant as the slow one does', () => {
  fc.assert(
    fc.property(instant, (time) => {
      expect(toInstant(time)).toBe(parseInstant(time))
    }),
    { numRuns: 4_000 },
  )
})

/** Lines as they come off a wire: good, odd, broken, blank. */
const wire = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: example.map((event) => Buffer.from(JSON.stringify(event))) },
    { weight: 3, arbitrary: messy.map((event) => Buffer.from(JSON.stringify(event) ?? '')) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('', '\r', '  ', '[]', 'null', '{"a":', '\ufeff{}').map((s) => Buffer.from(s)),
    },
    { weight: 1, arbitrary: example.map((event) => Buffer.from(`${JSON.stringify(event)}${' '.repeat(700)}`)) },
  ),
  { maxLength: 12 },
)
const NEWLINE = Buffer.from('\n')
const joined = (lines: readonly Buffer[]) => Buffer.concat(lines.flatMap((line) => [line, NEWLINE])).subarray(0, -1)

function split(chunks: readonly Buffer[]) {
  const splitter = new LineSplitter(900)
  return [...chunks.flatMap((chunk) => splitter.push(chunk)), ...splitter.end()]
}

describe('whatever comes', () => {
  test('every line that is not blank is either in the batch or refused, once', () => {
    fc.assert(
      fc.property(wire, (lines) => {
        const read = split([joined(lines)])
        const { batch, rejected, lineOf } = new Preparation(at).addLines(read).finish()
        const due = read.flatMap((line, i) => (typeof line === 'string' && line.trim() === '' ? [] : [i + 1]))
        expect([...lineOf, ...rejected.map((r) => r.line)].sort((a, b) => a - b)).toEqual(due)
        expect(batch.refused).toHaveLength(rejected.length)
        const kept = new TextDecoder('utf-8', { fatal: true }).decode(batch.lines)
        expect(kept === '' ? [] : kept.split('\n').map((line) => JSON.parse(line).id)).toEqual(batch.ids)
      }),
      { numRuns: 500 },
    )
  })

  test('it is the same wherever the chunks end', () => {
    fc.assert(
      fc.property(wire, fc.array(fc.nat(), { maxLength: 12 }), (lines, cuts) => {
        const whole = joined(lines)
        const borders = [0, ...cuts.map((cut) => cut % (whole.length + 1)).sort((a, b) => a - b), whole.length]
        const chunks = borders.slice(1).map((end, i) => whole.subarray(borders[i], end))
        expect(split(chunks)).toEqual(split([whole]))
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('no person', () => {
  const secrets = fc.record({
    member: fc.stringMatching(/^Q[A-Z0-9]{8,12}Q$/),
    name: fc.stringMatching(/^赵[一-龥]{2}钱$/),
    idNumber: fc.constantFrom('11010519491231002X', '440524188001010014', '330106199001011234'),
  })
  const of = (kind: string) => examples.filter((each) => each.type === kind)
  const people = examples.filter((each) => 'member' in each.data)
  const wrongs = [{}, { education: '赵钱孙李' }, { gender: 7 }, { joined: undefined }, { extra: { deep: ['x'] } }]

  test('is left in what goes on or in what is refused, wherever the names stood', () => {
    fc.assert(
      fc.property(
        secrets,
        fc.constantFrom(...people),
        fc.constantFrom(...wrongs),
        fc.constantFrom('plain', 'correction', 'nested', 'unknown'),
        (secret, event, wrong, where) => {
          const data = { ...event.data, ...wrong, ...secret }
          const correction = { id: 'x', reason: `见 ${secret.idNumber}`, replacement: { data } }
          const sent = {
            plain: { ...event, data, extension: secret.name },
            correction: { ...of(CORRECTION_KIND)[0], data: correction },
            nested: { ...event, data: { ...event.data, profile: data, list: [secret] } },
            unknown: { ...event, type: 'member.lost', data },
          }[where]
          const { batch, rejected } = new Preparation(at).addLines([JSON.stringify(sent)]).finish()
          const { names: _, ...rest } = batch
          const out = JSON.stringify([{ ...rest, lines: new TextDecoder().decode(batch.lines) }, rejected])
          for (const value of Object.values(secret)) expect(out).not.toContain(value)
        },
      ),
      { numRuns: 1_000 },
    )
  })
})
