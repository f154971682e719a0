import { keysOf } from '../../../language/label.ts'
import { defineMetric, flow, type Metric, stock, sum } from '../../../language/metric.ts'
import { orgKind, orgLeadingKind, orgSector } from '../measures.ts'
import { BRANCH_KINDS, ORG_RANKS, SECTORS, type Sector } from '../vocabulary.ts'

const STATISTICS = '党内统计：党组织情况'
const BULLETIN = '中国共产党党内统计公报（党组织）'

function organisations(
  metric: Pick<Metric, 'id' | 'label' | 'of' | 'definition'> & { source?: string; known?: readonly string[] },
): Metric {
  return defineMetric({
    source: STATISTICS,
    known: ['org.founded'],
    ...metric,
    unit: 'organisation',
    direction: 'none',
  })
}

export const ORG_TOTALS: readonly Metric[] = [
  organisations({
    id: 'orgs',
    label: { zh: '基层党组织', en: 'Organisations' },
    of: sum(stock('org.stock')),
    definition: {
      zh: '现有基层党委、党总支、党支部（含联合、项目、临时支部）的个数；市、区县等区域和党组、党工委不计，已撤销的不计。',
      en: 'Committees, general branches and branches (joint, project and temporary ones too) that exist; no areas, leading groups or working committees, and none dissolved.',
    },
    source: BULLETIN,
  }),
  organisations({
    id: 'orgs-founded-year',
    label: { zh: '本年新成立党组织', en: 'Founded this year' },
    of: sum(flow('year', 'org.founded')),
    definition: {
      zh: '本年成立的基层党组织个数，按成立日期计；建账登记的按登记日期计。',
      en: 'Organisations founded this year, by date of founding; those registered when the books were opened, by that date.',
    },
    source: '本系统定义',
  }),
  organisations({
    id: 'orgs-dissolved-year',
    label: { zh: '本年撤销党组织', en: 'Dissolved this year' },
    of: sum(flow('year', 'org.dissolved')),
    definition: { zh: '本年撤销的基层党组织个数。', en: 'Organisations dissolved this year.' },
    source: '本系统定义',
  }),
  organisations({
    id: 'orgs-change-year',
    label: { zh: '本年党组织净增', en: 'Organisations, net change' },
    of: sum(flow('year', 'org.stock')),
    definition: { zh: '现有基层党组织与上年底之差。', en: 'Organisations now less those at the end of last year.' },
    source: '本系统定义',
  }),
]

const BRANCHES = keysOf(BRANCH_KINDS)

export const BY_KIND: readonly Metric[] = (
  [
    ['orgs-committees', '基层党委', 'Committees', ['committee']],
    ['orgs-general-branches', '党总支', 'General branches', ['general-branch']],
    ['orgs-branches', '党支部', 'Branches', BRANCHES],
    ['orgs-joint-branches', '联合支部', 'Joint branches', ['joint-branch']],
    ['orgs-project-branches', '项目支部', 'Project branches', ['project-branch']],
    ['orgs-temporary-branches', '临时支部', 'Temporary branches', ['temporary-branch']],
  ] as const
).map(([id, zh, en, kinds]) =>
  organisations({
    id,
    label: { zh, en },
    of: sum(stock(...kinds.map(orgKind.code))),
    definition:
      kinds === BRANCHES
        ? {
            zh: '现有党支部个数，含联合支部、项目支部、临时支部。',
            en: 'Branches, with joint, project and temporary ones.',
          }
        : { zh: `现有${zh}个数。`, en: `${en} that exist.` },
    source: BULLETIN,
  }),
)

const LEADING_KNOWN = ['org.founded', ...orgLeadingKind.measures.map((measure) => measure.code)]

/** Not 基层党组织, hence beside `orgs` and not in it. */
export const LEADING: readonly Metric[] = (
  [
    ['orgs-working-committees', '党工委', 'Working committees', 'working-committee'],
    ['orgs-party-groups', '党组', 'Leading party groups', 'party-group'],
  ] as const
).map(([id, zh, en, kind]) =>
  organisations({
    id,
    label: { zh, en },
    of: sum(stock(orgLeadingKind.code(kind))),
    definition: {
      zh: `现有${zh}个数；不计入基层党组织。`,
      en: `${en} that exist; not among the grass-roots organisations.`,
    },
    known: LEADING_KNOWN,
  }),
)

const SECTOR_GROUPS: readonly (readonly [string, string, string, readonly Sector[]])[] = [
  ['orgs-government', '机关党组织', 'In government', ['government']],
  ['orgs-institution', '事业单位党组织', 'In institutions', ['school', 'university', 'hospital', 'institution']],
  ['orgs-enterprise', '企业党组织', 'In enterprises', ['state-enterprise', 'private-enterprise']],
  ['orgs-social', '社会组织党组织', 'In social organisations', ['social']],
  ['orgs-village', '村社区党组织', 'In communities and villages', ['community', 'village']],
  ['orgs-school', '学校党组织', 'In schools', ['school']],
  ['orgs-university', '高校党组织', 'In universities', ['university']],
  ['orgs-hospital', '医院党组织', 'In hospitals', ['hospital']],
  ['orgs-other-institution', '其他事业单位党组织', 'In other institutions', ['institution']],
  ['orgs-state-enterprise', '国有企业党组织', 'In state enterprises', ['state-enterprise']],
  ['orgs-private-enterprise', '非公企业党组织', 'In private enterprises', ['private-enterprise']],
  ['orgs-urban-community', '社区党组织', 'In urban communities', ['community']],
  ['orgs-rural-village', '行政村党组织', 'In villages', ['village']],
]

export const BY_SECTOR: readonly Metric[] = SECTOR_GROUPS.map(([id, zh, en, sectors]) =>
  organisations({
    id,
    label: { zh, en },
    of: sum(
      stock(...sectors.flatMap((sector) => keysOf(ORG_RANKS).map((rank) => orgSector.code(`${sector}-${rank}`)))),
    ),
    definition: {
      zh: `所属领域为${sectors.map((sector) => SECTORS[sector].zh).join('、')}的基层党组织个数。`,
      en: `Organisations whose sector is: ${sectors.map((sector) => SECTORS[sector].en).join('; ')}.`,
    },
  }),
)

/** Sector × kind, as the table of the wall has it. */
export const BY_SECTOR_AND_RANK: readonly Metric[] = keysOf(SECTORS).flatMap((sector) =>
  keysOf(ORG_RANKS).map((rank) => {
    const [of, kind] = [SECTORS[sector], ORG_RANKS[rank]]
    return organisations({
      id: `orgs-${sector}-${rank}`,
      label: { zh: `${of.zh}${kind.zh}`, en: `${of.en}: ${kind.en.toLowerCase()}` },
      of: sum(stock(orgSector.code(`${sector}-${rank}`))),
      definition: { zh: `所属领域为${of.zh}的${kind.zh}个数。`, en: `${kind.en} in the sector: ${of.en}.` },
    })
  }),
)
