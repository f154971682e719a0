import type { ShallowRef } from 'vue'
import { useAnswer } from '../feed/use-answer.ts'
import { usePhone } from './context.ts'

const EVERY_MS = 60_000

/** What the server answers about the scope on screen; asked anew when the line is back and when something was sent. */
export function useAsked<T>(ask: (scope: string) => Promise<T>, key?: () => unknown): Readonly<ShallowRef<T | null>> {
  const { scope, isOnline, sent } = usePhone()
  return useAnswer({
    scope: () => scope.value,
    key: () => `${isOnline.value} ${sent.value} ${key?.()}`,
    ask,
    everyMs: EVERY_MS,
  })
}
