import { CHART_KINDS, type ChartKind } from './chart-plan.ts'

export const LOOKS = ['table', 'chart', 'compare'] as const

/** How a result is looked at: which view, and which chart if one was chosen. */
export interface Look {
  readonly tab: (typeof LOOKS)[number]
  readonly kind: ChartKind | null
}

export const FIRST_LOOK: Look = { tab: 'table', kind: null }

/** A look as it is kept beside a saved query. */
export function lookText(look: Look): string {
  return JSON.stringify(look)
}

/** What was kept, as far as it can be read; else the first look. */
export function readLook(text: string | null): Look {
  try {
    const { tab, kind } = JSON.parse(text ?? '{}') as Record<string, unknown>
    return {
      tab: LOOKS.find((each) => each === tab) ?? FIRST_LOOK.tab,
      kind: CHART_KINDS.find((each) => each === kind) ?? null,
    }
  } catch {
    return FIRST_LOOK // it was kept by somebody else's page
  }
}
