import type { HistoryAnswer, HistoryPoint, HistoryReason } from '../../data/contract/history.ts'
import { termsOf } from '../../data/language/metric.ts'
import { DAY_MS, type Day, dayStart, formatDay } from '../../data/language/time.ts'
import { metricOf, orgOf, type Reading, toAsOf } from './answers.ts'
import { PEOPLE_OF } from './people-columns.ts'
import type { Audience } from './port.ts'
import { type AsOf, metricSql, quote, stretchSql, subtreeSql } from './sql.ts'
import { isFew } from './suppression.ts'

interface Closing {
  readonly day: Day
  /** The last version before the next day was opened; of the running day, the present one. */
  readonly version: number
}

/**
 * `GET /api/history`: what a metric was published as at the end of each day, and what is known of that day now.
 *
 * Published is the value at the version of that day's end, with the tree of then: what every wall showed. It is asked
 * again only for days of which anything arrived later.
 */
export async function answerHistory(
  query: { scope: string; metric: string; days: number } & Audience,
  reading: Reading,
): Promise<HistoryAnswer> {
  const { core, epoch } = reading
  const { scope } = query
  const metric = metricOf(query.metric)
  const org = orgOf(core, scope)
  const { version } = await toAsOf({ at: null, version: null }, reading)
  const closings = await closingsOf(query.days, { version, reading })
  const measures = [...new Set([...termsOf(metric.of).map((term) => term.measure), ...metric.known])]
  const later = await laterOf({ scope, measures, closings, version }, reading)
  const valueAt = async (asOf: AsOf): Promise<number | null> => {
    const value = (await core.ledger.read(metricSql(metric, { scope, ...asOf })))[0]?.[0]
    return value === null || value === undefined ? null : Number(value)
  }
  const points: HistoryPoint[] = []
  for (const { day, version: closed } of closings) {
    const at = dayStart(day + 1) - 1
    const reasons = reasonsOf(later, { day, version: closed })
    const published = await valueAt({ version: closed, at })
    const now = reasons.length === 0 ? published : await valueAt({ version, at })
    points.push({ day: formatDay(day), version: closed, published, now, isCorrected: now !== published, reasons })
  }
  if (query.isPublic && (PEOPLE_OF.get(metric.id) ?? []).length > 0)
    return {
      version,
      epoch,
      scope,
      metric: metric.id,
      label: metric.label,
      points: forEverybody(points, reading.few.now().hides(org, metric.id)),
    }
  return { version, epoch, scope, metric: metric.id, label: metric.label, points }
}

/** Days of a count of people, without those that say, by themselves or beside the last one shown, something of few. */
function forEverybody(points: readonly HistoryPoint[], isHidden: boolean): HistoryPoint[] {
  let last: number | null = null
  return points.map((point) => {
    const { published, now } = point
    const isShown =
      !isHidden &&
      published !== null &&
      Number.isInteger(published) &&
      published === now &&
      !isFew(published) &&
      (last === null || !isFew(published - last))
    if (isShown) last = published
    return isShown ? point : { ...point, published: null, now: null, isCorrected: false, reasons: [] }
  })
}

async function closingsOf(days: number, at: { version: number; reading: Reading }): Promise<Closing[]> {
  const rows = await at.reading.core.ledger.read(
    `SELECT day, min(seq) FROM day_opened WHERE seq <= ${at.version} GROUP BY day ORDER BY day DESC LIMIT ${days}`,
  )
  return rows
    .map(([day], i) => {
      const next = i === 0 ? undefined : rows[i - 1]?.[1]
      return { day: Number(day), version: next === undefined ? at.version : Number(next) - 1 }
    })
    .reverse()
}

/** What arrived after the first of the days was closed, by the day it happened, the version it came with, and its kind. */
interface Later {
  readonly day: Day
  readonly version: number
  readonly kind: string
  readonly label: string
}

async function laterOf(
  at: { scope: string; measures: readonly string[]; closings: readonly Closing[]; version: number },
  { core }: Reading,
): Promise<Later[]> {
  const { scope, measures, closings, version } = at
  const [first] = closings
  const last = closings.at(-1)
  if (!first || !last) return []
  const asOf = { version, at: dayStart(last.day + 1) - 1 }
  // Where the tree has changed, entries that came before it count elsewhere since.
  const rows = await core.ledger.read(`${subtreeSql(scope, asOf)}, later AS (
  SELECT entry.seq, ${stretchSql('entry.ts', DAY_MS)} AS day FROM entry JOIN measure ON entry.measure = measure.id
  WHERE entry.seq > ${first.version} AND entry.seq <= ${version} AND entry.ts < ${dayStart(last.day)}
    AND measure.code IN (${measures.map(quote).join(', ')}) AND entry.org IN (SELECT org FROM subtree)
  UNION ALL
  SELECT seq, ${stretchSql('ts', DAY_MS)} FROM org_parent
  WHERE seq > ${first.version} AND seq <= ${version} AND ts < ${dayStart(last.day)}
)
SELECT day, later.seq, any_value(kind.code), any_value(kind.label)
FROM later JOIN event ON event.seq = later.seq JOIN kind ON kind.id = event.kind GROUP BY day, later.seq`)
  return rows.map(([day, seq, kind, label]) => ({
    day: Number(day),
    version: Number(seq),
    kind: String(kind),
    label: String(label),
  }))
}

function reasonsOf(later: readonly Later[], at: Closing): HistoryReason[] {
  const seqs = new Map<string, { label: string; seqs: Set<number> }>()
  for (const { day, version, kind, label } of later) {
    if (day > at.day || version <= at.version) continue
    const known = seqs.get(kind) ?? { label, seqs: new Set() }
    known.seqs.add(version)
    seqs.set(kind, known)
  }
  return [...seqs].map(([kind, { label, seqs: found }]) => ({ kind, label, events: found.size }))
}
