import { defineIdentity, type Identity, stock } from '../../../language/metric.ts'
import { developmentFold } from './developments.ts'
import { developmentStep } from './events.ts'
import { AXES, MEASURES } from './measures.ts'
import { METRICS } from './metrics.ts'

const IDENTITIES: readonly Identity[] = [
  defineIdentity({
    id: 'development-flow',
    label: {
      zh: '申请 + 期初 + 转入 = 在培养 + 入党 + 终止 + 转出',
      en: 'Applied + registered + moved in = in stages + admitted + ended + moved out',
    },
    left: stock('development.applied', 'development.registered', 'development.moved.in'),
    right: stock('development.people', 'development.admitted', 'development.ended', 'development.moved.out'),
    source: '本系统定义',
  }),
  ...AXES.map((axis) =>
    defineIdentity({
      id: `${axis.id}-stock`,
      label: {
        zh: `${axis.base.label.zh} = 各${axis.label.zh}之和`,
        en: `${axis.base.label.en} = sum by ${axis.label.en.toLowerCase()}`,
      },
      left: stock(axis.base.code),
      right: stock(...axis.measures.map((measure) => measure.code)),
      source: '本系统定义',
    }),
  ),
]

/** 发展党员全过程, as a part of the organisation scene. */
export const developmentPart = {
  events: [developmentStep],
  measures: MEASURES,
  metrics: METRICS,
  keyed: [developmentFold],
  identities: IDENTITIES,
} as const
