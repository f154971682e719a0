import type { OrgRow, OrgsAnswer, OriginAnswer, OriginEntry } from '../../data/contract/rest.ts'
import type { Label } from '../../data/language/label.ts'
import { type Metric, type Term, termsOf } from '../../data/language/metric.ts'
import { formatInstant, type Window } from '../../data/language/time.ts'
import { EVENTS, KIND_INDEX, MEASURE_INDEX, MEASURES } from '../../data/scenes/index.ts'
import { isHiddenThen, metricOf, orgOf, type Reading, readSums, toAsOf } from './answers.ts'
import type { Core } from './core.ts'
import { moversOf } from './movers.ts'
import { toOrgRow } from './org-row.ts'
import { PEOPLE_OF } from './people-columns.ts'
import type { Audience, Moment } from './port.ts'
import { type AsOf, metricSql, quote, subtreeSql } from './sql.ts'

const LATEST = 20
const WINDOW_WORDS: Readonly<Record<Window, Label>> = {
  stock: { zh: '至今', en: 'To date' },
  today: { zh: '今日', en: 'Today' },
  month: { zh: '本月', en: 'This month' },
  quarter: { zh: '本季', en: 'This quarter' },
  year: { zh: '今年', en: 'This year' },
}

function termWords(terms: readonly Term[], lang: keyof Label): string {
  return terms
    .map((t, i) => {
      const label = measureLabel(t.measure)[lang]
      const sign = t.sign === 1 ? (i === 0 ? '' : ' + ') : i === 0 ? '−' : ' − '
      return `${sign}${WINDOW_WORDS[t.window][lang]}${lang === 'zh' ? `〔${label}〕` : ` [${label}]`}`
    })
    .join('')
}

const measureLabel = (code: string): Label => MEASURES[MEASURE_INDEX.get(code) ?? -1]?.label ?? { zh: code, en: code }

/** A formula in words: 今日〔组织生活〕 ÷ … */
function formulaWords({ of }: Metric): Label {
  if (of.kind === 'sum') return { zh: termWords(of.terms, 'zh'), en: termWords(of.terms, 'en') }
  const [over, under] = [of.over, of.under]
  return {
    zh: `（${termWords(over, 'zh')}）÷（${termWords(under, 'zh')}）`,
    en: `(${termWords(over, 'en')}) ÷ (${termWords(under, 'en')})`,
  }
}

/** An entry of a count of people, or who moved it by one, is mostly one person. */
const FEW_WORDS: Label = {
  zh: '人数的逐笔分录会说出单个人，不对公开屏幕提供',
  en: 'Single entries of a count of people would tell of one person: not for public screens',
}
const DENIED_WORDS: Label = { zh: '没有查看逐笔分录的权限', en: 'You may not see single entries' }

/** `GET /api/origin`: the value by its own SQL, the sums it is made of, the latest entries and the sources behind it. */
export async function answerOrigin(
  query: { scope: string; metric: string; entries: boolean } & Moment & Audience,
  at: { reading: Reading; now: number },
): Promise<OriginAnswer> {
  const { reading, now } = at
  const { core, epoch } = reading
  const metric = metricOf(query.metric)
  const org = orgOf(core, query.scope)
  const asOf = await toAsOf(query, reading)
  const sql = metricSql(metric, { scope: query.scope, ...asOf })
  const found = (await core.ledger.read(sql))[0]?.[0]
  const value = found === null || found === undefined ? null : Number(found)
  const sums = await readSums(query.scope, { core, asOf })
  const measures = [...new Set(termsOf(metric.of).map((t) => t.measure))]
  const isOfPeople = query.isPublic === true && (PEOPLE_OF.get(metric.id) ?? []).length > 0
  const isHidden = isOfPeople && isHiddenThen(metric, { org, reading, sumOf: sums.of })
  const mayRead = query.entries && !isOfPeople
  return {
    metric: metric.id,
    label: metric.label,
    definition: metric.definition,
    formula: formulaWords(metric),
    article: metric.source,
    scope: query.scope,
    value: isHidden ? null : value,
    state: value === null ? 'missing' : isHidden ? 'suppressed' : 'reported',
    version: asOf.version,
    epoch,
    at: query.at === null ? null : formatInstant(query.at),
    sql,
    parts: (isHidden ? [] : termsOf(metric.of)).map((t) => ({
      measure: t.measure,
      label: measureLabel(t.measure),
      window: t.window,
      sign: t.sign,
      amount: sums.of(t.measure, t.window),
    })),
    entries: mayRead ? await latestEntries(query.scope, { core, asOf, measures }) : [],
    entriesHidden: mayRead ? null : isOfPeople ? FEW_WORDS : DENIED_WORDS,
    sources: isHidden ? [] : await sourcesOf(query.scope, { core, asOf, measures }),
    movers: isOfPeople ? [] : await moversOf({ scope: query.scope, measures, asOf, now }, reading),
  }
}

