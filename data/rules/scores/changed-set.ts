import { z } from 'zod'
import type { ScoreSet } from './score-set.ts'

const Code = z.string().min(1).max(100)
const Points = z.int().min(0).max(100)

/**
 * A rule set as somebody would change it: points, caps and clamps of the set in force. What shows an item stays as it
 * is; a veto may be left out.
 */
export const ChangedSet = z.strictObject({
  subject: z.enum(['member', 'branch']),
  range: z.strictObject({ from: z.int().min(-100).max(100), to: z.int().min(0).max(1_000) }).optional(),
  groups: z
    .array(z.strictObject({ code: Code, cap: z.int().min(0).max(1_000) }))
    .max(10)
    .optional(),
  items: z
    .array(
      z.strictObject({
        code: Code,
        points: Points.optional(),
        cap: z.strictObject({ points: Points, per: z.enum(['month', 'quarter', 'year']) }).optional(),
      }),
    )
    .max(200)
    .optional(),
  /** Vetoes that are not to hold. */
  withoutVetoes: z.array(Code).max(50).optional(),
})
export type ChangedSet = z.infer<typeof ChangedSet>

/** The set with its changes; or the code that it does not know. */
export function withChanges(set: ScoreSet, changes: ChangedSet): ScoreSet | { readonly unknown: string } {
  const { groups = [], items = [], withoutVetoes = [], range = set.range } = changes
  const unknown =
    groups.find(({ code }) => !set.groups.some((group) => group.code === code))?.code ??
    items.find(({ code }) => !set.items.some((item) => item.code === code))?.code ??
    withoutVetoes.find((code) => !set.vetoes.some((veto) => veto.code === code))
  if (unknown !== undefined) return { unknown }
  return {
    ...set,
    range,
    groups: set.groups.map((group) => ({
      ...group,
      cap: groups.find(({ code }) => code === group.code)?.cap ?? group.cap,
    })),
    items: set.items.map((item) => {
      const change = items.find(({ code }) => code === item.code)
      return { ...item, points: change?.points ?? item.points, cap: change?.cap ?? item.cap }
    }),
    vetoes: set.vetoes.filter(({ code }) => !withoutVetoes.includes(code)),
  }
}
