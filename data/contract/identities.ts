import type { Label } from '../language/label.ts'

/** One sum of an identity at a scope. */
interface IdentityPart {
  readonly side: 'left' | 'right'
  readonly measure: string
  readonly label: Label
  readonly window: string
  readonly sign: 1 | -1
  readonly amount: number
}

/** Two sums that must be equal, and what is left between them. */
export interface IdentityRow {
  readonly id: string
  readonly label: Label
  readonly scene: string | null
  readonly source: string
  /** null: counts of few people stand on that side, which are not for everybody; what is left is. */
  readonly left: number | null
  readonly right: number | null
  /** `left − right`: 0 where it holds. */
  readonly residual: number
  readonly parts: readonly IdentityPart[]
}

/** `GET /api/identities`: every identity at a scope and moment, the residuals first. */
export interface IdentitiesAnswer {
  readonly version: number
  readonly epoch: string
  readonly at: string | null
  readonly scope: string
  /** How many identities the catalogue has; the sum of those below (`children`) stands beside them, of the present alone. */
  readonly checked: number
  readonly residuals: number
  readonly identities: readonly IdentityRow[]
}
