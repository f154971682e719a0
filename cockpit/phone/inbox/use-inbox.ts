import { computed, onScopeDispose, type Ref, type ShallowRef, shallowRef, watch } from 'vue'
import type { InboxAnswer } from '../../../data/contract/inbox.ts'
import type { OwnSettings } from '../../../data/contract/own.ts'
import type { Role } from '../../../data/contract/roles.ts'
import { fetchInbox, fetchSettings, markNotices, putSettings } from '../../feed/api.ts'
import type { Device } from '../device.ts'
import { ringing } from './bell.ts'

/** Who has an inbox (`inbox.read`). */
export const INBOX_READERS: readonly Role[] = ['leader', 'manager', 'secretary']

const NAME = 'inbox'
const SETTINGS = 'settings'
const LOOK_MS = 300_000

/** What one has to know of one's own duties, as the server has it or as this device kept it. */
export interface Inbox {
  readonly answer: Readonly<ShallowRef<InboxAnswer | null>>
  readonly unread: Readonly<Ref<number>>
  /** How much of it the bell tells now, as its owner wants it. */
  readonly rings: Readonly<Ref<number>>
  /** How its owner wants to be told; the same on every device. null until known. */
  readonly settings: Readonly<ShallowRef<OwnSettings | null>>
  /** Fails: `Problem`; then the settings are as before. */
  change(settings: OwnSettings): Promise<void>
  /** Marks on the server; without a line nothing changes, which the answer says. */
  mark(ids: readonly string[], isRead: boolean): Promise<boolean>
}

/** Asked for when the line is there, when something was sent or moved among the duties, and now and then. */
export function useInbox(at: {
  role: Role
  device: Device
  isOnline: Readonly<Ref<boolean>>
  now: Readonly<Ref<number>>
  /** Changes when it may have changed. */
  moved: () => unknown
}): Inbox {
  const { role, device, isOnline, now, moved } = at
  const answer = shallowRef(device.recall<InboxAnswer>(NAME) ?? null)
  const settings = shallowRef(device.recall<OwnSettings>(SETTINGS) ?? null)
  let changes = 0
  let putting: Promise<unknown> = Promise.resolve()
  function set(got: OwnSettings) {
    settings.value = got
    device.keep(SETTINGS, got)
  }
  function take(got: InboxAnswer) {
    answer.value = got
    device.keep(NAME, got)
  }
  async function load() {
    if (!isOnline.value || !INBOX_READERS.includes(role)) return
    try {
      const before = changes
      const [got, wanted] = await Promise.all([fetchInbox(), fetchSettings()])
      take(got)
      // What was read before they were changed here is not what they are.
      if (changes === before) set(wanted)
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
    rings: computed(() =>
      answer.value && settings.value
        ? ringing(answer.value.notices, { settings: settings.value, now: now.value })
        : (answer.value?.unread ?? 0),
    ),
    settings,
    async change(wanted) {
      const [before, mine] = [settings.value, ++changes]
      settings.value = wanted
      // One after the other: the last that was chosen is the last to arrive.
      const put = putting.then(() => putSettings(wanted))
      putting = put.catch(() => undefined)
      try {
        await put
        device.keep(SETTINGS, wanted)
      } catch (error) {
        if (mine === changes) settings.value = before
        throw error
      } finally {
        changes++
      }
    },
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
