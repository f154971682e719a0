import fc from 'fast-check'
import { expect, test } from 'vitest'
import { prepareEvents, prepareLines } from './prepare.ts'

const SENDER = {
  scope: 'root',
  received: Date.UTC(2026, 10, 23),
  pseudonymise: (code: string) => `p-${code}`,
  firstLine: 1,
}

/** Members of a line as a sender could write them, well or badly; the last of a name wins, as in any JSON. */
const member = fc.constantFrom(
  '"specversion":"1.0"',
  '"id":"a-1"',
  '"id":"a\\",\\"data\\":{\\"x"',
  '"id":"a\\"data\\":{"',
  '"source":"urn:x"',
  '"type":"meeting.held"',
  '"type":"org.dissolved"',
  '"type":"member.converted"',
  '"subject":"b1"',
  '"subject": "b,\\"data\\":{}"',
  '"time":"2026-11-20T14:00:00+08:00"',
  '"time":"1900-01-01T00:00:00+08:00"',
  '"name":"张三"',
  '"data":{"form":"lecture","attended":1,"expected":2,"minutes":3}',
  '"data":"text"',
)
const GOOD = [
  '"id":"g"',
  '"source":"urn:x"',
  '"type":"meeting.held"',
  '"subject":"b1"',
  '"time":"2026-11-20T14:00:00Z"',
]
const payload = fc.constantFrom(
  '{"form":"theme-day","attended":18,"expected":21,"minutes":90}',
  '{"form": "theme-day","attended":18,"expected":21,"minutes":90}',
  '{"minutes":90,"form":"theme-day","attended":18,"expected":21}',
  '{"form":"theme-day","attended":22,"expected":21,"minutes":90}',
  '{"form":"theme-day","form":"congress","attended":1,"expected":21,"minutes":90}',
  '{"form":"theme-day","attended":1,"expected":21,"minutes":90,"data":{"a":1}}',
  '{}',
)
const end = fc.constantFrom('}', '}', '}', '}}', '', '} ', ',"subject":"b2"}')
const line = fc
  .tuple(fc.array(member, { maxLength: 4 }), fc.boolean(), payload, end)
  .map(([extra, good, data, tail]) => `{${[...extra, ...(good ? GOOD : [])].join(',')},"data":${data}${tail}`)

test('a line whose payload is known comes out as if it were read whole', () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), (lines) => {
      const valid = lines.filter((text) => {
        try {
          JSON.parse(text)
          return true
        } catch {
          return false
        }
      })
      // Twice, so that every payload that can be remembered is.
      prepareLines(valid, SENDER)
      const cut = prepareLines(valid, SENDER)
      const whole = prepareEvents(
        valid.map((text): unknown => JSON.parse(text)),
        SENDER,
      )
      expect({ ...cut.batch, refused: [] }).toEqual({ ...whole.batch, refused: [] })
      expect(cut.rejected).toEqual(whole.rejected)
      const broken = prepareLines(lines, SENDER)
      expect(broken.batch.ids).toHaveLength(cut.batch.ids.length)
    }),
    { numRuns: 2_000 },
  )
})
