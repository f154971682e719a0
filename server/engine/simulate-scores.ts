import { setImmediate as nextTurn } from 'node:timers/promises'
import { Problem } from '../../data/contract/problem.ts'
import { NO_BASIS, type ScorePerson, type SimulateAnswer } from '../../data/contract/scores.ts'
import { keysOf, type Label } from '../../data/language/label.ts'
import { formatDay, toCalendar, toDay } from '../../data/language/time.ts'
import { type ChangedSet, withChanges } from '../../data/rules/scores/changed-set.ts'
import { scoreSetOf } from '../../data/rules/scores/index.ts'
import { type BranchType, periodOfMonth, type ScoreSet } from '../../data/rules/scores/score-set.ts'
import { BUCKETS, bucketOf, countItem, countVeto, type Draft, standingOf } from '../../data/rules/scores/tally.ts'
import { orgOf, type Reading, toAsOf } from './answers.ts'
import type { Core } from './core.ts'
import { countedBranchesSql, countedMembersSql, evidenceSql, type Span } from './score-sql.ts'
import { infoOf, membersAt, personOf, rowsOf, TYPES, typeOfSector } from './scores.ts'
import type { AsOf } from './sql.ts'

const LIMITS = {
  /** More people or branches than these are asked for by parts: an answer stays within seconds. */
  most: 100_000,
  /** One that takes longer is given up: nobody waits for it any more. */
  mostMs: 30_000,
}
/** So many are looked at between two turns of the thread. */
const SLICE = 500

/** By how much a score moves, in classes. */
const CHANGES = {
  'down-10': { zh: '减 10 分以上', en: 'down by 10 or more', from: Number.NEGATIVE_INFINITY },
  'down-5': { zh: '减 5–9 分', en: 'down by 5 to 9', from: -9 },
  'down-1': { zh: '减 1–4 分', en: 'down by 1 to 4', from: -4 },
  same: { zh: '不变', en: 'the same', from: 0 },
  'up-1': { zh: '增 1–4 分', en: 'up by 1 to 4', from: 1 },
  'up-5': { zh: '增 5–9 分', en: 'up by 5 to 9', from: 5 },
  'up-10': { zh: '增 10 分以上', en: 'up by 10 or more', from: 10 },
} as const satisfies Readonly<Record<string, Label & { from: number }>>
type Change = keyof typeof CHANGES
const CHANGE_IDS = keysOf(CHANGES)

function changeOf(by: number): Change {
  return CHANGE_IDS.findLast((each) => by >= CHANGES[each].from) ?? 'same'
}

/** One member or branch under both sets. */
export interface Both {
  readonly id: number
  readonly type: BranchType | undefined
  readonly before: number
  readonly after: number
}

