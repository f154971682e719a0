import type { Label } from './label.ts'
import type { Refusal } from './project.ts'

/** Why something is refused: a code for programs, a sentence for people. */
export interface Reason extends Label {
  readonly code: string
}

const declared = new Map<string, Reason>()

/** Declares reasons by their codes, which are unique over all scenes and doors: a second one fails at the import. */
export function defineReasons<Code extends string>(
  reasons: Readonly<Record<Code, Label>>,
): Readonly<Record<Code, Reason>> {
  const entries = (Object.entries(reasons) as [Code, Label][]).map(([code, label]): [Code, Reason] => [
    code,
    { code, ...label },
  ])
  for (const [code, reason] of entries) {
    if (declared.has(code)) throw new Error(`the reason ${code} is declared twice`)
    declared.set(code, reason)
  }
  return Object.fromEntries(entries) as Record<Code, Reason> // the same keys
}

/** Every reason that whatever is imported so far can give. */
export function declaredReasons(): readonly Reason[] {
  return [...declared.values()]
}

/** The same reason, and what it is about this time: never a value of a person. */
export function withDetail(reason: Reason, detail: Label): Reason {
  return { code: reason.code, zh: `${reason.zh}：${detail.zh}`, en: `${reason.en}: ${detail.en}` }
}

/** A refusal of one field for a reason. */
export function toRefusal(field: string, reason: Reason): Refusal {
  return { field, code: reason.code, reason: reason.zh, reasonEn: reason.en }
}
