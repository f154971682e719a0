import type { Actor } from '../../data/contract/roles.ts'
import type { CompareAnswer, TargetsAnswer } from '../../data/contract/targets.ts'
import { dayStart, formatDay, formatInstant, fromCalendar, toCalendar, toDay } from '../../data/language/time.ts'
import { addMonths } from '../../data/rules/calendar.ts'
import { LEAST_SHOWN } from '../../data/rules/scores/suppress.ts'
import { targetOf, targetsOf } from '../../data/rules/targets/index.ts'
import { metricsOf, progressOf, yearShare } from '../../data/rules/targets/progress.ts'
import type { Target } from '../../data/rules/targets/target.ts'
import { metricById } from '../../data/scenes/index.ts'
import { mayDo } from '../access/policy.ts'
import type { Audience, Engine } from '../engine/port.ts'
import { type Door, readDoor } from './doors.ts'
import { CompareQuery, TargetsQuery } from './queries.ts'

type Values = Awaited<ReturnType<Engine['values']>>

/** `GET /api/targets` and `GET /api/compare`: how we stand to what was set out, and to a year or a month ago. */
export function targetDoors(engine: Engine, now: () => number): Door[] {
  const within = engine.within.bind(engine)
  const audience = ({ role }: Actor): Audience => ({ isPublic: !mayDo(role, 'people.read') })
  const scopeOf = (query: { scope?: string | undefined }, actor: { scope: string }) => query.scope ?? actor.scope
  return [
    readDoor({
      path: '/api/targets',
      action: 'values.read',
      query: TargetsQuery,
      within,
      scope: scopeOf,
      answer: (query, actor) =>
        answerTargets(
          {
            ...audience(actor),
            scope: scopeOf(query, actor),
            year: query.year ?? toCalendar(toDay(now())).year,
            now: now(),
          },
          engine,
        ),
    }),
    readDoor({
      path: '/api/compare',
      action: 'values.read',
      query: CompareQuery,
      within,
      scope: scopeOf,
      answer: (query, actor) =>
        answerCompare(
          {
            ...{ ...audience(actor), scope: scopeOf(query, actor), metrics: query.metric, at: query.at ?? null },
            ...{ now: now(), months: query.with === 'month' ? 1 : 12 },
          },
          engine,
        ),
    }),
  ]
}

async function answerTargets(
  query: { scope: string; year: number; now: number } & Audience,
  engine: Engine,
): Promise<TargetsAnswer> {
  const { scope, year, isPublic = false } = query
  const file = targetsOf(scope, year)
  const targets = file?.targets ?? []
  const today = toDay(query.now)
  const isOver = today >= fromCalendar(year + 1, 1, 1)
  const day = isOver ? fromCalendar(year + 1, 1, 1) - 1 : today
  const share = yearShare(year, day)
  const metrics = [...new Set(targets.flatMap(metricsOf))]
  const at = isOver ? dayStart(day + 1) - 1 : null
  const values = await engine.values({ scope, metrics, at, version: null, isPublic })
  // Of a year to come nothing is known yet, whatever this year's values are.
  const lookUp = share === 0 ? () => null : look(values)
  const stateOf = (metric: string) => values.values.find((each) => each.metric === metric)?.state ?? 'missing'
  return {
    version: values.version,
    epoch: values.epoch,
    scope,
    year,
    day: formatDay(day),
    yearShare: share,
    setBy: file?.setBy ?? null,
    isDemo: file?.isDemo ?? false,
    targets: targets.flatMap((target) => {
      const metric = metricById(target.metric)
      if (!metric) return []
      const value = lookUp(metric.id)
      return {
        metric: metric.id,
        label: metric.label,
        unit: metric.unit,
        aim: target.aim,
        pace: target.pace,
        value,
        state: share === 0 ? 'missing' : stateOf(metric.id),
        ...progressOf(target, { share, valueOf: lookUp }),
      }
    }),
  }
}

async function answerCompare(
  query: { scope: string; metrics: readonly string[]; at: number | null; now: number; months: number } & Audience,
  engine: Engine,
): Promise<CompareAnswer> {
  const { scope, metrics, isPublic = false } = query
  const moment = query.at ?? query.now
  const day = toDay(moment)
  const { year } = toCalendar(day)
  const targets = new Map(
    metrics.flatMap((metric): [string, Target][] => {
      const target = targetOf(scope, metric, year)
      return target ? [[metric, target]] : []
    }),
  )
  const needed = [...new Set([...metrics, ...[...targets.values()].flatMap(metricsOf)])]
  const current = await engine.values({ scope, metrics: needed, at: query.at, version: null, isPublic })
  const earlierAt = moment - dayStart(day) + dayStart(addMonths(day, -query.months))
  // Both as they are known at one version.
  const before = await engine.values({ scope, metrics, at: earlierAt, version: current.version, isPublic })
  const [valueOf, earlierOf] = [look(current), look(before)]
  return {
    version: current.version,
    epoch: current.epoch,
    scope,
    at: formatInstant(moment),
    earlierAt: formatInstant(earlierAt),
    rows: metrics.map((metric) => {
      const value = valueOf(metric)
      // A sum of people that has changed by few is, beside today's, a count of those few.
      const isTelling = isPublic && metricById(metric)?.unit === 'person' && isFew(value, earlierOf(metric))
      const earlier = isTelling ? null : earlierOf(metric)
      const target = targets.get(metric)
      const progress = target && progressOf(target, { share: yearShare(year, day), valueOf })
      return {
        metric,
        value,
        earlier,
        difference: value === null || earlier === null ? null : value - earlier,
        target: progress?.target ?? null,
        distance: progress?.distance ?? null,
      }
    }),
  }
}

function isFew(value: number | null, earlier: number | null): boolean {
  return value !== null && earlier !== null && value !== earlier && Math.abs(value - earlier) < LEAST_SHOWN
}

function look({ values }: Values): (metric: string) => number | null {
  const known = new Map(values.map(({ metric, value }) => [metric, value]))
  return (metric) => known.get(metric) ?? null
}
