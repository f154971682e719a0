import { computed, inject, type Ref, type ShallowRef, shallowRef } from 'vue'
import type { Then } from '../feed/api.ts'
import { useAnswer } from '../feed/use-answer.ts'
import { THEN } from './panel.ts'

/**
 * An answer that a panel asks for beside its frame. What can only be answered of the present is not asked for while a
 * moment of the past is on screen (`isAbsent`), so that nothing of today stands under an earlier time.
 */
export function usePanelAnswer<T>(options: {
  scope: () => string
  day?: () => number
  key?: () => unknown
  ask: (scope: string, then: Then) => Promise<T>
  isOfPresentOnly?: boolean
  everyMs: number
}): { answer: Readonly<ShallowRef<T | null>>; isAbsent: Readonly<Ref<boolean>> } {
  const then = inject(THEN, shallowRef(null))
  const isAbsent = computed(() => options.isOfPresentOnly === true && then.value !== null)
  const answer = useAnswer<T | null>({
    scope: options.scope,
    ...(options.day ? { day: options.day } : {}),
    key: () => [JSON.stringify(then.value), options.key?.()].join(),
    ask: async (scope) => (isAbsent.value ? null : options.ask(scope, then.value)),
    everyMs: options.everyMs,
  })
  return { answer, isAbsent }
}
