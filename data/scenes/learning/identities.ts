import { axisIdentity, defineIdentity, type Identity, stock } from '../../language/metric.ts'
import { AXES } from './measures.ts'

export const IDENTITIES: readonly Identity[] = [
  defineIdentity({
    id: 'trainings',
    label: { zh: '计划培训 = 未开班 + 进行中 + 已完成', en: 'Trainings planned = not begun + under way + completed' },
    left: stock('training.planned'),
    right: stock('training.waiting', 'training.underway', 'training.completed'),
    source: '本系统定义',
  }),
  ...AXES.map(axisIdentity),
]
