import { defineAxis, defineMeasure, type Measure } from '../../language/measure.ts'
import { LINKS } from './vocabulary.ts'

const items = (code: string, zh: string, en: string) => defineMeasure({ code, label: { zh, en }, unit: 'item' })

const claimed = items('loop.claimed', '四链任务', 'Tasks in the loop')
/** At which link a claimed task stands: its last one. */
export const loopLink = defineAxis({
  id: 'loop-link',
  label: { zh: '所到环节', en: 'Link reached' },
  base: claimed,
  values: LINKS,
})

export const MEASURES: readonly Measure[] = [
  claimed,
  ...loopLink.measures,
  items('loop.acted', '四链行动', 'Tasks with an activity'),
  items('loop.shown', '四链展示', 'Tasks with a story shown'),
  items('loop.learned', '四链学习', 'Tasks with learning done'),
]
