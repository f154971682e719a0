import { type Component, defineAsyncComponent } from 'vue'
import type { Role } from '../../data/contract/roles.ts'
import type { Label } from '../../data/language/label.ts'
import { CONDUCTORS } from './conduct/use-conduct.ts'
import { DUTY_READERS } from './duties/duty.ts'
import { INBOX_READERS } from './inbox/use-inbox.ts'
import TodayPage from './today/TodayPage.vue'

/** A page of the phone, with its place at the foot. */
export interface Tab {
  /** In the address: `/phone/<id>`. */
  readonly id: string
  readonly label: Label
  readonly component: Component
  /** Who has it; everybody without. */
  readonly roles?: readonly Role[]
  /** Has no place at the foot: another page or a link leads to it. */
  readonly isAside?: boolean
}

/** In the order of the tabs; the first is what opens. Pages but the first are loaded when they are asked for. */
export const TABS: readonly Tab[] = [
  { id: 'today', label: { zh: '今日', en: 'Today' }, component: TodayPage },
  {
    id: 'duties',
    label: { zh: '督办', en: 'Duties' },
    component: defineAsyncComponent(() => import('./duties/DutiesPage.vue')),
    roles: DUTY_READERS,
  },
  {
    id: 'orgs',
    label: { zh: '组织', en: 'Tree' },
    component: defineAsyncComponent(() => import('./orgs/OrgsPage.vue')),
  },
  {
    id: 'records',
    label: { zh: '记录', en: 'Record' },
    component: defineAsyncComponent(() => import('./records/RecordsPage.vue')),
    roles: ['secretary'],
  },
  {
    id: 'mine',
    label: { zh: '我的', en: 'Mine' },
    component: defineAsyncComponent(() => import('./mine/MinePage.vue')),
  },
  {
    id: 'wall',
    label: { zh: '遥控大屏', en: 'Conduct the wall' },
    component: defineAsyncComponent(() => import('./conduct/ConductPage.vue')),
    roles: CONDUCTORS,
    isAside: true,
  },
  {
    id: 'inbox',
    label: { zh: '提醒', en: 'Notices' },
    component: defineAsyncComponent(() => import('./inbox/InboxPage.vue')),
    roles: INBOX_READERS,
    isAside: true,
  },
]
