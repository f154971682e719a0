import { MessageChannel } from 'node:worker_threads'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BlockLines, giveBack } from './block-lines.ts'
import { decodeBlock, encodeBlock, linesOf } from './blocks.ts'
import { EMPTY_BATCH } from './folder.ts'
import { buffersOf, fromWire, toWire, type WireBatch } from './wire.ts'

const line = fc.string({ unit: 'binary', maxLength: 40 }).map((text) => text.replaceAll('\n', ' '))
const lists = fc.array(
  line.filter((text) => text !== ''),
  { minLength: 1, maxLength: 60 },
)

function write(lines: readonly string[]): Uint8Array {
  const block = new BlockLines()
  for (const each of lines) block.add(each)
  return block.finish()
}

const recordOf = (lines: Uint8Array, count: number) =>
  encodeBlock({ firstSeq: 7, received: 1_700_000_000_000, lines, count })

test('lines come back from a record as they went in, whether or not there is room before them', () => {
  fc.assert(
    fc.property(lists, (lines) => {
      const roomy = write(lines)
      const record = recordOf(roomy, lines.length)
      expect(record.equals(recordOf(Uint8Array.from(roomy), lines.length))).toBe(true)
      expect(linesOf(decodeBlock(7, record))).toEqual(lines)
      if (roomy.buffer instanceof ArrayBuffer) giveBack(roomy.buffer)
    }),
  )
})

test('more than there is room for grows, and keeps what was there', () => {
  const lines = Array.from({ length: 900 }, (_, i) => `${i} ${'党建云图'.repeat(80)}`)
  expect(linesOf(decodeBlock(7, recordOf(write(lines), lines.length)))).toEqual(lines)
})

test('a record crosses the port without a copy of its lines, and its memory comes back', async () => {
  const lines = ['{"id":"1"}', '{"id":"2"}']
  const batch = { ...EMPTY_BATCH, received: 0, ids: ['1', '2'], lines: write(lines) }
  const { port1, port2 } = new MessageChannel()
  const arrived = new Promise<WireBatch>((resolve) => port2.once('message', resolve))
  port1.postMessage(toWire(batch), buffersOf(batch))
  expect(batch.lines.byteLength).toBe(0)
  const there = fromWire(await arrived)
  expect(there.ids).toEqual(batch.ids)
  const record = recordOf(there.lines, 2)
  expect(record.buffer).toBe(there.lines.buffer)
  expect(linesOf(decodeBlock(7, record))).toEqual(lines)
  giveBack(there.lines.buffer)
  expect(write(lines).buffer).toBe(there.lines.buffer)
  port1.close()
})
