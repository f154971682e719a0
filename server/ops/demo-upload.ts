import { request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { Readable } from 'node:stream'
import { z } from 'zod'

/** What the door answers, as far as a sender needs it. */
const Answer = z.object({
  accepted: z.number(),
  duplicate: z.number(),
  held: z.number(),
  rejected: z.array(z.object({ line: z.number(), field: z.string(), reason: z.string() })),
})
export type Answer = z.infer<typeof Answer>

/** The server will never take this: the token, the form or the content is wrong. */
export class UploadRefused extends Error {}

/** The server is away, starting or busy: the same may be sent again later. */
class UploadFailed extends Error {}

export interface Target {
  readonly url: string
  readonly token: string
}

export type Upload = (lines: readonly string[]) => Promise<Answer>

const SILENCE_MS = 120_000
const LINES_IN_CHUNK = 500

/** Sends lines of NDJSON in one request, no faster than the server reads; fails with `UploadRefused` or to be tried again. */
export function uploadTo(target: Target): Upload {
  const url = new URL('/api/events', target.url)
  const isTls = url.protocol === 'https:'
  // A connection a request: there is little to save, and none is left half spent by a server that stopped reading.
  const fixed = {
    method: 'POST',
    agent: false,
    timeout: SILENCE_MS,
  } as const
  const headers = { authorization: `Bearer ${target.token}`, 'content-type': 'application/x-ndjson' }
  return async (lines) => {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const req = (isTls ? httpsRequest : httpRequest)(url, { ...fixed, headers })
      req.on('response', resolve)
      req.on('timeout', () => req.destroy(new Error('no answer')))
      req.on('error', (cause) => reject(new UploadFailed(cause.message, { cause })))
      Readable.from(chunksOf(lines)).pipe(req)
    })
    const text = await readAll(response)
    const status = response.statusCode ?? 0
    if (status === 200) return Answer.parse(JSON.parse(text))
    const message = `${status} ${text.slice(0, 300)}`
    throw status >= 500 || status === 429 || status === 408 ? new UploadFailed(message) : new UploadRefused(message)
  }
}

function* chunksOf(lines: readonly string[]): Generator<string> {
  for (let i = 0; i < lines.length; i += LINES_IN_CHUNK) yield `${lines.slice(i, i + LINES_IN_CHUNK).join('\n')}\n`
}

/** Asks the server for what a path answers. */
export function askOf(target: Target): (path: string) => Promise<unknown> {
  return async (path) => {
    const url = new URL(path, target.url)
    const options = { agent: false, timeout: SILENCE_MS, headers: { authorization: `Bearer ${target.token}` } } as const
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const req = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, options)
      req.on('response', resolve)
      req.on('timeout', () => req.destroy(new Error('no answer')))
      req.on('error', (cause) => reject(new UploadFailed(cause.message, { cause })))
      req.end()
    })
    const text = await readAll(response)
    if (response.statusCode !== 200) throw new UploadFailed(`${response.statusCode} ${text.slice(0, 300)}`)
    return JSON.parse(text)
  }
}

async function readAll(response: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  try {
    for await (const part of response) parts.push(part)
  } catch (cause) {
    throw new UploadFailed('the answer broke off', { cause })
  }
  return Buffer.concat(parts).toString('utf8')
}

const FIRST_WAIT_MS = 250
const LONGEST_WAIT_MS = 15_000

/** Tries again, ever more slowly, until the server has taken the lines; only a refusal ends it. Resending is harmless. */
export function patient(
  upload: Upload,
  options: { sleep: (ms: number) => Promise<void>; onWait: (why: string) => void },
): Upload {
  return async (lines) => {
    for (let wait = FIRST_WAIT_MS; ; wait = Math.min(LONGEST_WAIT_MS, wait * 2)) {
      try {
        return await upload(lines)
      } catch (error) {
        if (!(error instanceof UploadFailed)) throw error
        options.onWait(error.message)
        await options.sleep(wait)
      }
    }
  }
}
