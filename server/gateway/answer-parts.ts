import { z } from 'zod'
import { SUPPRESSED } from '../../data/contract/cells.ts'
import type { FullFrame } from '../../data/contract/frames.ts'

/** What answers are made of: strict, so that a field that nobody has described is noticed. */
export const object = z.strictObject
export const text = z.string()
export const number = z.number()
export const int = z.int()
export const orNull = <S extends z.ZodType>(schema: S) => schema.nullable()
export const Label = object({ zh: text, en: text })
export const at = { version: int, epoch: text }
export const scoped = { ...at, scope: text }
export const State = z.enum(['reported', 'missing', 'suppressed'])
export const Sign = z.union([z.literal(1), z.literal(-1)])
export const Check = z.enum(['checked', 'second-hand', 'own'])
export const part = { measure: text, label: Label, window: text, sign: Sign, amount: number }
export const Unit = z.enum([
  ...(['person', 'organisation', 'meeting', 'person-time', 'minute', 'event', 'item', 'day', 'point'] as const),
  ...(['fen', 'ratio', 'mean'] as const),
])

export const Org = object({
  ...{ code: text, name: text, short: text, kind: text, sector: text, parent: orNull(text), children: int },
})

/** What every frame of the feed has. */
export const frame = {
  epoch: z.string(),
  version: z.int(),
  day: z.string(),
  dataTime: z.number().nullable(),
  ribbon: z.array(
    z.strictObject({
      seq: z.int(),
      ts: z.number(),
      org: z.string(),
      name: z.string(),
      kind: z.string(),
      label: z.string(),
    }),
  ),
  cells: z.record(z.string(), z.record(z.string(), z.union([z.number(), z.literal(SUPPRESSED)]).nullable())),
}
export const Full = z.strictObject({ kind: z.literal('full'), ...frame }) satisfies z.ZodType<FullFrame>
