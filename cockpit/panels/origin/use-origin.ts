import { type Ref, type ShallowRef, shallowRef } from 'vue'
import type { OriginAnswer } from '../../../data/contract/rest.ts'
import { fetchOrigin } from '../../feed/api.ts'
import { sentenceOf } from '../../feed/problem-text.ts'

/** Where a number comes from, as the card 这个数怎么来的 asks for it: the answer, or why there is none. */
export function useOrigin(query: () => Parameters<typeof fetchOrigin>[0]): {
  answer: Readonly<ShallowRef<OriginAnswer | null>>
  failure: Readonly<Ref<string>>
  load: () => Promise<void>
} {
  const answer = shallowRef<OriginAnswer | null>(null)
  const failure = shallowRef('')
  async function load() {
    failure.value = ''
    try {
      answer.value = await fetchOrigin(query())
    } catch (error) {
      failure.value = sentenceOf(error)
    }
  }
  return { answer, failure, load }
}
