import { type InjectionKey, inject, type Ref, type ShallowRef } from 'vue'
import type { Health } from '../../data/contract/frames.ts'
import type { OrgsAnswer } from '../../data/contract/rest.ts'
import type { Me } from '../feed/api.ts'
import type { Held } from '../feed/next-feed.ts'
import type { LiveSocket } from '../feed/socket.ts'
import type { Device } from './device.ts'
import type { Inbox } from './inbox/use-inbox.ts'
import type { Outbox } from './use-outbox.ts'
import type { MetricWords } from './use-words.ts'

/** A frame of a scope: live, or the last one that this device kept. */
export interface Shown {
  readonly scope: string
  readonly held: Held
  /** Since when it is not the present any more, epoch ms; null while it is. */
  readonly lostAt: number | null
}

/** What every page of the phone is told, and what it may ask for. */
export interface Phone {
  readonly me: Me
  /** Whether one in this role may act on items of supervision. */
  readonly mayAct: boolean
  /** The scope on screen: set it to go there. */
  readonly scope: Ref<string>
  /** The scope's organisation with its path and direct children; null until known. */
  readonly tree: Readonly<Ref<OrgsAnswer | null>>
  readonly shown: Readonly<Ref<Shown | null>>
  /** Labels and units of the phone's metrics. */
  readonly metrics: Readonly<ShallowRef<MetricWords>>
  /** Asks for those of more metrics. */
  readonly learn: (ids: readonly string[]) => void
  readonly health: Readonly<ShallowRef<Health | null>>
  /** Whether the line to the server is there. */
  readonly isOnline: Readonly<Ref<boolean>>
  /** The server's clock, epoch ms. */
  readonly now: Readonly<Ref<number>>
  readonly socket: LiveSocket
  readonly device: Device
  readonly outbox: Outbox
  readonly inbox: Inbox
  /** Counts what the server has taken of this phone: what depends on it asks anew. */
  readonly sent: Readonly<Ref<number>>
  /** Says that the server has taken something that was kept nowhere on the way. */
  readonly noteSent: () => void
  /** Opens the card 这个数怎么来的. */
  readonly openCard: (metric: string) => void
  /** A sentence at the foot of the page; with `undo` beside a button 撤回. It stays until it is read or replaced. */
  readonly say: (sentence: string, undo?: () => void) => void
  readonly signOut: () => void
}

export const PHONE: InjectionKey<Phone> = Symbol('phone')

export function usePhone(): Phone {
  const phone = inject(PHONE)
  if (!phone) throw new Error('not on the phone')
  return phone
}
