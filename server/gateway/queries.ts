import { z } from 'zod'
import { OrgCode } from '../../data/contract/envelope.ts'
import { dayStart, parseAt, parseDay } from '../../data/language/time.ts'

/** An instant in a query; a `+` that nobody escaped has become a blank on the way. */
const Text = z
  .string()
  .max(40)
  .transform((text) => text.replace(/ (\d\d:\d\d)$/, '+$1'))

const WRONG = '须为带时区的时间或日期，如 2026-11-23T09:00:00+08:00 或 2026-11-23'

/** RFC 3339, or a date meaning its end. */
const At = Text.transform((text, ctx) => orIssue(parseAt(text), ctx))

/** RFC 3339, or a date meaning its beginning. */
const From = Text.transform((text, ctx) => {
  const day = parseDay(text)
  return orIssue(day === undefined ? parseAt(text) : dayStart(day), ctx)
})

function orIssue(ts: number | undefined, ctx: z.RefinementCtx): number {
  if (ts !== undefined) return ts
  ctx.addIssue({ code: 'custom', message: WRONG })
  return z.NEVER
}

const Version = z.coerce.number().pipe(z.int().nonnegative())
export const MetricId = z.string().min(1).max(100)

const moment = { at: At.optional(), version: Version.optional() }

/** Any number of metrics, `metric` repeated; none means all. */
const MetricIds = z
  .union([MetricId, z.array(MetricId).max(500)])
  .optional()
  .transform((metric) => (metric === undefined ? [] : [metric].flat()))

export const MetricsQuery = z.strictObject({ metric: MetricIds })

export const ValuesQuery = z.strictObject({ scope: OrgCode.optional(), metric: MetricIds, ...moment })

const STEPS = { minute: 60_000, hour: 3_600_000, day: 86_400_000, month: 28 * 86_400_000 } as const
const MAX_POINTS = 5_000

export const SeriesQuery = z
  .strictObject({
    scope: OrgCode.optional(),
    metric: MetricId,
    from: From,
    to: At,
    by: z.enum(['minute', 'hour', 'day', 'month']).default('day'),
    version: Version.optional(),
  })
  .refine((q) => q.from < q.to, { path: ['from'], message: '起点须早于终点' })
  .refine((q) => (q.to - q.from) / STEPS[q.by] <= MAX_POINTS, {
    path: ['by'],
    message: '点数太多，请缩短时段或加大步长',
  })

export const TargetsQuery = z.strictObject({
  scope: OrgCode.optional(),
  year: z.coerce.number().pipe(z.int().min(2000).max(2100)).optional(),
})

export const CompareQuery = z.strictObject({
  scope: OrgCode.optional(),
  metric: z.union([MetricId, z.array(MetricId).max(100)]).transform((metric) => [metric].flat()),
  at: At.optional(),
  /** With which moment before: the same date of last year, or of last month. */
  with: z.enum(['year', 'month']).default('year'),
})

export const RhythmQuery = z.strictObject({ scope: OrgCode.optional(), metric: MetricId, ...moment })
export const OriginQuery = z.strictObject({ scope: OrgCode.optional(), metric: MetricId, ...moment })
export const ReplayQuery = z.strictObject({
  scope: OrgCode.optional(),
  moment: At,
  /** The overview with this metric on its map; not beside `metric`. */
  map: MetricId.optional(),
  metric: z
    .union([MetricId, z.array(MetricId).max(100)])
    .optional()
    .transform((metric) => (metric === undefined ? [] : [metric].flat())),
})
export const HistoryQuery = z.strictObject({
  scope: OrgCode.optional(),
  metric: MetricId,
  days: z.coerce.number().pipe(z.int().min(1).max(31)).default(14),
})
export const IdentitiesQuery = z.strictObject({ scope: OrgCode.optional(), ...moment })
export const OrgsQuery = z.strictObject({
  parent: OrgCode.optional(),
  depth: z.coerce.number().pipe(z.int().min(1).max(4)).default(1),
})

const limit = z.coerce.number().pipe(z.int().min(1).max(1_000)).default(100)
export const HeldQuery = z.strictObject({ limit })
export const RejectsQuery = z.strictObject({ source: z.string().min(1).max(200).optional(), limit })
