import { defineIdentity, type Identity, stock } from '../../../language/metric.ts'
import { EVENTS } from './events.ts'
import { AXES, MEASURES } from './measures.ts'
import { METRICS } from './metrics.ts'
import { presenceFold } from './presence.ts'

const IDENTITIES: readonly Identity[] = [
  defineIdentity({
    id: 'members-away-flow',
    label: { zh: '外出流动 = 流动党员 + 返回 + 终结', en: 'Went away = away + came back + closed' },
    left: stock('member.away.began'),
    right: stock('member.away', 'member.away.ended', 'member.away.closed'),
    source: '本系统定义',
  }),
  defineIdentity({
    id: 'members-lost-flow',
    label: { zh: '失去联系 = 失联党员 + 恢复 + 终结', en: 'Contact lost = out of contact + found + closed' },
    left: stock('member.contact.lost'),
    right: stock('member.lost', 'member.contact.found', 'member.contact.closed'),
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

/** 流动与失联, as a part of the organisation scene. */
export const awayPart = {
  events: EVENTS,
  measures: MEASURES,
  metrics: METRICS,
  keyed: [presenceFold],
  identities: IDENTITIES,
} as const
