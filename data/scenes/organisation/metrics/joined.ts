import { keysOf } from '../../../language/label.ts'
import { defineMetric, type Metric, stock, sum } from '../../../language/metric.ts'
import { memberJoined } from '../measures.ts'
import type { JoiningBand } from '../vocabulary.ts'
import { BULLETIN, MEMBERS_KNOWN } from './members.ts'

/** Short enough for a tile; the definition has the bounds. */
const SHORT: Readonly<Record<JoiningBand, string>> = {
  'joined-before-1949-10': '新中国成立前入党',
  'joined-1949-10': '十一届三中全会前入党',
  'joined-1978-12': '党的十八大前入党',
  'joined-2012-11': '党的十八大以来入党',
}

const BOUNDS: Readonly<Record<JoiningBand, string>> = {
  'joined-before-1949-10': '1949年9月及以前',
  'joined-1949-10': '1949年10月至1978年11月',
  'joined-1978-12': '1978年12月至2012年10月',
  'joined-2012-11': '2012年11月及以后',
}

/** The bulletin's four periods; it gives them by congress, we by month, since the day of joining is not kept. */
export const BY_JOINED: readonly Metric[] = keysOf(memberJoined.values).map((band) =>
  defineMetric({
    id: `members-${band}`,
    label: { zh: SHORT[band], en: memberJoined.values[band].en },
    unit: 'person',
    direction: 'none',
    of: sum(stock(memberJoined.code(band))),
    definition: {
      zh: `入党时间在${BOUNDS[band]}的在册党员人数。`,
      en: `Members on the books: ${memberJoined.values[band].en}.`,
    },
    source: `${BULLETIN}（入党时间）；月份界限为本系统定义`,
    known: MEMBERS_KNOWN,
  }),
)
