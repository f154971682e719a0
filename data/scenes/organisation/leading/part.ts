import { axisIdentity, defineIdentity, type Identity, stock } from '../../../language/metric.ts'
import { EVENTS } from './events.ts'
import { LEADING_MEASURES, secretaryPost } from './measures.ts'
import { LEADING_METRICS } from './metrics.ts'
import { secretaryFold } from './secretaries.ts'
import { weakFold } from './weak.ts'

const IDENTITIES: readonly Identity[] = [
  axisIdentity(secretaryPost),
  defineIdentity({
    id: 'secretaries-known',
    label: { zh: '首次报送的书记任职 = 任职已知 + 因撤销终止', en: 'First reported = known + ended by dissolution' },
    left: stock('org.secretary.first'),
    right: stock('org.secretary.known', 'org.secretary.ended'),
    source: '本系统定义',
  }),
  defineIdentity({
    id: 'weak-flow',
    label: {
      zh: '认定软弱涣散 = 现有 + 销号 + 因撤销终止',
      en: 'Found weak = weak now + mended + ended by dissolution',
    },
    left: stock('org.weak.found'),
    right: stock('org.weak.now', 'org.weak.mended', 'org.weak.ended'),
    source: '本系统定义',
  }),
]

/** 书记任职与软弱涣散整顿, as a part of the organisation scene. */
export const leadingPart = {
  events: EVENTS,
  measures: LEADING_MEASURES,
  metrics: LEADING_METRICS,
  keyed: [secretaryFold, weakFold],
  identities: IDENTITIES,
} as const
