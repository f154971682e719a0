import { crc32 } from 'node:zlib'

/** Events as the journal keeps them: one canonical JSON line each, `seq` counted up from `firstSeq`. */
export interface Block {
  readonly firstSeq: number
  readonly received: number
  readonly lines: Uint8Array
  readonly count: number
}

/** The journal's content does not fit its checksum: nothing may be built on it. */
export class DamagedJournal extends Error {
  constructor(seq: number) {
    super(`日志在序号 ${seq} 处校验不通过：请从备份恢复（journal record at seq ${seq} fails its checksum）`)
  }
}

/** Bytes before a record's lines. */
export const HEADER = 16
const NEWLINE = 10

/** Memory before whose lines a header may be written. */
const roomy = new WeakSet<ArrayBufferLike>()

/** Notes that the lines' memory is their own, and has room for a header where they begin behind one. */
export function noteRoom(lines: Uint8Array): void {
  if (lines.byteOffset === HEADER) roomy.add(lines.buffer)
}

export function hasRoom(array: ArrayBufferView): boolean {
  return array.byteOffset === HEADER && roomy.has(array.buffer)
}

/** A block as a record: checksum, count, time of receipt, lines. Lines with room before them are not copied for it. */
export function encodeBlock(block: Block): Buffer {
  const out = recordOf(block.lines)
  out.writeUInt32LE(block.count, 4)
  out.writeDoubleLE(block.received, 8)
  out.writeUInt32LE(crc32(out.subarray(4)), 0)
  return out
}

function recordOf(lines: Uint8Array): Buffer {
  if (hasRoom(lines)) return Buffer.from(lines.buffer, 0, HEADER + lines.length)
  const out = Buffer.allocUnsafe(HEADER + lines.length)
  out.set(lines, HEADER)
  return out
}

/** The block of a record; throws `DamagedJournal`. */
export function decodeBlock(firstSeq: number, value: Buffer): Block {
  if (value.length < HEADER || crc32(value.subarray(4)) !== value.readUInt32LE(0)) throw new DamagedJournal(firstSeq)
  return { firstSeq, count: value.readUInt32LE(4), received: value.readDoubleLE(8), lines: value.subarray(HEADER) }
}

/** The lines of a block as texts. */
export function linesOf(block: Block): string[] {
  return Buffer.from(block.lines.buffer, block.lines.byteOffset, block.lines.byteLength).toString('utf8').split('\n')
}

/** A block of which single lines are wanted: only those become texts. */
export class OpenBlock {
  readonly firstSeq: number
  readonly received: number
  readonly count: number
  private readonly bytes: Buffer
  /** Where the lines found so far begin. */
  private readonly begins = [0]

  constructor(block: Block) {
    this.firstSeq = block.firstSeq
    this.received = block.received
    this.count = block.count
    // Copied: what the memory map shows may move on.
    this.bytes = Buffer.from(block.lines)
  }

  has(seq: number): boolean {
    return seq >= this.firstSeq && seq < this.firstSeq + this.count
  }

  /** The line of an event that the block has. */
  line(seq: number): string {
    const place = seq - this.firstSeq
    const { begins, bytes } = this
    while (begins.length <= place + 1) {
      const end = bytes.indexOf(NEWLINE, begins.at(-1))
      begins.push(end < 0 ? bytes.length + 1 : end + 1)
    }
    return bytes.toString('utf8', begins[place], (begins[place + 1] ?? 0) - 1)
  }
}
