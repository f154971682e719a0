import type { z } from 'zod'
import type { Reply } from '../../data/contract/frames.ts'
import { toProblem } from '../../data/contract/problem.ts'
import type { Log } from '../ops/log.ts'
import { parse } from './doors.ts'

/** Makes a listener of a handler: checks the request, replies to every outcome, lets nothing escape. */
export function answer<S extends z.ZodType, T>(
  schema: S,
  at: { log: Log; handle: (request: z.output<S>) => Promise<T> },
) {
  return async (raw: unknown, reply: (reply: Reply<T>) => void): Promise<void> => {
    const send = typeof reply === 'function' ? reply : () => {}
    try {
      send({ ok: true, value: await at.handle(parse(schema, raw)) })
    } catch (error) {
      const problem = toProblem(error)
      if (problem.code === 'internal') at.log.error({ err: error }, 'socket request failed')
      send({ ok: false, problem: problem.toBody() })
    }
  }
}
