import { type Due, isStage, type KeyedFold } from '../../data/language/keyed.ts'
import type { FlatState } from '../../data/language/project.ts'
import { KEYED_FOLDS } from '../../data/scenes/index.ts'
import type { Core } from './core.ts'
import type { Dated } from './deadlines.ts'
import { quote } from './sql.ts'

const FOLDS = new Map(KEYED_FOLDS.map((fold) => [fold.id, fold]))
/** Rows are appended in the order of events: the last one of a key is how it stands. `state` is read where it is needed. */
const latestSql = (state: string) => `SELECT item.fold, item.key, last.ts, owner, due, rule, source, ${state}
FROM item JOIN (SELECT max(rowid) AS row, max(last_ts) AS ts FROM item GROUP BY fold, key) AS last ON item.rowid = last.row
WHERE due > 0`

/** Reads the dates of all listed keys back, as the ledger has them; the journal's tail follows. */
export async function restoreDeadlines(core: Core): Promise<void> {
  const bySettings = core.dueSettings.escalateDays === undefined ? [] : KEYED_FOLDS.filter((fold) => fold.hasStages)
  const ids = bySettings.map(({ id }) => quote(id))
  const state = ids.length === 0 ? "''" : `CASE WHEN item.fold IN (${ids.join(', ')}) THEN state ELSE '' END`
  for (const [fold, key, ts, owner, at, rule, source, text] of await core.ledger.read(latestSql(state))) {
    const of = { fold: String(fold), key: String(key) }
    const known = FOLDS.get(of.fold)
    const due = dueBySettings(known, { state: String(text), core }) ?? { at: Number(at), rule: String(rule) }
    const dated = {
      ...of,
      ...due,
      owner: Number(owner),
      source: String(source),
      hasStages: known !== undefined && isStage(known, due.rule),
    }
    core.deadlines.note(of, { dated, ts: Number(ts) })
  }
}

/** The date that a state has by the settings of today, where these differ from those it was noted under. */
function dueBySettings(fold: KeyedFold | undefined, { state, core }: { state: string; core: Core }): Due | null {
  if (state === '') return null
  // Written by this fold.
  return fold?.due?.(JSON.parse(state) as FlatState, core.dueSettings) ?? null
}

/** Reads back what had passed its date and was not cleared: it is told once, and cleared when its key moves on. */
export async function restorePassed(core: Core): Promise<void> {
  for (const row of await core.ledger.read(
    `SELECT arg_max(state, seq), arg_max(owner, seq) FROM item WHERE fold = 'deadline' GROUP BY key`,
  )) {
    // Written by the deadline fold of the clock's scene.
    const state = JSON.parse(String(row[0])) as { open: number; due: number } & Pick<Dated, 'rule' | 'fold' | 'key'>
    const { rule, fold, key } = state
    if (state.open === 1)
      core.deadlines.restorePassed({
        rule,
        fold,
        key,
        at: state.due,
        owner: Number(row[1]),
        source: '',
        hasStages: false,
      })
  }
}
