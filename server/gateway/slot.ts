import type { Frame, Health, Loading } from '../../data/contract/frames.ts'
import { Problem } from '../../data/contract/problem.ts'
import type { Engine, EngineEvents } from '../engine/port.ts'

export interface EngineListeners {
  readonly onFrame: (key: string, frame: Frame) => void
  readonly onHealth: (health: Health) => void
}

/**
 * The engine as the gateway holds it from its first moment: `loading` until the real one is put in.
 *
 * So the screens can be served, and told how far it is, while the folder is still being opened.
 */
export interface EngineSlot {
  readonly engine: Engine
  /** What the real engine is to be given. */
  readonly events: EngineEvents
  fill(engine: Engine): void
  /** How far the demonstration is; null once it lives. Heard at once by every screen, as all health is. */
  load(loading: Loading | null): void
  /** Who hears of frames and health: set once, before `fill`. */
  listen(listeners: EngineListeners): void
}

export function openSlot(options: {
  isDemo: boolean
  now: () => number
  onFatal: (message: string) => void
}): EngineSlot {
  let inner: Engine | undefined
  let listeners: EngineListeners | undefined
  let last: Health = {
    epoch: '',
    version: 0,
    now: options.now(),
    status: 'loading',
    progress: { done: 0, label: '正在启动' },
    reconciler: { checked: 0, differences: 0, version: 0 },
    identities: { checked: 0, residuals: 0, version: 0 },
    demo: options.isDemo,
    loading: null,
    sources: [],
    scenes: {},
    held: 0,
    retried: 0,
    expired: 0,
    rejected: 0,
  }
  const real = (): Engine => {
    if (!inner) throw new Problem('loading')
    return inner
  }
  // Methods are async so that `loading` is a rejection, as all their failures are.
  const engine: Engine = {
    take: async (batch) => real().take(batch),
    values: async (query) => real().values(query),
    series: async (query) => real().series(query),
    rhythm: async (query) => real().rhythm(query),
    replay: async (query) => real().replay(query),
    history: async (query) => real().history(query),
    origin: async (query) => real().origin(query),
    orgs: async (query) => real().orgs(query),
    search: async (query) => real().search(query),
    timeline: async (query) => real().timeline(query),
    ownRecord: async (query) => real().ownRecord(query),
    branch: async (query) => real().branch(query),
    within: async (query) => real().within(query),
    states: async (query) => real().states(query),
    chain: async (query) => real().chain(query),
    ownScore: async (query) => real().ownScore(query),
    scores: async (query) => real().scores(query),
    simulateScores: async (query) => real().simulateScores(query),
    held: async (query) => real().held(query),
    purge: async (query) => real().purge(query),
    rejects: async (query) => real().rejects(query),
    opened: async (query) => real().opened(query),
    openings: async () => real().openings(),
    identities: async (query) => real().identities(query),
    supervision: async (query) => real().supervision(query),
    supervisionWeeks: async (query) => real().supervisionWeeks(query),
    termMonths: async (query) => real().termMonths(query),
    quiet: async (query) => real().quiet(query),
    place: async (query) => real().place(query),
    versions: async () => real().versions(),
    copy: async (query) => real().copy(query),
    watch: async (room) => real().watch(room),
    unwatch: async (query) => real().unwatch(query),
    gauges: async () => real().gauges(),
    // The last health says as much as asking again would, and costs nothing.
    health: async () => ({ ...last, now: options.now() }),
    close: async () => inner?.close(),
  }
  return {
    engine,
    events: {
      onFrame: (key, frame) => listeners?.onFrame(key, frame),
      onHealth: (health) => {
        // The engine knows nothing of the demonstration: to it that is a source like any other.
        last = { ...health, loading: last.loading }
        listeners?.onHealth(last)
      },
      onFatal: (message) => {
        last = { ...last, status: 'failed', progress: null }
        listeners?.onHealth(last)
        options.onFatal(message)
      },
    },
    fill: (filled) => {
      inner = filled
    },
    load: (loading) => {
      last = { ...last, loading, now: options.now() }
      listeners?.onHealth(last)
    },
    listen: (heard) => {
      listeners = heard
    },
  }
}
