import { computed, type Ref, shallowRef, watch } from 'vue'
import type { SupervisionAction, SupervisionAnswer, SupervisionItem } from '../../../data/contract/supervision.ts'
import { fetchSupervision } from '../../feed/api.ts'
import { say } from '../../i18n/lang.ts'
import { usePhone } from '../context.ts'
import { words as phoneWords } from '../words.ts'
import { words } from './words.ts'

/**
 * The items of the scope, live or as this device kept them. Asked for again when the line is back, when something was sent,
 * and when the number of open or overdue items changes.
 */
export function useDuties(state: () => 'open' | 'closed'): Readonly<Ref<SupervisionAnswer | null>> {
  const { scope, device, isOnline, sent, shown } = usePhone()
  const name = () => `duties.${state()}.${scope.value}`
  const answer = shallowRef<SupervisionAnswer | null>(null)
  const counts = computed(() =>
    ['supervision-open', 'supervision-overdue'].map((id) => shown.value?.held.cells[id]?.[scope.value]).join(),
  )
  let asked = 0
  async function load() {
    const mine = ++asked
    const [of, which, key] = [scope.value, state(), name()]
    try {
      const got = await fetchSupervision(of, which)
      if (mine !== asked) return
      answer.value = got
      device.keep(key, got)
    } catch {
      // The head says when the line is lost; what was kept stays.
    }
  }
  watch(
    name,
    (key) => {
      answer.value = device.recall<SupervisionAnswer>(key) ?? null
      void load()
    },
    { immediate: true },
  )
  watch([isOnline, sent, counts], () => void load())
  return answer
}

/** What the sentence about an act has to know of its item. */
type About = Pick<SupervisionItem, 'id' | 'label'> & { readonly owner: { readonly name: string } }

/** Does something to an item, by way of the outbox, and offers to take it back. */
export function useDo(): (item: About, action: SupervisionAction, fields?: Record<string, string>) => void {
  const phone = usePhone()
  return (item, action, fields = {}) => {
    const path = `/api/supervision/${encodeURIComponent(item.id)}`
    const label = `${words(`do-${action}`)} ${say(item.label)}（${item.owner.name}）`
    const id = phone.outbox.add({ path: `${path}/${action}`, body: fields, label, about: item.id })
    const sentence = phone.isOnline.value ? phoneWords('did', { what: label }) : phoneWords('kept', { what: label })
    phone.say(sentence, () => {
      // What has been sent is taken back by a correction: both stay in the history.
      if (!phone.outbox.takeBack(id))
        phone.outbox.add({
          path: `${path}/undo`,
          body: { action, of: id },
          label: `${words('do-undo')} ${label}`,
          about: item.id,
        })
      phone.say(phoneWords('undone', { what: label }))
    })
  }
}
