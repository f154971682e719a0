import { z } from 'zod'

const Hour = z.string()

/** How a group's robot is set to tell an organisation's duties: times of day at +08:00. */
export const Robot = z.strictObject({
  /** When the daily digest goes out; null: at once. */
  digestAt: Hour.nullable(),
  quiet: z.strictObject({ from: Hour, to: Hour }).nullable(),
  isPaused: z.boolean(),
})
export type Robot = z.infer<typeof Robot>

/** `GET` and `PUT /api/robot`: the robot of one's own organisation; null where it has none. */
export const RobotAnswer = z.strictObject({ robot: Robot.nullable() })
export type RobotAnswer = z.infer<typeof RobotAnswer>

/** `PUT /api/robot`: the manager stops it for his organisation, or lets it go on. */
export const RobotPause = z.strictObject({ isPaused: z.boolean() })
