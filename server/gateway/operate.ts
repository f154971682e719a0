import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import { Problem } from '../../data/contract/problem.ts'
import { MATRIX, mayDo } from '../access/policy.ts'
import type { Engine } from '../engine/port.ts'
import { type Door, NoQuery, readDoor } from './doors.ts'
import { kindsAnswer } from './kinds.ts'
import { HeldQuery, RejectsQuery } from './queries.ts'

/** What the demonstration says of itself: `GET /api/demo`. */
export interface DemoInfo {
  readonly opening: string | null
  readonly seed: number | string | null
  readonly size: string
}

/** What the gateway counts, beside the engine's own gauges. */
export interface Counters {
  readonly registry: Registry
  readonly uploads: Counter
  readonly frames: Counter
  readonly cut: Counter<'reason'>
  readonly sockets: Gauge
  readonly engine: Gauge<'gauge'>
}

export function openCounters(): Counters {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  return {
    registry,
    uploads: new Counter({ name: 'yuntu_uploads_total', help: 'uploads begun', registers }),
    frames: new Counter({ name: 'yuntu_frames_total', help: 'frames broadcast to rooms', registers }),
    cut: new Counter({
      name: 'yuntu_sockets_cut_total',
      help: 'live connections cut',
      labelNames: ['reason'],
      registers,
    }),
    sockets: new Gauge({ name: 'yuntu_sockets', help: 'live connections', registers }),
    engine: new Gauge({ name: 'yuntu_engine', help: 'gauges of the engine', labelNames: ['gauge'], registers }),
  }
}

/** What operators, auditors and senders ask. */
export function operateDoors(parts: { engine: Engine; counters: Counters; demo: () => DemoInfo }): Door[] {
  const { engine, counters, demo } = parts
  const within = engine.within.bind(engine)
  return [
    { method: 'get', path: '/health/live', action: 'alive.read', handle: ({ res }) => void res.json({ status: 'ok' }) },
    {
      method: 'get',
      path: '/health/ready',
      action: 'alive.read',
      async handle({ res }) {
        const { status } = await engine.health()
        if (status !== 'ready') throw new Problem('loading')
        res.json({ status })
      },
    },
    {
      method: 'get',
      path: '/metrics',
      action: 'gauges.read',
      async handle({ res }) {
        const gauges = await engine.gauges().catch(() => ({}))
        for (const [gauge, value] of Object.entries(gauges)) counters.engine.set({ gauge }, value)
        res.type(counters.registry.contentType).send(await counters.registry.metrics())
      },
    },
    readDoor({ path: '/api/kinds', action: 'kinds.read', query: NoQuery, within, answer: kindsAnswer }),
    readDoor({ path: '/api/demo', action: 'demo.read', query: NoQuery, within, answer: demo }),
    readDoor({
      path: '/api/me',
      action: 'me.read',
      query: NoQuery,
      within,
      answer: (_, { role, scope, member }) => ({
        role,
        scope,
        member: member ?? null,
        demo: demo().size !== 'off',
        may: Object.keys(MATRIX).filter((action) => mayDo(role, action as keyof typeof MATRIX)), // keys() forgets the type
      }),
    }),
    readDoor({
      path: '/api/held',
      action: 'held.read',
      query: HeldQuery,
      within,
      answer: ({ limit }, { scope }) => engine.held({ scope, limit }),
    }),
    readDoor({
      path: '/api/rejects',
      action: 'rejects.read',
      query: RejectsQuery,
      within,
      answer: ({ source, limit }) => engine.rejects({ source: source ?? null, limit }),
    }),
  ]
}
