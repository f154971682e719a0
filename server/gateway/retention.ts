import { PurgeAnswer, RetentionAnswer } from '../../data/contract/retention.ts'
import { RETENTION } from '../../data/rules/retention.ts'
import type { Engine } from '../engine/port.ts'
import type { Purging } from '../ops/purging.ts'
import { type Door, NoQuery, parse, readDoor } from './doors.ts'

/** `GET /api/retention`: how long each store keeps what; `POST /api/retention/purge` deletes what is over its time now. */
export function retentionDoors(parts: { engine: Engine; purging: Purging }): Door[] {
  const { engine, purging } = parts
  return [
    {
      ...readDoor({
        path: '/api/retention',
        action: 'retention.read',
        query: NoQuery,
        within: engine.within.bind(engine),
        answer: (): RetentionAnswer => ({ stores: [...RETENTION] }),
      }),
      answer: RetentionAnswer,
    },
    {
      method: 'post',
      path: '/api/retention/purge',
      action: 'retention.purge',
      answer: PurgeAnswer,
      async handle({ req, res, actor }) {
        parse(NoQuery, req.query)
        res.json({ purged: [...(await purging.run(actor))] } satisfies PurgeAnswer)
      },
    },
  ]
}
