import { expect, test } from 'vitest'
import { ChangedSet, withChanges } from '../../../data/rules/scores/changed-set.ts'
import { SCORE_SETS } from '../../../data/rules/scores/index.ts'
import { changesOf, countChanges, draftOf, EMPTY_DRAFT } from './draft.ts'

test('a form that says nothing, or what is so already, changes nothing', () => {
  for (const set of SCORE_SETS) {
    const [first] = set.items
    if (!first) throw new Error('a set without items')
    expect(changesOf(set, EMPTY_DRAFT)).toEqual({ subject: set.subject })
    const same = { ...EMPTY_DRAFT, points: { [first.code]: first.points }, caps: { [first.code]: first.cap.points } }
    expect(countChanges(changesOf(set, same))).toBe(0)
  }
})

test('what is changed is what the server takes, and opens again as it was', () => {
  for (const set of SCORE_SETS) {
    const [item] = set.items
    const [group] = set.groups
    const [veto] = set.vetoes
    if (!item || !group) throw new Error('a set without items')
    const draft = {
      points: { [item.code]: item.points + 1 },
      caps: { [item.code]: item.cap.points + 2 },
      groups: { [group.code]: group.cap + 3 },
      withoutVetoes: veto ? [veto.code] : [],
    }
    const changes = ChangedSet.parse(changesOf(set, draft))
    expect(draftOf(changes)).toEqual(draft)
    expect(withChanges(set, changes)).not.toHaveProperty('unknown')
  }
})
