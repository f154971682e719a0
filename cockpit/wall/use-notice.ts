import { onScopeDispose, type ShallowRef, shallowRef } from 'vue'

const SHOWN_MS = 8_000

/** A sentence that is shown for a while; a later one takes its place. */
export function useNotice(): { notice: Readonly<ShallowRef<string>>; say: (sentence: string) => void } {
  const notice = shallowRef('')
  let timer: ReturnType<typeof setTimeout> | undefined
  onScopeDispose(() => clearTimeout(timer))
  return {
    notice,
    say: (sentence) => {
      clearTimeout(timer)
      notice.value = sentence
      timer = setTimeout(() => {
        notice.value = ''
      }, SHOWN_MS)
    },
  }
}
