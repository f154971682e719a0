import { isUtf8 } from 'node:buffer'
import { withDetail } from '../../data/language/reason.ts'
import type { LineFault } from './prepare.ts'
import { REASONS } from './reasons.ts'

const NEWLINE = 10
const BOM = '\ufeff'

/**
 * Cuts a stream of bytes into lines, wherever its chunks end; holds no more than one line.
 *
 * A line that is too long or no UTF-8 comes out as a fault in its place, so that line numbers stay right.
 */
export class LineSplitter {
  private readonly maxBytes: number
  private rest: Buffer[] = []
  private restBytes = 0
  private isFirst = true

  constructor(maxBytes: number) {
    this.maxBytes = maxBytes
  }

  /** The lines that this chunk completes. */
  push(chunk: Buffer): (string | LineFault)[] {
    const end = chunk.lastIndexOf(NEWLINE)
    if (end < 0) {
      this.keep(chunk)
      return []
    }
    const lines = this.takeLines(chunk.subarray(0, end))
    this.keep(chunk.subarray(end + 1))
    return lines
  }

  /** What is left when the stream ends: the last line, where it does not end in a newline. */
  end(): (string | LineFault)[] {
    return this.restBytes === 0 ? [] : this.takeLines(Buffer.alloc(0))
  }

  private keep(bytes: Buffer): void {
    if (bytes.length === 0) return
    // Of a line that is too long anyway only the length is wanted.
    if (this.restBytes <= this.maxBytes) this.rest.push(bytes)
    else this.rest = []
    this.restBytes += bytes.length
  }

  private takeLines(bytes: Buffer): (string | LineFault)[] {
    const before = this.restBytes
    const kept = this.rest
    this.rest = []
    this.restBytes = 0
    if (before <= this.maxBytes) return this.decode(kept.length === 0 ? bytes : Buffer.concat([...kept, bytes]))
    const end = bytes.indexOf(NEWLINE)
    const first = this.tooLong(before + (end < 0 ? bytes.length : end))
    return end < 0 ? [first] : [first, ...this.decode(bytes.subarray(end + 1))]
  }

  /** Line by line: one long text cut up afterwards costs twice as much. */
  private decode(bytes: Buffer): (string | LineFault)[] {
    const isGood = isUtf8(bytes)
    const lines: (string | LineFault)[] = []
    for (let from = 0; from <= bytes.length; ) {
      const found = bytes.indexOf(NEWLINE, from)
      const end = found < 0 ? bytes.length : found
      if (end - from > this.maxBytes) lines.push(this.tooLong(end - from))
      else if (isGood || isUtf8(bytes.subarray(from, end)))
        lines.push(this.withoutBom(bytes.toString('utf8', from, end)))
      else lines.push({ reason: REASONS['line-not-utf8'], bytes: end - from })
      this.isFirst = false
      from = end + 1
    }
    return lines
  }

  private withoutBom(text: string): string {
    const isFirst = this.isFirst
    this.isFirst = false
    return isFirst && text.startsWith(BOM) ? text.slice(1) : text
  }

  private tooLong(bytes: number): LineFault {
    this.isFirst = false
    const limit = this.maxBytes
    return { reason: withDetail(REASONS['line-too-long'], { zh: `${limit} 字节`, en: `${limit} bytes` }), bytes }
  }
}
