import { defineAxis, defineMeasure, type Measure } from '../../language/measure.ts'
import { CODE_SERVICES, FILL_WAITS, POST_KINDS } from './vocabulary.ts'

const items = (code: string, zh: string, en: string) => defineMeasure({ code, label: { zh, en }, unit: 'item' })

const open = items('post.open', '空缺岗位', 'Posts open')
export const openKind = defineAxis({
  id: 'post-kind',
  label: { zh: '岗位类型', en: 'Kind of post' },
  base: open,
  values: POST_KINDS,
})
const filled = items('post.filled', '录用岗位', 'Posts filled')
export const fillWait = defineAxis({
  id: 'post-wait',
  label: { zh: '招聘用时', en: 'Days open' },
  base: filled,
  values: FILL_WAITS,
})
const used = defineMeasure({
  code: 'talent.code.used',
  label: { zh: '人才码使用人次', en: 'Uses of the talent code' },
  unit: 'person-time',
})
export const codeService = defineAxis({
  id: 'talent-code-service',
  label: { zh: '人才码服务', en: 'Service of the code' },
  base: used,
  values: CODE_SERVICES,
})

/** Parts that sum to their base at every organisation and version. */
export const AXES = [openKind, fillWait, codeService] as const

export const MEASURES: readonly Measure[] = [
  open,
  filled,
  used,
  ...AXES.flatMap((axis) => axis.measures),
  items('job.posted', '招聘发布', 'Jobs posted'),
  items('job.completed', '招聘招满', 'Jobs filled to the last post'),
  items('post.posted', '发布岗位', 'Posts posted'),
  items('post.withdrawn', '撤回岗位', 'Posts withdrawn'),
  defineMeasure({
    code: 'post.days',
    label: { zh: '招聘用时（岗·日）', en: 'Days until posts were filled' },
    unit: 'day',
  }),
]
