import { setImmediate as nextTurn } from 'node:timers/promises'
import {
  NO_BASIS,
  type OwnScoreAnswer,
  type ScoreMovement,
  type ScorePerson,
  type ScoreRow,
  type ScoreSetInfo,
  type ScoresAnswer,
} from '../../data/contract/scores.ts'
import { keysOf, type Label } from '../../data/language/label.ts'
import { formatInstant, toCalendar, toDay } from '../../data/language/time.ts'
import { SCORE_SETS, scoreSetOf } from '../../data/rules/scores/index.ts'
import { BRANCH_TYPES, type BranchType, branchTypeOf, type ScoreSet } from '../../data/rules/scores/score-set.ts'
import { suppress } from '../../data/rules/scores/suppress.ts'
import { BUCKETS } from '../../data/rules/scores/tally.ts'
import { EVENTS, MEASURE_INDEX, MEASURES } from '../../data/scenes/index.ts'
import { SECTORS } from '../../data/scenes/organisation/vocabulary.ts'
import { orgOf, type Reading, toAsOf } from './answers.ts'
import type { Core } from './core.ts'
import { toIncoming } from './incoming.ts'
import { branchClassesSql, memberClassesSql, movementsSql, type Span, totalsSql, yearSpan } from './score-sql.ts'
import type { AsOf } from './sql.ts'

export const TYPES = keysOf(BRANCH_TYPES)
const BUCKET_IDS = keysOf(BUCKETS)
const SECTOR_IDS = Object.keys(SECTORS)
const ALL: Label = { zh: '合计', en: 'All' }

/** The type of branch of a sector as the ledger has it. */
export function typeOfSector(sector: unknown): BranchType | undefined {
  return branchTypeOf(SECTOR_IDS[Number(sector)] ?? '')
}

/** The moment of a question about a year, its version, and the stretch of the year up to then. */
async function yearAsOf(year: number | null, reading: Reading): Promise<{ asOf: AsOf; span: Span; year: number }> {
  const asOf = await toAsOf({ at: null, version: null }, reading)
  const of = year ?? toCalendar(toDay(asOf.at)).year
  return { asOf, span: yearSpan(of, asOf.at), year: of }
}

/** Counts by type and class as they may be shown to anybody. */
export function rowsOf(
  counts: (type: BranchType, of: string) => number,
  classes: readonly string[],
): readonly ScoreRow[] {
  const shown = suppress(TYPES.map((type) => classes.map((each) => counts(type, each))))
  return shown.map((row, i) => {
    const type = TYPES[i]
    return {
      type: type ?? 'all',
      label: type === undefined ? ALL : { zh: BRANCH_TYPES[type].zh, en: BRANCH_TYPES[type].en },
      counts: Object.fromEntries(classes.map((each, c) => [each, row[c] ?? null])),
      total: row[classes.length] ?? null,
    }
  })
}

export function infoOf(set: ScoreSet): ScoreSetInfo {
  const { subject, version, label, validFrom, source, checked } = set
  return { subject, version, label, validFrom, source, checked }
}

/** `GET /api/scores`: distributions; `people` only for whoever may see the members of this very branch. */
export async function answerScores(
  query: { scope: string; year: number | null; people: boolean },
  reading: Reading,
): Promise<ScoresAnswer> {
  const { core, epoch } = reading
  const org = orgOf(core, query.scope)
  const { asOf, span, year } = await yearAsOf(query.year, reading)
  const members = new Map<string, number>()
  for (const [sector, code, n] of await core.ledger.read(memberClassesSql(query.scope, { asOf, span }))) {
    const key = `${typeOfSector(sector)}/${String(code).split('/')[1]}`
    members.set(key, (members.get(key) ?? 0) + Number(n))
  }
  const branches = new Map<string, number>()
  for (const [code, n] of await core.ledger.read(branchClassesSql(query.scope, { asOf, span })))
    branches.set(String(code).split('/')[1] ?? '', Number(n))
  const sets = (['member', 'branch'] as const).map((subject) => scoreSetOf(subject, year))
  return {
    version: asOf.version,
    epoch,
    scope: query.scope,
    year,
    notice: NO_BASIS,
    classes: BUCKETS,
    ruleSets: sets.flatMap((set) => (set ? [infoOf(set)] : [])),
    members: rowsOf((type, bucket) => members.get(`${type}/${bucket}`) ?? 0, BUCKET_IDS),
    branches: rowsOf((type, bucket) => branches.get(`${type}-${bucket}`) ?? 0, BUCKET_IDS),
    people: query.people ? await peopleOf(org, { core, asOf, span }) : null,
  }
}

