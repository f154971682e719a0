import type { OwnRecordAnswer } from '../../../data/contract/own.ts'
import type { ChainAnswer, ChainEvent } from '../../../data/contract/rest.ts'
import type { OwnScoreAnswer } from '../../../data/contract/scores.ts'
import type { Label } from '../../../data/language/label.ts'

/** All that is one's own, as it was read at one time. */
export interface Own {
  readonly chain: ChainAnswer
  readonly score: OwnScoreAnswer
  readonly record: OwnRecordAnswer
}

/** What was assessed and paid for one month, in fen; null where nothing was said of it. */
export interface DuesMonth {
  readonly month: string
  readonly assessedFen: number | null
  readonly paidFen: number | null
}

/** One's own dues by month, the latest first; what was taken back does not count. */
export function duesByMonth(events: readonly ChainEvent[]): readonly DuesMonth[] {
  const months = new Map<string, DuesMonth>()
  for (const { kind, month, fen, corrected } of events) {
    if (month === null || fen === null || corrected?.withdrawn) continue
    const known = months.get(month) ?? { month, assessedFen: null, paidFen: null }
    if (kind === 'dues.assessed') months.set(month, { ...known, assessedFen: fen })
    else if (kind === 'dues.paid') months.set(month, { ...known, paidFen: (known.paidFen ?? 0) + fen })
  }
  return [...months.values()].sort((a, b) => (a.month < b.month ? 1 : -1))
}

/** The heads of the columns of the readable file. */
export interface CsvWords {
  readonly head: readonly [time: string, what: string, detail: string, org: string, number: string, unit: string]
  readonly points: string
  readonly yuan: string
  readonly minutes: string
  readonly withdrawn: string
  readonly say: (label: Label) => string
}

/** All that is one's own as a table that a spreadsheet opens: one line an event or movement, in order of time. */
export function toCsv({ chain, score, record }: Own, words: CsvWords): string {
  const { say } = words
  const rows = [
    ...chain.events.map((e) => [
      ...[e.time, say(e.label), [e.detail && say(e.detail), e.month].filter(Boolean).join(' '), e.orgName],
      ...(e.fen === null ? ['', ''] : [(e.fen / 100).toFixed(2), words.yuan]),
      e.corrected?.withdrawn ? words.withdrawn : '',
    ]),
    ...score.movements.map((m) => [m.time, say(m.label), say(m.kindLabel), m.org, String(m.points), words.points, '']),
    ...record.deeds.map((d) => [
      ...[d.time, say(d.label), '', d.orgName],
      ...(d.minutes === null ? ['', '', ''] : [String(d.minutes), words.minutes, '']),
    ]),
  ].sort(([a = ''], [b = '']) => (a < b ? -1 : a > b ? 1 : 0))
  // A mark at the beginning, by which Excel knows that it is UTF-8.
  return `\ufeff${[[...words.head, ''], ...rows].map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`
}

/** A cell that no spreadsheet takes for a formula. */
function quoted(cell: string): string {
  const isFormula = /^[=+\-@\t\r]/.test(cell) && !/^-?\d+(\.\d+)?$/.test(cell)
  return `"${(isFormula ? `'${cell}` : cell).replaceAll('"', '""')}"`
}