/** `POST /api/rules/simulate`: reads the ledger's evidence again by a changed set, in slices; posts nothing. */
export async function answerSimulation(
  query: { scope: string; ruleSet: ChangedSet; from: number; to: number; people: boolean },
  reading: Reading,
  limits = LIMITS,
): Promise<SimulateAnswer> {
  const { core, epoch } = reading
  const { scope, ruleSet } = query
  const org = orgOf(core, scope)
  const { year } = toCalendar(toDay(query.from))
  const set = scoreSetOf(ruleSet.subject, year)
  if (!set) throw new Problem('bad-request', `${year} 年没有可比照的规则`)
  const changed = withChanges(set, ruleSet)
  if ('unknown' in changed) throw new Problem('bad-request', `ruleSet：没有「${changed.unknown}」这一项`)
  const asOf = await toAsOf({ at: null, version: null }, reading)
  const span = { from: query.from, to: Math.min(query.to, asOf.at) }
  const all = await simulate({ scope, set, changed, asOf, span, limits }, core)
  const count = (of: (each: Both) => string, classes: readonly string[]) => {
    const counts = new Map<string, number>()
    for (const each of all) {
      const key = `${each.type}/${of(each)}`
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
    return rowsOf((type, value) => counts.get(`${type}/${value}`) ?? 0, classes)
  }
  return {
    version: asOf.version,
    epoch,
    scope,
    from: formatDay(toDay(query.from)),
    to: formatDay(toDay(query.to)),
    notice: NO_BASIS,
    ruleSet: infoOf(set),
    classes: BUCKETS,
    before: count(({ before }) => bucketOf(before), keysOf(BUCKETS)),
    after: count(({ after }) => bucketOf(after), keysOf(BUCKETS)),
    changes: CHANGES,
    moves: count(({ before, after }) => changeOf(after - before), CHANGE_IDS),
    people: query.people && set.subject === 'member' ? await peopleOf(org, { all, core }) : null,
  }
}

interface Asked {
  readonly scope: string
  readonly set: ScoreSet
  readonly changed: ScoreSet
  readonly asOf: AsOf
  readonly span: Span
  readonly limits: typeof LIMITS
}

/** Everybody who is counted in a scope, under both sets. Leaves the thread to others between slices. */
async function simulate(asked: Asked, core: Core): Promise<readonly Both[]> {
  const counted = await countedIn(asked, core)
  const { most, mostMs } = asked.limits
  if (counted.length > most)
    throw new Problem('too-large', `范围内有 ${counted.length} 个得分对象，一次至多 ${most}：请缩小范围`)
  const all: Both[] = []
  const began = performance.now()
  for (let from = 0; from < counted.length; from += SLICE) {
    if (performance.now() - began > mostMs)
      throw new Problem('too-large', `${mostMs / 1_000} 秒内没有算完：请缩小范围或缩短时段`)
    await nextTurn()
    all.push(...(await sliceOf(counted.slice(from, from + SLICE), { asked, core })))
  }
  return all
}

type Counted = Pick<Both, 'id' | 'type'>

async function countedIn({ scope, set, asOf, span }: Asked, core: Core): Promise<readonly Counted[]> {
  if (set.subject === 'member')
    return (await core.ledger.read(countedMembersSql(scope, { asOf, span }))).map(([id, sector]) => ({
      id: Number(id),
      type: typeOfSector(sector),
    }))
  return (await core.ledger.read(countedBranchesSql(scope, { asOf, span }))).map(([id, code]) => {
    const of = String(code).split('/')[1] ?? ''
    return { id: Number(id), type: TYPES.find((type) => of.startsWith(`${type}-`)) }
  })
}

/** What was shown of one item in one month, before any cap. */
interface Shown {
  readonly item: string
  readonly month: number
  readonly points: number
  readonly vetoes: number
}

async function sliceOf(slice: readonly Counted[], { asked, core }: { asked: Asked; core: Core }): Promise<Both[]> {
  const { set, changed, asOf, span } = asked
  const ids = slice.map(({ id }) => id)
  const shown = new Map<number, Shown[]>(ids.map((id) => [id, []]))
  for (const row of await core.ledger.read(evidenceSql({ subject: set.subject, ids, asOf, span }))) {
    const [id, item, month, points, capped, vetoes] = row
    const raw = Math.abs(Number(points)) + Number(capped)
    shown.get(Number(id))?.push({ item: String(item), month: Number(month), points: raw, vetoes: Number(vetoes) })
  }
  return slice.map(({ id, type }) => {
    const evidence = shown.get(id) ?? []
    return {
      id,
      type,
      before: scoreOf(evidence, { counts: set, by: set }),
      after: scoreOf(evidence, { counts: set, by: changed }),
    }
  })
}

/** The score of what was shown; `counts` is the set by which its points were counted, `by` the one that judges now. */
function scoreOf(evidence: readonly Shown[], { counts, by }: { counts: ScoreSet; by: ScoreSet }): number {
  const tally: Draft = {}
  for (const item of by.items) {
    const was = counts.items.find(({ code }) => code === item.code)
    if (!was) continue
    for (const each of evidence)
      if (each.item === item.code && each.points > 0)
        countItem(tally, item, { period: periodOfMonth(each.month, item.cap.per), units: each.points / was.points })
  }
  for (const veto of by.vetoes) for (const each of evidence) if (each.item === veto.code) countVeto(tally, each.vetoes)
  return standingOf(by, tally).total
}

async function peopleOf(
  org: number,
  { all, core }: { all: readonly Both[]; core: Core },
): Promise<readonly (ScorePerson & { readonly before: number })[]> {
  const here = new Set(membersAt(org, core))
  const people: (ScorePerson & { readonly before: number })[] = []
  for (const { id, before, after } of all) {
    if (!here.has(id)) continue
    await nextTurn()
    people.push({ ...personOf(id, core), before, total: after })
  }
  return people.sort((a, b) => (a.pseudonym < b.pseudonym ? -1 : 1))
}
