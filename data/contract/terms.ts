/** `GET /api/terms/months`: in which month the terms of a scope's organisations end; counts only, so walls may read it. */
export interface TermMonths {
  readonly version: number
  readonly scope: string
  /** Organisations whose term is known: those past their term, those of the months, and those that end later. */
  readonly known: number
  readonly overdue: number
  /** The running month, `2026-11`, and the eleven after it; by the last day of the term. */
  readonly months: readonly { readonly month: string; readonly terms: number }[]
  readonly later: number
}
