import type { Readable } from 'node:stream'

/** Lines of a stream, without their ends. Fails where a line is longer than `most` bytes. */
export async function* linesOf(stream: Readable, most: number): AsyncGenerator<Buffer> {
  let parts: Buffer[] = []
  let length = 0
  for await (const piece of stream) {
    const chunk: Buffer = piece
    let from = 0
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      const line = chunk.subarray(from, end)
      yield parts.length === 0 ? line : Buffer.concat([...parts, line])
      parts = []
      length = 0
      from = end + 1
    }
    if (from < chunk.length) parts.push(chunk.subarray(from))
    length += chunk.length - from
    if (length > most) throw new Error('a line of the sandbox is too long')
  }
}
