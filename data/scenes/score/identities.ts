import { defineIdentity, flow, type Identity } from '../../language/metric.ts'
import { AXES } from './measures.ts'

/** Classes are of the running year: what was counted of a year that has ended stays in it. */
export const IDENTITIES: readonly Identity[] = AXES.map((axis) =>
  defineIdentity({
    id: `${axis.id}-year`,
    label: {
      zh: `${axis.base.label.zh} = 各${axis.label.zh}之和`,
      en: `${axis.base.label.en} = sum by ${axis.label.en.toLowerCase()}`,
    },
    left: flow('year', axis.base.code),
    right: flow('year', ...axis.measures.map((measure) => measure.code)),
    source: '本系统定义',
  }),
)
