import { onScopeDispose, type ShallowRef, shallowRef } from 'vue'

const SHOWN_MS = 8_000
/** A link may name a view, a scope and a metric that are not there. */
const MOST = 3

/** Sentences that are shown for a while, each on a line of its own; the time runs from the latest. */
export function useNotice(): { notice: Readonly<ShallowRef<string>>; say: (sentence: string) => void } {
  const notice = shallowRef('')
  let timer: ReturnType<typeof setTimeout> | undefined
  onScopeDispose(() => clearTimeout(timer))
  return {
    notice,
    say: (sentence) => {
      clearTimeout(timer)
      const others = notice.value.split('\n').filter((line) => line !== '' && line !== sentence)
      notice.value = [...others, sentence].slice(-MOST).join('\n')
      timer = setTimeout(() => {
        notice.value = ''
      }, SHOWN_MS)
    },
  }
}
