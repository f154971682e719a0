import { defineIdentity, type Identity, stock } from '../../../language/metric.ts'
import { electionTime, TASK_STOCKS, WORK_AXES } from './measures.ts'

/** What must be equal at every organisation and version, of terms, tasks, activities and appraisals. */
export const WORK_IDENTITIES: readonly Identity[] = [
  defineIdentity({
    id: 'terms-known',
    label: {
      zh: '届次登记 + 首次报送的选举 = 届次已知 + 因撤销终止',
      en: 'Terms registered + first elections = terms known + ended by dissolution',
    },
    left: stock('org.term.registered', electionTime.code('first')),
    right: stock('org.term.known', 'org.term.ended'),
    source: '本系统定义',
  }),
  defineIdentity({
    id: 'tasks-stages',
    label: {
      zh: '任务下达 = 待认领 + 已认领 + 推进中 + 已完成',
      en: 'Tasks assigned = not claimed + claimed + being worked on + done',
    },
    left: stock('task.assigned'),
    right: stock(...TASK_STOCKS),
    source: '本系统定义',
  }),
  defineIdentity({
    id: 'tasks-done',
    label: { zh: '任务完成 = 现为已完成的任务', en: 'Tasks done = tasks that stand done' },
    left: stock('task.done'),
    right: stock('task.finished'),
    source: '本系统定义',
  }),
  ...WORK_AXES.map((axis) =>
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
