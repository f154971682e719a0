import { defineAxis, defineMeasure, type Measure } from '../../../language/measure.ts'
import { DATED, WHERES } from './vocabulary.ts'

const persons = (code: string, zh: string, en: string) => defineMeasure({ code, label: { zh, en }, unit: 'person' })

export const awayWhere = defineAxis({
  id: 'member-away',
  label: { zh: '去向', en: 'Where' },
  base: persons('member.away', '流动党员', 'Members away'),
  values: WHERES,
})
export const presenceOverdue = defineAxis({
  id: 'member-overdue',
  label: { zh: '情形', en: 'What' },
  base: persons('member.overdue', '按规则到期待办', 'Members with a date passed'),
  values: DATED,
})

export const AXES = [awayWhere, presenceOverdue] as const

export const MEASURES: readonly Measure[] = [
  ...AXES.flatMap((axis) => [axis.base, ...axis.measures]),
  persons('member.received', '流入党员', 'Members received'),
  persons('member.away.began', '外出流动', 'Went away'),
  persons('member.away.ended', '流动返回', 'Came back'),
  persons('member.away.closed', '流动终结', 'No longer away, being moved or gone'),
  persons('member.lost', '失联党员', 'Members out of contact'),
  persons('member.contact.lost', '失去联系', 'Contact lost'),
  persons('member.contact.found', '恢复联系', 'Contact found again'),
  persons('member.contact.closed', '失联终结', 'No longer out of contact, being moved or gone'),
  persons('member.stopped.early', '失联未满即停止党籍', 'Stopped before six months out of contact'),
]
