import type { DeskLine } from '../../data/contract/desk.ts'

/** The lines of an answer as they come. Ends with the answer; what is no whole line at its end is left out. */
export async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<DeskLine> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  try {
    while (true) {
      const { done, value } = await reader.read()
      if (done) return
      const lines = (rest + decoder.decode(value, { stream: true })).split('\n')
      rest = lines.pop() ?? ''
      // Our own server's lines: the contract's shape, not checked again.
      for (const line of lines) if (line !== '') yield JSON.parse(line) as DeskLine
    }
  } finally {
    reader.releaseLock()
  }
}
