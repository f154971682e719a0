import type { Label } from '../language/label.ts'

/** When people of a role last opened a metric; nobody's name. Days at +08:00. */
interface MetricUse {
  readonly id: string
  readonly label: Label
  readonly scene: string
  /** Whose metric it is. */
  readonly owner: string
  readonly openedBy: Readonly<Record<string, string>>
  readonly lastOpened: string | null
  /** Nobody has opened it for so long that it should go. */
  readonly isProposedToRetire: boolean
}

/** What a scene asks of people who report by hand: fields × people × times a year. */
interface SceneBurden {
  readonly scene: string
  readonly label: Label
  readonly asks: readonly {
    readonly kind: string
    readonly of: string
    readonly fields: number
    readonly timesAYear: number
    /** null: not reported. */
    readonly people: number | null
    readonly fieldsAYear: number | null
  }[]
  readonly fieldsAYear: number | null
}

/** `GET /api/governance`. */
export interface GovernanceAnswer {
  readonly day: string
  /** Since when openings are noted in this folder. */
  readonly since: string
  readonly unusedDays: number
  readonly metrics: readonly MetricUse[]
  readonly proposed: number
  readonly burden: readonly SceneBurden[]
  readonly columns: readonly {
    readonly column: string
    readonly class: 'public' | 'internal' | 'personal'
    readonly purpose: Label
  }[]
}
