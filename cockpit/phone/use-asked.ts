import type { ShallowRef } from 'vue'
import { useAnswer } from '../feed/use-answer.ts'
import { usePhone } from './context.ts'

const EVERY_MS = 60_000

/**
 * What the server answers about the scope on screen; asked anew when the line is back and when something was sent, and now
 * and then (`everyMs`: seldom where each time is written down as somebody's look at people).
 */
export function useAsked<T>(
  ask: (scope: string) => Promise<T>,
  { key, everyMs = EVERY_MS }: { key?: () => unknown; everyMs?: number } = {},
): Readonly<ShallowRef<T | null>> {
  const { scope, isOnline, sent } = usePhone()
  return useAnswer({
    scope: () => scope.value,
    key: () => `${isOnline.value} ${sent.value} ${key?.()}`,
    ask,
    everyMs,
  })
}