type Asked = { core: Core; asOf: AsOf; measures: readonly string[] }

const behind = ({ asOf, measures }: Asked) => `entry.seq <= ${asOf.version} AND entry.ts <= ${asOf.at}
  AND entry.org IN (SELECT org FROM subtree) AND measure.code IN (${measures.map(quote).join(', ')})`

async function latestEntries(scope: string, asked: Asked): Promise<OriginEntry[]> {
  const { core } = asked
  const rows = await core.ledger.read(`${subtreeSql(scope, asked.asOf)}
SELECT entry.seq, entry.ts, entry.org, measure.code, entry.amount, kind.code, kind.label, source.code, event.received
FROM entry JOIN measure ON entry.measure = measure.id JOIN event ON event.seq = entry.seq
JOIN kind ON kind.id = event.kind JOIN source ON source.id = event.source
WHERE ${behind(asked)}
ORDER BY entry.ts DESC, entry.seq DESC, measure.id, entry.amount LIMIT ${LATEST}`)
  return rows.map(([seq, ts, org, measure, amount, kind, label, source, received]) => ({
    seq: Number(seq),
    time: formatInstant(Number(ts)),
    org: core.registry.codeOf(Number(org)),
    orgName: core.registry.orgs.text(Number(org), 'short'),
    measure: String(measure),
    amount: Number(amount),
    kind: String(kind),
    kindLabel: EVENTS[KIND_INDEX.get(String(kind)) ?? -1]?.label ?? { zh: String(label), en: String(kind) },
    source: String(source),
    eventId: idAt(Number(seq), core),
    received: formatInstant(Number(received)),
  }))
}

function idAt(seq: number, core: Core): string {
  const json: unknown = JSON.parse(core.journal.lineAt(seq).line)
  return typeof json === 'object' && json !== null && 'id' in json ? String(json.id) : ''
}

async function sourcesOf(scope: string, asked: Asked): Promise<OriginAnswer['sources']> {
  const rows = await asked.core.ledger.read(`${subtreeSql(scope, asked.asOf)}
SELECT source.code, count(*), max(entry.ts), max(event.received)
FROM entry JOIN measure ON entry.measure = measure.id JOIN event ON event.seq = entry.seq JOIN source ON source.id = event.source
WHERE ${behind(asked)} GROUP BY source.code ORDER BY 2 DESC`)
  return rows.map(([source, entries, latest, received]) => ({
    source: String(source),
    entries: Number(entries),
    latest: formatInstant(Number(latest)),
    received: formatInstant(Number(received)),
  }))
}

/** An organisation as readers see it. */
export function rowOf(org: number, { registry, tree, world }: Core): OrgRow {
  const parent = tree.parentOf(org)
  return toOrgRow(registry.orgs.get(org), {
    code: registry.codeOf(org),
    parent: parent < 0 ? null : registry.codeOf(parent),
    children: world.childCount(org),
  })
}

/** `GET /api/orgs`: an organisation, the way to it from the viewer's top, and what lies below, without the dissolved. */
export function answerOrgs(query: { parent: string; depth: number; top: string }, core: Core): OrgsAnswer {
  const org = orgOf(core, query.parent)
  const path = core.tree.pathTo(org)
  const below = core.tree
    .subtree(org, query.depth)
    .filter((o) => o !== org && core.registry.orgs.int(o, 'dissolved') !== 1)
  const from = path.indexOf(orgOf(core, query.top))
  return {
    version: core.seq,
    self: rowOf(org, core),
    path: path.slice(Math.max(0, from)).map((o) => rowOf(o, core)),
    children: below.map((o) => rowOf(o, core)),
  }
}
