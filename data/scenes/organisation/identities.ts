import { keysOf } from '../../language/label.ts'
import { defineIdentity, flow, type Identity, stock, type Term } from '../../language/metric.ts'
import type { Window } from '../../language/time.ts'
import { ARRIVALS, AXES, DEPARTURES, meetingForm, memberAge, memberGender } from './measures.ts'
import { AGE_BANDS, GENDERS } from './vocabulary.ts'

const WORDS: Readonly<Record<Window, { zh: string; en: string }>> = {
  stock: { zh: '累计', en: 'to date' },
  today: { zh: '今日', en: 'today' },
  month: { zh: '本月', en: 'this month' },
  quarter: { zh: '本季', en: 'this quarter' },
  year: { zh: '本年', en: 'this year' },
}

const over = (window: Window, ...measures: string[]): readonly Term[] =>
  window === 'stock' ? stock(...measures) : flow(window, ...measures)

/** The windows in which the parts of an axis must sum to its total: those that some metric reads. */
const windowsOf = (axis: (typeof AXES)[number]): readonly Window[] =>
  axis.id === meetingForm.id ? ['stock', 'month'] : ['stock', 'year']

/** Σ gender = Σ age = … = stock, and likewise for organisations and meetings. */
const axes: readonly Identity[] = AXES.flatMap((axis) =>
  windowsOf(axis).map((window) =>
    defineIdentity({
      id: `${axis.id}-${window}`,
      label: {
        zh: `${axis.base.label.zh}${WORDS[window].zh} = 各${axis.label.zh}之和`,
        en: `${axis.base.label.en} ${WORDS[window].en} = sum by ${axis.label.en.toLowerCase()}`,
      },
      left: over(window, axis.base.code),
      right: over(window, ...axis.measures.map((measure) => measure.code)),
      source: '本系统定义',
    }),
  ),
)

/** The bands of age of one sex sum to that sex. */
const sexes: readonly Identity[] = keysOf(GENDERS).flatMap((sex) =>
  (['stock', 'year'] as const).map((window) =>
    defineIdentity({
      id: `member-age-${sex}-${window}`,
      label: {
        zh: `${GENDERS[sex].zh}党员${WORDS[window].zh} = 各年龄之和`,
        en: `${GENDERS[sex].en} ${WORDS[window].en} = sum by age`,
      },
      left: over(window, memberGender.code(sex)),
      right: over(window, ...keysOf(AGE_BANDS).map((band) => memberAge.code(`${sex}-${band}`))),
      source: '本系统定义',
    }),
  ),
)

/** What must be equal at every organisation and version. */
export const IDENTITIES: readonly Identity[] = [
  defineIdentity({
    id: 'table-1',
    label: { zh: '本年党员净增 = 增加 − 减少（党统表一）', en: 'Change of members this year = arrivals − departures' },
    left: [...flow('year', 'member.stock'), ...flow('year', ...DEPARTURES)],
    right: flow('year', ...ARRIVALS),
    source: '党内统计表一；期初登记单列',
  }),
  defineIdentity({
    id: 'organisations-year',
    label: { zh: '本年党组织净增 = 成立 − 撤销', en: 'Change of organisations this year = founded − dissolved' },
    left: [...flow('year', 'org.stock'), ...flow('year', 'org.dissolved')],
    right: flow('year', 'org.founded'),
    source: '本系统定义',
  }),
  ...axes,
  ...sexes,
]
