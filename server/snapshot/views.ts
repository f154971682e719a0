import { type Metric, type Term, termsOf } from '../../data/language/metric.ts'
import { WINDOWS } from '../../data/language/time.ts'
import { IDENTITIES, MEASURE_INDEX, METRICS } from '../../data/scenes/index.ts'
import { quote } from '../engine/sql.ts'
import { columns, ledgerColumns, type TableDoc } from './doc.ts'

/** A table that is not kept but asked: its SQL reads the others. */
export interface ViewDoc extends TableDoc {
  readonly sql: string
}

/** `attendance-rate-month` → `metric_attendance_rate_month`. */
export function viewName(metric: string): string {
  return `metric_${metric.replace(/[^a-z0-9]/gi, '_')}`
}

/** Every view, over tables with or without whose entries they are. */
export function viewsOf({ people }: { readonly people: boolean }): readonly ViewDoc[] {
  return [identityView(), scoreMovementView(people), ...METRICS.map(metricView)]
}

const idOf = (measure: string) => MEASURE_INDEX.get(measure) ?? -1

const sumOf = ({ measure, window }: Pick<Term, 'measure' | 'window'>) =>
  `coalesce(sum(${window}) FILTER (measure = ${idOf(measure)}), 0)`

function amountOf(terms: readonly Term[]): string {
  return terms
    .map((term) => `${term.sign === 1 ? '+' : '-'} ${sumOf(term)}`)
    .join(' ')
    .replace(/^\+ /, '')
}

/** A metric at every organisation, as the wall shows it at this version: null where nothing was reported. */
function metricView({ id, label, unit, of, known }: Metric): ViewDoc {
  const value =
    of.kind === 'sum'
      ? `(${amountOf(of.terms)})::BIGINT`
      : `(${amountOf(of.over)}) / nullif((${amountOf(of.under)})::DOUBLE, 0)`
  const isKnown = known.map((measure) => `${sumOf({ measure, window: 'stock' })} <> 0`).join(' OR ')
  const measures = [...new Set([...termsOf(of).map(({ measure }) => measure), ...known])]
  return {
    name: viewName(id),
    zh: `指标：${label.zh}`,
    en: `metric: ${label.en}`,
    sql: `SELECT organisation.org, code, name, depth, value FROM organisation LEFT JOIN (
  SELECT org, CASE WHEN ${isKnown} THEN ${value} END AS value
  FROM total WHERE measure IN (${measures.map(idOf).join(', ')}) GROUP BY org
) AS found ON found.org = organisation.org`,
    columns: columns('public', {
      org: ['UINTEGER', '党组织的内部编号', 'dense id of the organisation'],
      code: ['VARCHAR', '党组织代码', 'code of the organisation'],
      name: ['VARCHAR', '名称', 'name'],
      depth: ['INTEGER', '层级', 'level'],
      value: [
        of.kind === 'sum' ? 'BIGINT' : 'DOUBLE',
        `数值（${unit}）；未报为空`,
        `value, ${unit}; null where nothing was reported`,
      ],
    }),
  }
}

/** What should be equal at every organisation, and what is left between: the terms stand in the query. */
function identityView(): ViewDoc {
  const terms = IDENTITIES.flatMap(({ id, left, right }) =>
    [...left.map((term) => ({ ...term, side: 'left' })), ...right.map((term) => ({ ...term, side: 'right' }))].map(
      ({ measure, window, sign, side }) =>
        `(${quote(id)}, ${quote(side)}, ${idOf(measure)}, ${quote(window)}, ${sign})`,
    ),
  )
  const labels = IDENTITIES.map(({ id, label }) => `(${quote(id)}, ${quote(label.zh)})`)
  const amount = `CASE span ${WINDOWS.map((window) => `WHEN '${window}' THEN ${window}`).join(' ')} END`
  const side = (of: string) => `coalesce(sum(sign * ${amount}) FILTER (side = '${of}'), 0)::BIGINT`
  return {
    name: 'identity',
    zh: '恒等式：每个党组织左右两侧应当相等',
    en: 'identities: both sides are equal at every organisation',
    sql: `SELECT org, identity, label, ${side('left')} AS left_sum, ${side('right')} AS right_sum,
  left_sum - right_sum AS residual
FROM total JOIN (VALUES ${terms.join(', ')}) AS term(identity, side, of_measure, span, sign) ON measure = of_measure
JOIN (VALUES ${labels.join(', ')}) AS named(named_identity, label) ON named_identity = identity
GROUP BY org, identity, label`,
    columns: columns('internal', {
      org: ['UINTEGER', '党组织的内部编号', 'dense id of the organisation'],
      identity: ['VARCHAR', '恒等式', 'identity'],
      label: ['VARCHAR', '名称', 'what it says'],
      left_sum: ['BIGINT', '左侧', 'left side'],
      right_sum: ['BIGINT', '右侧', 'right side'],
      residual: ['BIGINT', '差额：应为 0', 'what is left between: should be 0'],
    }),
  }
}

const SCORES = ['score.member', 'score.branch', 'score.capped', 'score.veto']

/** Points that were given, capped or vetoed: entries by their item. */
function scoreMovementView(people: boolean): ViewDoc {
  const [seq, ts, org, member] = ledgerColumns('entry')
  const own = [seq, ts, org, ...(people ? [member] : [])].filter((column) => column !== undefined)
  return {
    name: 'score_movement',
    zh: '先锋指数、堡垒指数的每一次记分',
    en: 'every movement of the scores of members and branches',
    sql: `SELECT ${own.map(({ name }) => `entry.${name}`).join(', ')},
  split_part(code, '/', 1) AS way, split_part(code, '/', 2) AS item, label, amount
FROM entry JOIN measure ON entry.measure = measure.id
WHERE split_part(code, '/', 1) IN (${SCORES.map(quote).join(', ')})`,
    columns: [
      ...own,
      ...columns('internal', {
        way: ['VARCHAR', '记分的种类', 'points of a member or branch, points over a cap, or a veto'],
        item: ['VARCHAR', '记分项', 'item'],
        label: ['VARCHAR', '记分项名称', 'name of the item'],
        amount: ['BIGINT', '分值', 'points'],
      }),
    ],
  }
}