/** The members of a branch with their scores, by pseudonym: no order tells more than another. */
async function peopleOf(org: number, at: { core: Core; asOf: AsOf; span: Span }): Promise<readonly ScorePerson[]> {
  const { core } = at
  const ids = membersAt(org, core)
  if (ids.length === 0) return []
  const totals = new Map((await core.ledger.read(totalsSql(ids, at))).map(([id, total]) => [Number(id), Number(total)]))
  const people: ScorePerson[] = []
  for (const id of ids) {
    // Each look-up reads a block of the journal.
    await nextTurn()
    people.push({ ...personOf(id, core), total: totals.get(id) ?? 0 })
  }
  return people.sort((a, b) => (a.pseudonym < b.pseudonym ? -1 : 1))
}

/** Who belongs to an organisation itself, by dense id. */
export function membersAt(org: number, core: Core): number[] {
  const { members } = core.registry
  const ids: number[] = []
  if (core.registry.memberCount(org) === 0) return ids
  for (let id = 1; id < members.size; id++) if (members.int(id, 'org') === org) ids.push(id)
  return ids
}

/** A member's pseudonym, as the first event of his says it. */
export function pseudonymOf(id: number, core: Core): string {
  const [first] = core.journal.history(`m:${id}`)
  const event = first === undefined ? undefined : toIncoming(core.journal.lineAt(first).line)
  return event && 'member' in event ? event.member : ''
}

/** A member's pseudonym, and the name as it may be shown. */
export function personOf(id: number, core: Core): { pseudonym: string; name: string | null } {
  const pseudonym = pseudonymOf(id, core)
  const name = core.journal.nameOf(pseudonym)
  return { pseudonym, name: name === undefined ? null : `${[...name][0] ?? ''}*` }
}

function kindOf(place: number): Pick<ScoreMovement, 'kind' | 'kindLabel'> {
  const { kind = '', label: kindLabel = { zh: kind, en: kind } } = EVENTS[place] ?? {}
  return { kind, kindLabel }
}

/** `GET /api/scores/me`: every movement of one member's year, and the total that they sum to. */
export async function answerOwnScore(
  query: { pseudonym: string; year: number | null },
  reading: Reading,
): Promise<OwnScoreAnswer> {
  const { core, epoch } = reading
  const { asOf, span, year } = await yearAsOf(query.year, reading)
  const id = core.journal.codeOf(query.pseudonym)
  const rows = id === undefined ? [] : await core.ledger.read(movementsSql(id, { asOf, span }))
  const movements = new Map<string, ScoreMovement>()
  for (const [seq, ts, org, code, amount, kind] of rows) {
    const [measure = '', item = ''] = String(code).split('/')
    const key = `${String(seq)}/${String(ts)}/${item}`
    const known = movements.get(key) ?? {
      ...itemOf(item),
      points: 0,
      capped: 0,
      time: formatInstant(Number(ts)),
      seq: Number(seq),
      ...kindOf(Number(kind)),
      org: core.registry.codeOf(Number(org)),
    }
    movements.set(
      key,
      measure === 'score.member'
        ? { ...known, points: known.points + Number(amount) }
        : measure === 'score.capped'
          ? { ...known, capped: known.capped + Number(amount) }
          : known,
    )
  }
  const list = [...movements.values()]
  const set = scoreSetOf('member', year)
  return {
    version: asOf.version,
    epoch,
    year,
    notice: NO_BASIS,
    ruleSet: set ? infoOf(set) : null,
    total: list.reduce((sum, movement) => sum + movement.points, 0),
    movements: list,
  }
}

type ItemInfo = Pick<ScoreMovement, 'label' | 'version' | 'group' | 'cap'>
const ITEMS: ReadonlyMap<string, ItemInfo> = new Map<string, ItemInfo>(
  SCORE_SETS.filter(({ subject }) => subject === 'member').flatMap(({ version, items, vetoes }) => [
    ...items.map(({ code, label, group, cap }) => [code, { label, version, group, cap }] as const),
    ...vetoes.map(({ code, label }) => [code, { label, version, group: 'veto', cap: null }] as const),
  ]),
)

/** What an item is: one of a set, or what its caps and vetoes change of the total. */
function itemOf(item: string): Pick<ScoreMovement, 'item' | 'label' | 'version' | 'group' | 'cap'> {
  const known = ITEMS.get(item)
  if (known) return { item, ...known }
  const version = SCORE_SETS.find((set) => set.subject === 'member' && item.startsWith(`${set.prefix}-`))?.version
  const label = MEASURES[MEASURE_INDEX.get(`score.member/${item}`) ?? -1]?.label
  return { item, label: label ?? { zh: item, en: item }, version: version ?? '', group: 'limit', cap: null }
}
