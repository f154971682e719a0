import { computed, onScopeDispose, type Ref, type ShallowRef, shallowRef, watch } from 'vue'
import type { InboxAnswer } from '../../../data/contract/inbox.ts'
import type { Role } from '../../../data/contract/roles.ts'
import { fetchInbox, markNotices } from '../../feed/api.ts'
import type { Device } from '../device.ts'

/** Who has an inbox (`inbox.read`). */
export const INBOX_READERS: readonly Role[] = ['leader', 'manager', 'secretary']

const NAME = 'inbox'
const LOOK_MS = 300_000

/** What one has to know of one's own duties, as the server has it or as this device kept it. */
export interface Inbox {
  readonly answer: Readonly<ShallowRef<InboxAnswer | null>>
  readonly unread: Readonly<Ref<number>>
  /** Marks on the server; without a line nothing changes, which the answer says. */
  mark(ids: readonly string[], isRead: boolean): Promise<boolean>
}

/** Asked for when the line is there, when something was sent or moved among the duties, and now and then. */
export function useInbox(at: {
  role: Role
  device: Device
  isOnline: Readonly<Ref<boolean>>
  /** Changes when it may have changed. */
  moved: () => unknown
}): Inbox {
  const { role, device, isOnline, moved } = at
  const answer = shallowRef(device.recall<InboxAnswer>(NAME) ?? null)
  function take(got: InboxAnswer) {
    answer.value = got
    device.keep(NAME, got)
  }
  async function load() {
    if (!isOnline.value || !INBOX_READERS.includes(role)) return
    try {
      take(await fetchInbox())
    } catch {
      // What was kept stays; it is asked for again.
    }
  }
  watch([isOnline, moved], () => void load())
  const timer = setInterval(() => void load(), LOOK_MS)
  onScopeDispose(() => clearInterval(timer))
  return {
    answer,
    unread: computed(() => answer.value?.unread ?? 0),
    async mark(ids, isRead) {
      try {
        take(await markNotices(ids, isRead))
        return true
      } catch {
        return false
      }
    },
  }
}
