import { Problem } from '../../data/contract/problem.ts'
import { type RobotAnswer, RobotAnswer as RobotAnswerSchema, RobotPause } from '../../data/contract/robot.ts'
import type { Audit } from '../access/audit.ts'
import type { Engine } from '../engine/port.ts'
import type { Webhook } from '../ops/webhook.ts'
import { readBody } from './body.ts'
import { type Door, NoQuery, readDoor } from './doors.ts'

/** `GET` and `PUT /api/robot`: how the group's robot of one's own organisation is set, and its pause. */
export function robotDoors(parts: { engine: Engine; audit: Audit; webhook: Webhook | null }): Door[] {
  const { engine, audit, webhook } = parts
  const robotOf = (scope: string): RobotAnswer => ({ robot: webhook?.of(scope) ?? null })
  return [
    {
      ...readDoor({
        path: '/api/robot',
        action: 'inbox.read',
        query: NoQuery,
        within: engine.within.bind(engine),
        answer: async (_, { scope }) => robotOf(scope),
      }),
      answer: RobotAnswerSchema,
    },
    {
      method: 'put',
      path: '/api/robot',
      action: 'robot.pause',
      body: { 'application/json': RobotPause },
      answer: RobotAnswerSchema,
      async handle({ req, res, actor }) {
        const { isPaused } = await readBody(RobotPause, req)
        if (robotOf(actor.scope).robot === null) throw new Problem('not-found', '没有给你的组织配置机器人')
        webhook?.pause(isPaused)
        audit.note(actor, { type: 'robot.paused', object: actor.scope, detail: { isPaused }, result: 'done' })
        res.json(robotOf(actor.scope))
      },
    },
  ]
}
