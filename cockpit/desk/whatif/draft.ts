import type { ChangedSet } from '../../../data/rules/scores/changed-set.ts'
import type { ScoreSet } from '../../../data/rules/scores/score-set.ts'

/** What somebody has put into the form, by the code of the item or group; empty fields are as in the set. */
export interface Draft {
  readonly points: Readonly<Record<string, number>>
  readonly caps: Readonly<Record<string, number>>
  readonly groups: Readonly<Record<string, number>>
  readonly withoutVetoes: readonly string[]
}

export const EMPTY_DRAFT: Draft = { points: {}, caps: {}, groups: {}, withoutVetoes: [] }

/** The changes of a form to a set: only what differs from it. */
export function changesOf(set: ScoreSet, draft: Draft): ChangedSet {
  const groups = set.groups.flatMap(({ code, cap }) => {
    const wanted = draft.groups[code] ?? cap
    return wanted === cap ? [] : [{ code, cap: wanted }]
  })
  const items = set.items.flatMap(({ code, points, cap }) => {
    const [worth = points, most = cap.points] = [draft.points[code], draft.caps[code]]
    if (worth === points && most === cap.points) return []
    return [
      {
        code,
        ...(worth === points ? {} : { points: worth }),
        ...(most === cap.points ? {} : { cap: { points: most, per: cap.per } }),
      },
    ]
  })
  const { withoutVetoes } = draft
  return {
    subject: set.subject,
    ...(groups.length > 0 ? { groups } : {}),
    ...(items.length > 0 ? { items } : {}),
    ...(withoutVetoes.length > 0 ? { withoutVetoes: [...withoutVetoes] } : {}),
  }
}

/** The form that says these changes: for opening a kept one again. */
export function draftOf({ groups = [], items = [], withoutVetoes = [] }: ChangedSet): Draft {
  return {
    points: Object.fromEntries(items.flatMap(({ code, points }) => (points === undefined ? [] : [[code, points]]))),
    caps: Object.fromEntries(items.flatMap(({ code, cap }) => (cap === undefined ? [] : [[code, cap.points]]))),
    groups: Object.fromEntries(groups.map(({ code, cap }) => [code, cap])),
    withoutVetoes,
  }
}

/** How many items, groups and vetoes are changed. */
export function countChanges({ groups = [], items = [], withoutVetoes = [] }: ChangedSet): number {
  return groups.length + items.length + withoutVetoes.length
}
