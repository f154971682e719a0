import { HEADER, noteRoom } from './blocks.ts'

const NEWLINE = 10
/** Room for a usual batch; of what is not written nothing is ever touched. */
const FIRST = 1 << 19
/** Larger ones, and more of them than are ever under way, are not kept. */
const LARGEST = 1 << 22
const MOST = 16

/** Memory that was handed back: memory touched before costs much less than fresh memory. */
const spare: ArrayBuffer[] = []

/** Hands a batch's memory back, when nothing reads its lines any more. */
export function giveBack(memory: ArrayBufferLike): void {
  if (
    memory instanceof ArrayBuffer &&
    memory.byteLength >= FIRST &&
    memory.byteLength <= LARGEST &&
    spare.length < MOST
  )
    spare.push(memory)
}

/** The lines of a batch, written right where the journal's record will be: nothing copies them on the way. */
export class BlockLines {
  private bytes = Buffer.from(spare.pop() ?? new ArrayBuffer(FIRST))
  private end = HEADER

  add(line: string): void {
    // A character has at most three bytes for each of its UTF-16 units.
    const most = this.end + 1 + line.length * 3
    if (most > this.bytes.length) this.grow(most)
    if (this.end > HEADER) this.bytes[this.end++] = NEWLINE
    this.end += this.bytes.write(line, this.end)
  }

  private grow(least: number): void {
    const larger = Buffer.from(new ArrayBuffer(Math.max(least, this.bytes.length * 2)))
    larger.set(this.bytes.subarray(0, this.end))
    this.bytes = larger
  }

  /** All lines, joined by `\n`, with room before them. */
  finish(): Uint8Array {
    const lines = new Uint8Array(this.bytes.buffer, HEADER, this.end - HEADER)
    noteRoom(lines)
    return lines
  }
}
