import type { Label } from '../language/label.ts'

/** The five stages of 发展党员. */
type ChartStage = 'application' | 'activist' | 'candidate' | 'admission' | 'conversion'

/** One step of a chart: charts in use have 23 to 29, since the text itself numbers none. */
interface ChartStep extends Label {
  readonly stage: ChartStage
}

const step = (stage: ChartStage, zh: string, en: string): ChartStep => ({ stage, zh, en })

/** The chart of 25 steps as organisations publish it; second-hand, to be replaced by the operator's own. */
export const CHART_25: readonly ChartStep[] = [
  step('application', '递交入党申请书', 'Application handed in'),
  step('application', '党组织派人谈话', 'Talk with the applicant'),
  step('activist', '推荐和确定入党积极分子', 'Activist proposed and chosen'),
  step('activist', '上级党委备案', 'Filed with the committee above'),
  step('activist', '指定培养联系人', 'Contacts named'),
  step('activist', '培养教育考察', 'Education and inspection'),
  step('candidate', '确定发展对象', 'Candidate chosen'),
  step('candidate', '报上级党委备案', 'Filed with the committee above'),
  step('candidate', '确定入党介绍人', 'Sponsors named'),
  step('candidate', '进行政治审查', 'Political review'),
  step('candidate', '开展集中培训', 'Training'),
  step('admission', '支部委员会审查', 'Review by the branch committee'),
  step('admission', '上级党委预审', 'Pre-review by the committee above'),
  step('admission', '填写入党志愿书', 'Form of admission filled in'),
  step('admission', '支部大会讨论', 'Branch meeting on admission'),
  step('admission', '上级党委派人谈话', 'Talk by the committee above'),
  step('admission', '上级党委审批', 'Approval by the committee above'),
  step('admission', '再上一级党委组织部门备案', 'Filed with the department one level higher'),
  step('conversion', '编入党支部和党小组', 'Placed in branch and group'),
  step('conversion', '入党宣誓', 'Oath'),
  step('conversion', '继续教育考察', 'Further education and inspection'),
  step('conversion', '提出转正申请', 'Application for conversion'),
  step('conversion', '支部大会讨论转正', 'Branch meeting on conversion'),
  step('conversion', '上级党委审批转正', 'Approval of conversion'),
  step('conversion', '材料归档', 'Papers filed'),
]
