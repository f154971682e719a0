import { keysOf } from '../../../language/label.ts'
import type { Axis } from '../../../language/measure.ts'
import { defineMetric, flow, type Metric, minus, ratio, stock, sum } from '../../../language/metric.ts'
import {
  ARRIVALS,
  DEPARTURES,
  memberAge,
  memberEducation,
  memberEthnicity,
  memberGender,
  memberOccupation,
  memberStatus,
} from '../measures.ts'
import { AGE_BANDS, type AgeBand, GENDERS } from '../vocabulary.ts'

/** Nobody ever came into the record: then there is no number of members, rather than 0. */
export const MEMBERS_KNOWN = ARRIVALS

export const BULLETIN = '中国共产党党内统计公报'
const STATISTICS = '党内统计：党员情况'

const OPENING = [stock('member.stock'), minus(flow('year', 'member.stock'))]
const FLOWS = [flow('year', ...ARRIVALS), minus(flow('year', ...DEPARTURES))]

function persons(metric: Pick<Metric, 'id' | 'label' | 'of' | 'definition' | 'source'>): Metric {
  return defineMetric({ ...metric, unit: 'person', direction: 'none', known: MEMBERS_KNOWN })
}

/** Members of the given values of an axis. */
function membersOf<Value extends string>(
  axis: Axis<Value>,
  values: readonly Value[],
  metric: Pick<Metric, 'id' | 'label' | 'definition'> & { source?: string },
): Metric {
  return persons({ source: STATISTICS, ...metric, of: sum(stock(...values.map(axis.code))) })
}

export const TOTALS: readonly Metric[] = [
  persons({
    id: 'members',
    label: { zh: '党员总数', en: 'Members' },
    of: sum(stock('member.stock')),
    definition: {
      zh: '在册党员人数，含正式党员和预备党员；停止党籍、出党、去世、转出市外的不计。流动党员计在组织关系所在党组织。',
      en: 'Members on the books, full and probationary; not those stopped, expelled, deceased or gone from the city. Members who work elsewhere count where their membership is.',
    },
    source: STATISTICS,
  }),
  persons({
    id: 'members-opening-year',
    label: { zh: '上年底党员', en: 'Members at year start' },
    of: sum(...OPENING),
    definition: {
      zh: '上年年底在册党员人数，即现在册党员减去本年以来的变动；也是党统表一本年的起点。',
      en: 'Members at the end of last year: members now less this year’s change; where table 1 of the statistics begins.',
    },
    source: '党内统计表一',
  }),
  persons({
    id: 'members-closing-expected',
    label: { zh: '应有党员', en: 'Members expected' },
    of: sum(...OPENING, ...FLOWS),
    definition: {
      zh: '上年底党员 + 本年期初登记 + 发展 + 恢复党籍 + 转入 − 出党 − 停止党籍 − 去世 − 转出。',
      en: 'Members at year start + registered + admitted + restored + in − expelled − stopped − deceased − out, this year.',
    },
    source: '党内统计表一',
  }),
  persons({
    id: 'members-residual',
    label: { zh: '党统差额', en: 'Residual of table 1' },
    of: sum(flow('year', 'member.stock'), minus(flow('year', ...ARRIVALS)), flow('year', ...DEPARTURES)),
    definition: {
      zh: '实有党员 − 应有党员，应为 0；不为 0 即账有差错，照实显示。',
      en: 'Members − members expected. Must be 0; anything else is a fault in the books and is shown as it is.',
    },
    source: '党内统计表一',
  }),
  persons({
    id: 'members-change-year',
    label: { zh: '本年党员净增', en: 'Net change this year' },
    of: sum(flow('year', 'member.stock')),
    definition: {
      zh: '在册党员人数与上年底之差。本年作过期初登记的，登记人数也在其中。',
      en: 'Members now less members at the end of last year. Members registered this year as opening stock are included.',
    },
    source: '本系统定义',
  }),
]

export const BY_GENDER: readonly Metric[] = [
  membersOf(memberGender, ['female'], {
    id: 'members-women',
    label: { zh: '女党员', en: 'Women' },
    definition: { zh: '在册女党员人数。', en: 'Women among the members.' },
  }),
  membersOf(memberGender, ['male'], {
    id: 'members-men',
    label: { zh: '男党员', en: 'Men' },
    definition: { zh: '在册男党员人数。', en: 'Men among the members.' },
  }),
]

const AGE_RULE = {
  zh: '年龄为周岁，自出生月份的第一日起算，逐月更新。',
  en: 'Full years, counted from the first of the birth month, brought up to date every month.',
}

/** Bands of age of women and men together. */
function ofBoth(bands: readonly AgeBand[]) {
  return keysOf(GENDERS).flatMap((sex) => bands.map((band) => `${sex}-${band}` as const))
}

