import type { Label } from './label.ts'
import type { Refusal } from './project.ts'

/** Why something is refused: a code for programs, a sentence for people. */
export interface Reason extends Label {
  readonly code: string
}

/** Declares reasons by their codes, which are unique over all scenes. */
export function defineReasons<Code extends string>(
  reasons: Readonly<Record<Code, Label>>,
): Readonly<Record<Code, Reason>> {
  const entries = (Object.entries(reasons) as [Code, Label][]).map(([code, label]) => [code, { code, ...label }])
  return Object.fromEntries(entries) as Record<Code, Reason> // the same keys
}

/** A refusal of one field for a reason. */
export function toRefusal(field: string, reason: Reason | string): Refusal {
  return typeof reason === 'string' ? { field, reason } : { field, reason: reason.zh, code: reason.code }
}
