import type { InjectionKey, Ref, ShallowRef } from 'vue'
import type { Conducting } from '../../data/contract/conduct.ts'
import type { Health } from '../../data/contract/frames.ts'
import type { WallTheme } from '../../data/contract/wall-views.ts'
import type { Me } from '../feed/api.ts'
import type { FeedState } from '../feed/next-feed.ts'
import type { LiveSocket } from '../feed/socket.ts'
import type { LinkWords } from '../panels/link.ts'
import type { Asked, MapChoice } from '../panels/panel.ts'
import type { Replay } from './replay/use-replay.ts'
import type { Shown } from './use-scope.ts'

/** What the wall tells whatever is laid over it, and what that may ask for. */
export interface WallContext {
  readonly me: Me
  readonly socket: LiveSocket
  readonly health: Readonly<ShallowRef<Health | null>>
  readonly feed: Readonly<ShallowRef<FeedState>>
  /** The frame on screen, with its scope and tree. */
  readonly shown: Readonly<Ref<Shown | null>>
  /** The scope that is asked for: set it to go there. */
  readonly wanted: Ref<string>
  /** The view on screen, by its id. */
  readonly view: Readonly<Ref<string>>
  /** Shows a view; one that does not exist is told, and changes nothing. */
  readonly show: (view: string) => void
  /** The next view, or the one before. */
  readonly turn: (by: 1 | -1) => void
  /** Whether somebody has stopped the views from taking turns (space). */
  readonly isHeld: Ref<boolean>
  /** Whether the help lies over the wall: set it to open or close it. */
  readonly isHelpOpen: Ref<boolean>
  /** Whether the code for a phone lies over the wall: set it to open or close it. */
  readonly isPairOpen: Ref<boolean>
  /** How a phone conducts this wall; null: none does. */
  readonly conducting: ShallowRef<Conducting | null>
  readonly map: MapChoice
  /** Points at a place on the map; null: at none. */
  readonly mark: (code: string | null) => void
  readonly link: Readonly<Ref<LinkWords>>
  /** The server's clock, epoch ms. */
  readonly now: Readonly<Ref<number>>
  readonly demo: Readonly<Ref<boolean>>
  /** The past, where that is on screen instead of the present. */
  readonly replay: Replay
  /** Opens the card of a number on screen; a metric that does not exist is told. */
  readonly openCard: (asked: Asked) => void
  /** Closes card and help, and shows charts again: what somebody had opened. */
  readonly tidy: () => void
  /** Another theme, at once. */
  readonly setTheme: (theme: WallTheme) => void
  /** A sentence for whoever stands before the wall; it goes by itself. */
  readonly say: (sentence: string) => void
}

export const WALL: InjectionKey<WallContext> = Symbol('wall')
