import { z } from 'zod'
import type { Label } from '../language/label.ts'
import { type Day, formatDay, parseDay } from '../language/time.ts'
import type { RuleSet } from './rule-set.ts'

/** `due`: to be done now, still in time; `fine`: done in time, or nothing to be done yet. */
export type Standing = 'too-early' | 'due' | 'overdue' | 'fine'

/** What a rule says of facts. Dates are days of the calendar (`2026-11-23`), money is in fen. */
export type RuleResult =
  /** Not before this day. */
  | { readonly kind: 'earliest'; readonly earliest: string; readonly standing: Standing }
  /** Until the end of this day. */
  | { readonly kind: 'due'; readonly due: string; readonly standing: Standing }
  /** Whether what the rule asks for is so; `because`: every point that fails. */
  | { readonly kind: 'verdict'; readonly passes: boolean; readonly because: readonly Label[] }
  | { readonly kind: 'amount'; readonly fen: number; readonly perMille: number | null }
  | { readonly kind: 'range'; readonly leastFen: number; readonly mostFen: number }
  | { readonly kind: 'class'; readonly class: string; readonly label: Label }

/** A result; `provisional` (暂算) where it was reckoned with an incomplete calendar of holidays. */
interface Judgement {
  readonly result: RuleResult
  readonly provisional: boolean
}

/** The day that is judged, and the parameters in force on it. */
export interface JudgedAt<Parameters> {
  readonly day: Day
  readonly parameters: Parameters
}

/** A pure function of facts and the parameters in force: what is due, too early, enough, or how much. */
export interface Rule<Parameters = unknown, Facts = unknown> {
  readonly id: string
  readonly set: string
  readonly label: Label
  /** What to do where it is not kept. */
  readonly remedy: Label
  readonly facts: z.ZodType<Facts>
  /** Facts as they are sent. */
  readonly example: Readonly<Record<string, unknown>>
  /** null: the version in force has no such rule. A method, so that rules of different facts fit one list. */
  judge(facts: Facts, at: JudgedAt<Parameters>): Judgement | null
}

/** Declares a rule of a set. */
export function defineRule<Parameters, Facts>(
  set: RuleSet<Parameters>,
  rule: Omit<Rule<Parameters, Facts>, 'set'>,
): Rule<Parameters, Facts> {
  return { ...rule, set: set.id }
}

/** A day of the calendar among facts. */
export const FactDay = z.iso.date({ error: wrongDay }).transform((text, ctx): Day => {
  const day = parseDay(text)
  if (day !== undefined) return day
  ctx.addIssue({ code: 'custom', message: '没有这一天' })
  return z.NEVER
})

function wrongDay(issue: { readonly input?: unknown }): string {
  return issue.input === undefined ? '缺少此项' : '须为日期，如 2026-11-23'
}

/** A number of people, hours or units. */
export const FactCount = z.int().nonnegative().max(100_000_000)

/** A result in which nothing is provisional. */
export function sure(result: RuleResult): Judgement {
  return { result, provisional: false }
}

/** Until when something is to be done, and how it stands: as done on `doneOn`, or undone on the day that is judged. */
export function dueBy(due: Day, at: { day: Day; doneOn: Day | undefined; from?: Day }): RuleResult {
  const { day, doneOn, from = Number.NEGATIVE_INFINITY } = at
  const undone = day > due ? 'overdue' : day >= from ? 'due' : 'fine'
  const standing = doneOn === undefined ? undone : doneOn <= due ? 'fine' : 'overdue'
  return { kind: 'due', due: formatDay(due), standing }
}

/** From when on something may be done, and how it stands: as done on `doneOn`, or undone on the day that is judged. */
export function earliestAt(earliest: Day, at: { day: Day; doneOn: Day | undefined }): RuleResult {
  const { day, doneOn } = at
  const undone = day < earliest ? 'too-early' : 'due'
  const standing = doneOn === undefined ? undone : doneOn < earliest ? 'too-early' : 'fine'
  return { kind: 'earliest', earliest: formatDay(earliest), standing }
}

/** Passes where no point fails. */
export function verdict(points: readonly (readonly [isFailed: boolean, because: Label])[]): RuleResult {
  const because = points.flatMap(([isFailed, label]) => (isFailed ? [label] : []))
  return { kind: 'verdict', passes: because.length === 0, because }
}
