import { z } from 'zod'
import { Instant, OrgCode } from './envelope.ts'
import { Role } from './roles.ts'
import { REPLAY_SPEEDS, WALL_VIEWS } from './wall-views.ts'

/** What a screen shows and somebody before it types or scans: good once, for a short time. */
const PairingCode = z.string().regex(/^\d{6}$/, '配对码是 6 位数字')

export const Pairing = z.strictObject({
  code: PairingCode,
  /** Until when it is good, epoch ms. */
  until: z.number(),
})
export type Pairing = z.infer<typeof Pairing>

/** Every act says of which organisation the wall is to be, so that none happens outside what its conductor may see. */
const at = { scope: OrgCode }
const MetricId = z.string().regex(/^[\w-]{1,80}$/)

/** What a conductor does to a wall (遥控). */
export const ConductAct = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('show'), ...at, view: z.enum(WALL_VIEWS).optional() }),
  /** What the map shows. */
  z.strictObject({ kind: z.literal('map'), ...at, metric: MetricId }),
  /** The card 这个数怎么来的; null closes it. */
  z.strictObject({ kind: z.literal('card'), ...at, metric: MetricId.nullable() }),
  /** A past moment; null: the present. */
  z.strictObject({ kind: z.literal('moment'), ...at, moment: Instant.nullable() }),
  /** Plays on from the moment on screen; null stops there. */
  z.strictObject({ kind: z.literal('play'), ...at, speed: z.literal(REPLAY_SPEEDS).nullable() }),
  /** A place on the map that is pointed at; null: none. */
  z.strictObject({ kind: z.literal('mark'), ...at, org: OrgCode.nullable() }),
])
export type ConductAct = z.infer<typeof ConductAct>

/** The live message `conduct`, of a phone. Answered with `Conducting`, null where it is paired with no wall. */
export const ConductAsk = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('look') }),
  z.strictObject({ kind: z.literal('pair'), code: PairingCode }),
  /** Asks whoever holds the wall for it. */
  z.strictObject({ kind: z.literal('request') }),
  /** The holder hands over to who asked first, or goes on. */
  z.strictObject({ kind: z.literal('grant') }),
  z.strictObject({ kind: z.literal('decline') }),
  /** Gives the wall back; it stays paired. */
  z.strictObject({ kind: z.literal('release') }),
  z.strictObject({ kind: z.literal('leave') }),
  z.strictObject({ kind: z.literal('act'), act: ConductAct }),
])
export type ConductAsk = z.infer<typeof ConductAsk>

/** The live message `stage`, of a wall: asks for a code to be paired by, how it stands, or ends the conducting. */
export const StageAsk = z.strictObject({ kind: z.enum(['offer', 'look', 'end']) })
export type StageAsk = z.infer<typeof StageAsk>

/** Who conducts: a role of an organisation, never a person. */
export const Conductor = z.strictObject({ role: Role, org: OrgCode, name: z.string() })
export type Conductor = z.infer<typeof Conductor>

/** How a wall is conducted; told to it and to every phone that is paired with it whenever that changes. */
export const Conducting = z.strictObject({
  /** What whoever is told this is to it. */
  part: z.enum(['screen', 'holder', 'asking', 'watching']),
  /** The whole that the conductor may show: the narrower of his scope and the screen's. */
  top: OrgCode,
  /** What is on the wall. */
  scope: OrgCode,
  view: z.string(),
  holder: Conductor.nullable(),
  /** Who has asked for it first. */
  asking: Conductor.nullable(),
  /** When it ends by itself unless the holder does something, epoch ms. */
  until: z.number().nullable(),
})
export type Conducting = z.infer<typeof Conducting>

/** What a wall is answered. */
export const Stage = z.strictObject({ pairing: Pairing.nullable(), conducting: Conducting.nullable() })
export type Stage = z.infer<typeof Stage>
