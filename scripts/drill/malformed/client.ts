import { Agent, request } from 'node:http'

/** An answer as it came over the wire. */
export interface Answered {
  readonly status: number
  readonly type: string
  readonly text: string
}

export interface Asked {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: Buffer
}

/** Speaks HTTP over connections that are kept; headers go out as they are given. */
export class Client {
  private readonly agent: Agent
  private readonly url: string

  constructor(url: string, lanes: number) {
    this.url = url
    this.agent = new Agent({ keepAlive: true, maxSockets: lanes })
  }

  /** A server may close a kept connection at any time: only a fresh one that breaks says something. */
  async ask(asked: Asked): Promise<Answered> {
    try {
      return await this.once(asked, this.agent)
    } catch {
      return this.once(asked, false)
    }
  }

  /** Begins a request and goes away in its middle. */
  breakOff({ method, path, headers, body = Buffer.alloc(0) }: Asked): Promise<void> {
    return new Promise((resolve) => {
      const req = request(`${this.url}${path}`, {
        method,
        agent: false,
        headers: { ...headers, 'content-length': String(body.length + 1_000) },
      })
      req.on('error', () => resolve())
      req.on('response', () => req.destroy())
      req.on('close', () => resolve())
      req.write(body, () => setTimeout(() => req.destroy(), 5))
    })
  }

  close(): void {
    this.agent.destroy()
  }

  private once({ method, path, headers, body }: Asked, agent: Agent | false): Promise<Answered> {
    return new Promise((resolve, reject) => {
      const length = body ? { 'content-length': String(body.length) } : {}
      const req = request(`${this.url}${path}`, { method, agent, headers: { ...headers, ...length } }, (res) => {
        const parts: Buffer[] = []
        res.on('data', (part: Buffer) => parts.push(part))
        res.on('error', reject)
        res.on('end', () =>
          resolve({
            status: res.statusCode ?? 0,
            type: res.headers['content-type'] ?? '',
            text: Buffer.concat(parts).toString('utf8'),
          }),
        )
      })
      req.on('error', reject)
      req.setTimeout(60_000, () => req.destroy(new Error('no answer within a minute')))
      req.end(body)
    })
  }
}
