import { toProblem } from '../../../data/contract/problem.ts'
import type { RecordKind } from '../../../data/contract/record-kinds.ts'
import type { RecordDone } from '../../../data/contract/records.ts'
import { request } from '../../feed/api.ts'
import { ownBuild } from '../../feed/own-build.ts'
import { sentenceOf } from '../../feed/problem-text.ts'
import { usePhone } from '../context.ts'
import { isPassing } from '../outbox.ts'
import { words as phoneWords } from '../words.ts'
import { words } from './words.ts'

/**
 * Records somebody who is not known yet, and answers what stands in the way (null: nothing).
 *
 * It waits for the server and nowhere else: a code or a name is kept on no phone. Under the same `id` it counts once.
 */
export function useBeginning(): (of: {
  id: string
  kind: RecordKind
  title: string
  time: string
  data: object
}) => Promise<string | null> {
  const { say, noteSent } = usePhone()
  return async ({ title, ...body }) => {
    try {
      const response = await request('/api/records', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-yuntu-build': ownBuild() },
        body: JSON.stringify(body),
      })
      const { isDuplicate } = (await response.json()) as RecordDone
      noteSent()
      say(isDuplicate ? words('sentBefore') : phoneWords('did', { what: title }))
      return null
    } catch (error) {
      return isPassing(toProblem(error).code) ? words('needsLine') : sentenceOf(error)
    }
  }
}

/** Records something, corrects it, or takes it back (`data` null), by way of the outbox; what waits can be taken back. */
export function useRecord(): (of: {
  kind: RecordKind
  title: string
  time: string
  data: object | null
  corrects: string | null
  reason: string
}) => void {
  const { outbox, isOnline, say } = usePhone()
  return ({ kind, title, time, data, corrects, reason }) => {
    const label = `${title} ${time.slice(0, 16).replace('T', ' ')}`
    const act =
      corrects === null
        ? { path: '/api/records', body: { kind, time, data }, label }
        : {
            path: `/api/records/${encodeURIComponent(corrects)}/correct`,
            body: { reason, replacement: data && { time, data } },
            label: `${words(data ? 'correct' : 'withdraw')} ${label}`,
          }
    const id = outbox.add({ ...act, about: `record.${kind}` })
    say(phoneWords(isOnline.value ? 'sentOff' : 'kept', { what: act.label }), () => {
      if (outbox.takeBack(id)) say(phoneWords('undone', { what: act.label }))
      else say(phoneWords('tooLate'))
    })
  }
}
