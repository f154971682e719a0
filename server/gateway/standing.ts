import { z } from 'zod'
import { OrgCode } from '../../data/contract/envelope.ts'
import type { Engine } from '../engine/port.ts'
import { type Door, readDoor } from './doors.ts'
import { MetricId } from './queries.ts'

/** A branch owes a theme day every month: of one that did nothing of any kind for so long, somebody should ask. */
const QUIET_DAYS = 30

/** `GET /api/quiet`, `/api/place`, `/api/orgs/search`, `/api/timeline`, `/api/terms/months`: what one asks of a subtree besides its numbers. */
export function standingDoors(engine: Engine): Door[] {
  const within = engine.within.bind(engine)
  return [
    readDoor({
      path: '/api/quiet',
      action: 'supervision.read',
      query: z.strictObject({
        scope: OrgCode.optional(),
        days: z.coerce.number().pipe(z.int().min(1).max(366)).default(QUIET_DAYS),
      }),
      within,
      scope: (q, actor) => q.scope ?? actor.scope,
      answer: ({ scope, days }, actor) => engine.quiet({ scope: scope ?? actor.scope, days }),
    }),
    readDoor({
      path: '/api/terms/months',
      action: 'values.read',
      query: z.strictObject({ scope: OrgCode.optional() }),
      within,
      scope: (q, actor) => q.scope ?? actor.scope,
      answer: ({ scope }, actor) => engine.termMonths({ scope: scope ?? actor.scope }),
    }),
    readDoor({
      path: '/api/place',
      // Whoever may see counts of few people: the units beside are few.
      action: 'people.read',
      query: z.strictObject({ scope: OrgCode.optional(), metric: MetricId }),
      within,
      scope: (q, actor) => q.scope ?? actor.scope,
      answer: ({ scope, metric }, actor) => engine.place({ scope: scope ?? actor.scope, metric }),
    }),
    readDoor({
      path: '/api/orgs/search',
      action: 'values.read',
      query: z.strictObject({ scope: OrgCode.optional(), text: z.string().min(1).max(50) }),
      within,
      scope: (q, actor) => q.scope ?? actor.scope,
      answer: ({ scope, text }, actor) => engine.search({ scope: scope ?? actor.scope, text }),
    }),
    readDoor({
      path: '/api/timeline',
      action: 'values.read',
      query: z.strictObject({ scope: OrgCode.optional() }),
      within,
      scope: (q, actor) => q.scope ?? actor.scope,
      answer: ({ scope }, actor) => engine.timeline({ scope: scope ?? actor.scope }),
    }),
  ]
}
