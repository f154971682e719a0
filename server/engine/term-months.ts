import type { TermMonths } from '../../data/contract/terms.ts'
import { formatDay, fromCalendar, toCalendar, toDay } from '../../data/language/time.ts'
import { termFold } from '../../data/scenes/organisation/work/terms.ts'
import { TERM_STAGES } from '../../data/scenes/organisation/work/vocabulary.ts'
import { orgOf, type Reading } from './answers.ts'

const MONTHS = 12

/** `GET /api/terms/months`: the terms of a scope as the ledger has them at this version. */
export async function answerTermMonths(
  { scope }: { scope: string },
  at: { reading: Reading; now: number },
): Promise<TermMonths> {
  const { core, durable } = at.reading
  const top = orgOf(core, scope)
  const version = core.seq
  await durable(version)
  await core.ledger.through(version)
  // Of the whole tree nobody has to know which organisation it is: many then share a row.
  const org = top === 0 ? '0' : `(state ->> '$.org')::INTEGER`
  const rows = await core.ledger.read(
    `SELECT ${org}, state ->> '$.stage', (state ->> '$.end')::DOUBLE, count(*)
     FROM (SELECT arg_max(state, seq) AS state FROM item WHERE fold = $1 GROUP BY key) GROUP BY ALL`,
    [termFold.id],
  )
  const terms = rows
    .map(([of, stage, end, n]) => ({ of: Number(of), stage: String(stage), end: Number(end), orgs: Number(n) }))
    .filter(({ of }) => top === 0 || core.tree.isBelow(of, top))
  return { version, scope, ...countMonths(terms, at.now) }
}

/** Known terms of so many organisations each by the month of their last day. A pure count: the running month is that of `now` at +08:00. */
export function countMonths(
  terms: readonly { readonly stage: string; readonly end: number; readonly orgs: number }[],
  now: number,
): Omit<TermMonths, 'version' | 'scope'> {
  const { year, month } = toCalendar(toDay(now))
  const months = Array.from({ length: MONTHS }, (_, i) => ({
    month: formatDay(fromCalendar(year, month + i, 1)).slice(0, 7),
    terms: 0,
  }))
  let [known, overdue, later] = [0, 0, 0]
  for (const { stage, end, orgs } of terms) {
    if (!(stage in TERM_STAGES)) continue
    known += orgs
    if (stage === 'term-overdue') {
      overdue += orgs
      continue
    }
    const last = toCalendar(toDay(end - 1))
    // One that ended and is not yet told to be overdue stands in the running month.
    const place = months[Math.max(0, 12 * (last.year - year) + last.month - month)]
    if (place) place.terms += orgs
    else later += orgs
  }
  return { known, overdue, months, later }
}
