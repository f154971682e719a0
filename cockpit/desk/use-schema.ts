import { type ShallowRef, shallowRef, watch } from 'vue'
import type { DeskSchema } from '../../data/contract/desk.ts'
import { sentenceOf } from '../feed/problem-text.ts'
import { fetchSchema } from './desk-api.ts'

/** What may be asked of a snapshot within a scope; the one of before stays until the next is known. */
export function useSchema(of: () => { snapshot: string | null; scope: string }): {
  schema: Readonly<ShallowRef<DeskSchema | null>>
  problem: Readonly<ShallowRef<string>>
} {
  const schema = shallowRef<DeskSchema | null>(null)
  const problem = shallowRef('')
  let asked = 0
  watch(
    of,
    async ({ snapshot, scope }, before) => {
      if (snapshot === null || (before?.snapshot === snapshot && before.scope === scope)) return
      const mine = ++asked
      try {
        const told = await fetchSchema(snapshot, scope)
        if (mine !== asked) return
        schema.value = told
        problem.value = ''
      } catch (error) {
        if (mine !== asked) return
        problem.value = sentenceOf(error)
      }
    },
    { immediate: true },
  )
  return { schema, problem }
}
