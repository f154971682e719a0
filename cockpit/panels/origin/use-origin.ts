import { type Ref, type ShallowRef, shallowRef } from 'vue'
import { toProblem } from '../../../data/contract/problem.ts'
import type { OriginAnswer } from '../../../data/contract/rest.ts'
import { fetchOrigin } from '../../feed/api.ts'

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
      const { title, detail } = toProblem(error).toBody()
      failure.value = detail ?? title
    }
  }
  return { answer, failure, load }
}
