import { defineAxis, defineMeasure, type Measure } from '../../../language/measure.ts'
import { STANDS } from './vocabulary.ts'

const fen = (code: string, zh: string, en: string) => defineMeasure({ code, label: { zh, en }, unit: 'fen' })
const times = (code: string, zh: string, en: string) => defineMeasure({ code, label: { zh, en }, unit: 'person-time' })

export const duesStand = defineAxis({
  id: 'dues-channel',
  label: { zh: '线上渠道', en: 'Online channel' },
  base: defineMeasure({
    code: 'dues.channel.known',
    label: { zh: '已报送党费渠道的支部', en: 'Branches whose channel is known' },
    unit: 'organisation',
  }),
  values: STANDS,
})

export const MEASURES: readonly Measure[] = [
  duesStand.base,
  ...duesStand.measures,
  fen('dues.assessed.fen', '应交党费', 'Dues assessed'),
  fen('dues.received.fen', '收到党费', 'Dues received'),
  fen('dues.received.online.fen', '线上收到党费', 'Dues received online'),
  fen('dues.paid.fen', '已交党费', 'Dues paid'),
  fen('dues.paid.late.fen', '逾月补交党费', 'Dues paid after their month'),
  fen('dues.paid.extra.fen', '多交党费', 'Dues paid beyond what was assessed'),
  fen('dues.paid.unmatched.fen', '未核定而已交党费', 'Dues paid for what is not assessed'),
  times('dues.persons', '应交人次', 'Person-months assessed'),
  times('dues.settled', '交清人次', 'Person-months paid in full'),
  times('dues.partial', '部分交纳人次', 'Person-months paid in part'),
  times('dues.reminders', '党费待提醒人次', 'Person-months to be reminded of'),
]
