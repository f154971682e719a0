import type { IdentitiesAnswer, IdentityRow } from '../../../data/contract/identities.ts'
import { formatChange, formatExact } from '../../charts/format.ts'
import { say } from '../../i18n/lang.ts'
import type { PanelTable } from '../table/table.ts'

/** The identities that are shown: every one with a residual, then the best known, as many as there is room for. */
export function shownIdentities({ identities }: Pick<IdentitiesAnswer, 'identities'>, most: number): IdentityRow[] {
  const placeOf = ({ id }: IdentityRow) => {
    const place = KNOWN.indexOf(id)
    return place === -1 ? KNOWN.length : place
  }
  const broken = identities.filter(({ residual }) => residual !== 0)
  const sound = identities.filter(({ residual }) => residual === 0).sort((a, b) => placeOf(a) - placeOf(b))
  return [...broken, ...sound].slice(0, Math.max(broken.length > 0 ? 1 : 0, most))
}

/** What a reader of party statistics looks for first. */
const KNOWN = [
  'table-1',
  'children',
  'member-gender-stock',
  'member-age-stock',
  'member-education-stock',
  'org-kind-stock',
  'org-sector-stock',
]

/** A side of an identity as the sums it is made of: 累计〔党员〕786,721 − … */
export function sideWords(
  row: Pick<IdentityRow, 'parts'>,
  side: 'left' | 'right',
  windowOf: (window: string) => string,
): string {
  return row.parts
    .filter((part) => part.side === side)
    .map(({ sign, window, label, amount }, i) => {
      const mark = sign === -1 ? '− ' : i === 0 ? '' : '+ '
      return `${mark}${windowOf(window)}〔${say(label)}〕${formatExact(amount)}`
    })
    .join(' ')
}

/** Every identity with both of its sides and what is left. */
export function identityTable(identities: readonly IdentityRow[]): PanelTable {
  return {
    head: [
      say({ zh: '恒等式', en: 'Identity' }),
      say({ zh: '左', en: 'Left' }),
      say({ zh: '右', en: 'Right' }),
      say({ zh: '差', en: 'Residual' }),
    ],
    rows: identities.map(({ label, left, right, residual }) => [
      say(label),
      formatExact(left),
      formatExact(right),
      formatChange(residual),
    ]),
  }
}
