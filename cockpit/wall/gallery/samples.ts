import { type Cells, type CellValue, SUPPRESSED } from '../../../data/contract/cells.ts'
import type { Health } from '../../../data/contract/frames.ts'
import type { OrgRow, OrgsAnswer } from '../../../data/contract/rest.ts'
import { AREAS } from '../../../data/geo/areas.ts'
import { METRICS } from '../../../data/scenes/catalogue.ts'

/** The city of the gallery: its districts, and for every metric a value that only depends on its place in the catalogue. */
export const NOW = Date.UTC(2026, 10, 26, 7, 37)
const SCOPE = 'root'

const row = (code: string, short: string, parent: string | null): OrgRow => ({
  ...{ code, short, parent, name: short, kind: 'area', sector: '', children: 0 },
})
const self = row(SCOPE, '杭州', null)
export const TREE: OrgsAnswer = {
  version: 1,
  self,
  path: [self],
  children: AREAS.map(({ code, short }) => row(code, short.zh, SCOPE)),
}

/** Units of what may be counts of people, or shares of them. */
const OF_PEOPLE = new Set(['person', 'ratio', 'mean'])

/** What a city of this size has at most of a thing. */
const MOST: Readonly<Record<string, number>> = {
  person: 786_721,
  organisation: 44_915,
  'person-time': 90_000,
  minute: 9_000_000,
}

/**
 * Shares lie in [0, 1]; every other value is a whole number. `large`: whatever is counted but people and organisations is near the five digits that there is room for. `missing`: nothing was ever reported. `suppressed`: nothing
 * that has to do with people is for everybody.
 */
export function sampleCells(kind: 'values' | 'large' | 'missing' | 'suppressed'): Cells {
  const orgs = [SCOPE, ...TREE.children.map(({ code }) => code)]
  const value = (unit: string, i: number, org: number): CellValue => {
    if (kind === 'missing') return null
    if (kind === 'suppressed' && OF_PEOPLE.has(unit)) return SUPPRESSED
    if (kind === 'large' && !OF_PEOPLE.has(unit) && MOST[unit] === undefined) return 98_765
    const part = ((i * 37 + org * 11) % 97) / 97
    if (unit === 'ratio') return part
    if (unit === 'mean') return part * 40
    return Math.round(part * part * (MOST[unit] ?? 9_999) * (org === 0 ? 1 : 0.08))
  }
  return Object.fromEntries(
    METRICS.map(({ id, unit }, i) => [id, Object.fromEntries(orgs.map((org, o) => [org, value(unit, i, o)]))]),
  )
}

export const HEALTH: Health = {
  epoch: 'gallery',
  version: 10_482_317,
  now: NOW,
  status: 'ready',
  progress: null,
  reconciler: { checked: 844_000, differences: 0, version: 10_482_317 },
  identities: { checked: 114, residuals: 0, version: 10_482_317 },
  demo: true,
  loading: null,
  sources: Array.from({ length: 14 }, (_, i) => ({
    source: `urn:yuntu:demo:source-${i}`,
    received: NOW - 4 ** i * 900,
  })),
  scenes: {},
  held: 12,
  retried: 30,
  expired: 0,
  rejected: 7,
}