/** The bulletin's eight bands, and the three broader ones that the wall shows beside the band 61 and older. */
export const BY_AGE: readonly Metric[] = [
  ...keysOf(AGE_BANDS).map((band) => {
    const { zh, en } = AGE_BANDS[band]
    return membersOf(memberAge, ofBoth([band]), {
      id: `members-${band}`,
      label: { zh: `${zh}党员`, en: `Aged ${en}` },
      definition: { zh: `${zh}的在册党员人数。${AGE_RULE.zh}`, en: `Members aged ${en}. ${AGE_RULE.en}` },
      source: `${BULLETIN}（年龄分组）`,
    })
  }),
  ...(
    [
      ['le35', ['age-le30', 'age-31-35'], '35岁及以下', '35 or younger'],
      ['36-45', ['age-36-40', 'age-41-45'], '36至45岁', '36 to 45'],
      ['46-60', ['age-46-50', 'age-51-55', 'age-56-60'], '46至60岁', '46 to 60'],
    ] as const
  ).map(([id, bands, zh, en]) =>
    membersOf(memberAge, ofBoth(bands), {
      id: `members-age-${id}`,
      label: { zh: `${zh}党员`, en: `Aged ${en}` },
      definition: { zh: `${zh}的在册党员人数。${AGE_RULE.zh}`, en: `Members aged ${en}. ${AGE_RULE.en}` },
      source: `${BULLETIN}（年龄分组合并）`,
    }),
  ),
]

/** The eight bands of each sex, as the pyramid has them. */
export const BY_SEX_AND_AGE: readonly Metric[] = (
  [
    ['female', 'women', '女党员', 'Women'],
    ['male', 'men', '男党员', 'Men'],
  ] as const
).flatMap(([sex, id, who, whoEn]) =>
  keysOf(AGE_BANDS).map((band) => {
    const { zh, en } = AGE_BANDS[band]
    return membersOf(memberAge, [`${sex}-${band}`], {
      id: `members-${id}-${band}`,
      label: { zh: `${zh}${who}`, en: `${whoEn} aged ${en}` },
      definition: { zh: `${zh}的在册${who}人数。${AGE_RULE.zh}`, en: `${whoEn} aged ${en}. ${AGE_RULE.en}` },
    })
  }),
)

export const BY_STATUS: readonly Metric[] = [
  membersOf(memberStatus, ['full'], {
    id: 'members-full',
    label: { zh: '正式党员', en: 'Full members' },
    definition: { zh: '在册正式党员人数。', en: 'Full members on the books.' },
    source: '中国共产党章程第六条、第七条',
  }),
  membersOf(memberStatus, ['probationary'], {
    id: 'members-probationary',
    label: { zh: '预备党员', en: 'Probationary members' },
    definition: {
      zh: '在册预备党员人数，转正后计入正式党员。',
      en: 'Probationary members; full members once converted.',
    },
    source: '中国共产党章程第六条、第七条',
  }),
]

export const BY_EDUCATION: readonly Metric[] = keysOf(memberEducation.values).map((value) => {
  const { zh, en } = memberEducation.values[value]
  return membersOf(memberEducation, [value], {
    id: `members-${value}`,
    label: { zh: `${zh}党员`, en: `Members: ${en}` },
    definition: { zh: `最高学历为${zh}的在册党员人数。`, en: `Members whose highest education is: ${en}.` },
    source: `${BULLETIN}（学历）`,
  })
})

export const BY_OCCUPATION: readonly Metric[] = keysOf(memberOccupation.values).map((value) => {
  const { zh, en } = memberOccupation.values[value]
  return membersOf(memberOccupation, [value], {
    id: `members-${value}`,
    label: { zh: zh.endsWith('人员') ? zh : `${zh}党员`, en: `Members: ${en}` },
    definition: { zh: `职业为${zh}的在册党员人数。`, en: `Members whose occupation is: ${en}.` },
    source: `${BULLETIN}（职业）`,
  })
})

export const BY_ETHNICITY: readonly Metric[] = keysOf(memberEthnicity.values).map((value) => {
  const { zh, en } = memberEthnicity.values[value]
  return membersOf(memberEthnicity, [value], {
    id: `members-${value}`,
    label: { zh: `${zh}党员`, en: `Members: ${en}` },
    definition: { zh: `民族为${zh}的在册党员人数。`, en: `Members by ethnicity: ${en}.` },
    source: `${BULLETIN}（民族）`,
  })
})

/** Shares of the stock. */
export const SHARES: readonly Metric[] = (
  [
    ['women-rate', '女党员占比', 'Share of women', [memberGender.code('female')], '在册女党员'],
    [
      'minority-rate',
      '少数民族党员占比',
      'Share of minorities',
      [memberEthnicity.code('minority')],
      '在册少数民族党员',
    ],
    [
      'college-rate',
      '大专及以上占比',
      'Share with higher education',
      (['edu-postgraduate', 'edu-bachelor', 'edu-college'] as const).map(memberEducation.code),
      '大学专科及以上学历在册党员',
    ],
    [
      'age-le35-rate',
      '35岁及以下占比',
      'Share aged 35 or younger',
      ofBoth(['age-le30', 'age-31-35']).map(memberAge.code),
      '35岁及以下在册党员',
    ],
    [
      'age-ge61-rate',
      '61岁及以上占比',
      'Share aged 61 or older',
      ofBoth(['age-ge61']).map(memberAge.code),
      '61岁及以上在册党员',
    ],
    ['probationary-rate', '预备党员占比', 'Share of probationary', [memberStatus.code('probationary')], '在册预备党员'],
  ] as const
).map(([id, zh, en, over, of]) =>
  defineMetric({
    id,
    label: { zh, en },
    unit: 'ratio',
    direction: 'none',
    of: ratio(stock(...over), stock('member.stock')),
    definition: {
      zh: `${of} ÷ 党员总数。没有党员则不显示。`,
      en: `${en}: those members ÷ all members; absent where there are none.`,
    },
    source: BULLETIN,
    known: MEMBERS_KNOWN,
  }),
)
