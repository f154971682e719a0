import { PROBLEMS, Problem, type ProblemCode } from '../../data/contract/problem.ts'

/** What crosses the port between gateway and engine: plain data, a call or an answer or something unasked. */
export type Message =
  | { readonly type: 'call'; readonly id: number; readonly method: string; readonly args: readonly unknown[] }
  | { readonly type: 'answer'; readonly id: number; readonly value: unknown }
  | {
      readonly type: 'failure'
      readonly id: number
      readonly code: ProblemCode
      readonly detail: string | undefined
      readonly stack: string
    }
  | { readonly type: 'event'; readonly name: string; readonly args: readonly unknown[] }

/** One end of the port, a thread's or (later) a broker's. */
export interface Port {
  postMessage(message: Message, transfer?: readonly ArrayBuffer[]): void
  on(event: 'message', listener: (message: Message) => void): unknown
}

/** A failure as it crosses: a problem keeps its code, anything else becomes `internal` with its stack for the log. */
export function toFailure(id: number, error: unknown): Message {
  const code: ProblemCode = error instanceof Problem ? error.code : 'internal'
  const detail = error instanceof Problem ? error.detail : undefined
  return {
    type: 'failure',
    id,
    code,
    detail,
    stack: error instanceof Error ? (error.stack ?? error.message) : String(error),
  }
}

/** Calls a far object's methods by name and settles each call with its answer. */
export class Caller {
  private readonly port: Port
  private readonly open = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  private next = 0

  constructor(port: Port, onEvent: (name: string, args: readonly unknown[]) => void) {
    this.port = port
    port.on('message', (message: Message) => {
      switch (message.type) {
        case 'answer':
          this.settle(message.id)?.resolve(message.value)
          break
        case 'failure':
          this.settle(message.id)?.reject(toError(message))
          break
        case 'event':
          onEvent(message.name, message.args)
          break
        case 'call':
          break
      }
    })
  }

  call(method: string, args: readonly unknown[], transfer: readonly ArrayBuffer[] = []): Promise<unknown> {
    const id = this.next++
    return new Promise((resolve, reject) => {
      this.open.set(id, { resolve, reject })
      const message: Message = { type: 'call', id, method, args }
      this.port.postMessage(message, [...transfer])
    })
  }

  /** Fails every open call: the other side is gone. */
  abandon(reason: string): void {
    for (const { reject } of this.open.values()) reject(new Error(reason))
    this.open.clear()
  }

  private settle(id: number) {
    const call = this.open.get(id)
    this.open.delete(id)
    return call
  }
}

function toError(failure: Extract<Message, { type: 'failure' }>): Error {
  if (failure.code in PROBLEMS && failure.code !== 'internal') return new Problem(failure.code, failure.detail)
  return new Error(failure.stack)
}
