import type { Actor } from '../../data/contract/roles.ts'
import { METRICS } from '../../data/scenes/index.ts'
import { mayDo } from '../access/policy.ts'
import type { Audience, Engine } from '../engine/port.ts'
import { type Door, readDoor } from './doors.ts'
import {
  HistoryQuery,
  IdentitiesQuery,
  MetricsQuery,
  OrgsQuery,
  OriginQuery,
  ReplayQuery,
  RhythmQuery,
  SeriesQuery,
  ValuesQuery,
} from './queries.ts'

/** What screens and analysts read: values, their course, where they come from, the tree, the catalogue. */
export function readDoors(engine: Engine): Door[] {
  const within = engine.within.bind(engine)
  const scope = (query: { scope?: string | undefined }, actor: { scope: string }) => query.scope ?? actor.scope
  const audience = ({ role }: Actor): Audience => ({ isPublic: !mayDo(role, 'people.read') })
  return [
    readDoor({
      path: '/api/metrics',
      action: 'metrics.read',
      query: MetricsQuery,
      within,
      answer: ({ metric }) => ({
        metrics: metric.length > 0 ? METRICS.filter(({ id }) => metric.includes(id)) : METRICS,
      }),
    }),
    readDoor({
      path: '/api/values',
      action: 'values.read',
      query: ValuesQuery,
      within,
      scope,
      answer: (q, actor) =>
        engine.values({
          scope: scope(q, actor),
          metrics: q.metric.length > 0 ? q.metric : METRICS.map((metric) => metric.id),
          at: q.at ?? null,
          version: q.version ?? null,
          ...audience(actor),
        }),
    }),
    readDoor({
      path: '/api/series',
      action: 'values.read',
      query: SeriesQuery,
      within,
      scope,
      answer: ({ metric, from, to, by, ...q }, actor) =>
        engine.series({
          ...{ scope: scope(q, actor), metric, from, to, by, version: q.version ?? null },
          ...audience(actor),
        }),
    }),
    readDoor({
      path: '/api/rhythm',
      action: 'values.read',
      query: RhythmQuery,
      within,
      scope,
      answer: (q, actor) =>
        engine.rhythm({
          ...{ scope: scope(q, actor), metric: q.metric, at: q.at ?? null, version: q.version ?? null },
          ...audience(actor),
        }),
    }),
    readDoor({
      path: '/api/replay',
      action: 'values.read',
      query: ReplayQuery,
      within,
      scope,
      answer: (q, actor) =>
        engine.replay({
          scope: scope(q, actor),
          view: q.metric.length > 0 ? { metrics: q.metric } : q.map === undefined ? 'overview' : { map: q.map },
          moment: q.moment,
          top: actor.scope,
          ...audience(actor),
        }),
    }),
    readDoor({
      path: '/api/history',
      action: 'values.read',
      query: HistoryQuery,
      within,
      scope,
      answer: (q, actor) =>
        engine.history({ scope: scope(q, actor), metric: q.metric, days: q.days, ...audience(actor) }),
    }),
    readDoor({
      path: '/api/origin',
      action: 'values.read',
      query: OriginQuery,
      within,
      scope,
      async answer(q, actor) {
        const origin = await engine.origin({
          scope: scope(q, actor),
          metric: q.metric,
          at: q.at ?? null,
          version: q.version ?? null,
          entries: mayDo(actor.role, 'entries.read'),
          ...audience(actor),
        })
        // Its card was opened by somebody of this role: that is all that is noted.
        await engine.opened({ metric: q.metric, role: actor.role })
        return origin
      },
    }),
    readDoor({
      path: '/api/identities',
      action: 'values.read',
      query: IdentitiesQuery,
      within,
      scope,
      answer: (q, actor) =>
        engine.identities({
          ...{ scope: scope(q, actor), at: q.at ?? null, version: q.version ?? null },
          ...audience(actor),
        }),
    }),
    readDoor({
      path: '/api/orgs',
      action: 'values.read',
      query: OrgsQuery,
      within,
      scope: (q, actor) => q.parent ?? actor.scope,
      answer: (q, actor) => engine.orgs({ parent: q.parent ?? actor.scope, depth: q.depth, top: actor.scope }),
    }),
  ]
}
