import type { Label } from '../../../language/label.ts'

/** Where somebody stands who is not a member yet; afterwards the member's own status says it. */
export const STAGES = {
  applicant: { zh: '入党申请人', en: 'Applicants' },
  activist: { zh: '入党积极分子', en: 'Activists' },
  candidate: { zh: '发展对象', en: 'Candidates' },
} as const satisfies Readonly<Record<string, Label>>

/** What is reported of somebody's way into the Party: the 25 steps of the chart in use, and what may happen beside it. */
export const STEPS = {
  application: { zh: '递交入党申请书', en: 'Application handed in' },
  talk: { zh: '党组织派人谈话', en: 'Talk with the applicant' },
  activist: { zh: '确定为入党积极分子', en: 'Chosen as activist' },
  'activist-filed': { zh: '积极分子备案', en: 'Activist put on file' },
  'mentors-named': { zh: '指定培养联系人', en: 'Mentors named' },
  inspection: { zh: '积极分子考察', en: 'Activist inspected' },
  candidate: { zh: '确定为发展对象', en: 'Chosen as candidate' },
  'candidate-filed': { zh: '发展对象备案', en: 'Candidate put on file' },
  'introducers-named': { zh: '确定入党介绍人', en: 'Introducers named' },
  'political-review': { zh: '政治审查', en: 'Political review' },
  training: { zh: '短期集中培训', en: 'Training' },
  'committee-review': { zh: '支部委员会审查', en: 'Review by the branch committee' },
  'pre-review': { zh: '上级党委预审', en: 'Pre-review by the committee above' },
  'form-filled': { zh: '填写入党志愿书', en: 'Form of admission filled in' },
  'branch-meeting': { zh: '支部大会讨论接收', en: 'Branch meeting on the admission' },
  'approval-talk': { zh: '审批前谈话', en: 'Talk before the approval' },
  approval: { zh: '上级党委审批', en: 'Approval by the committee above' },
  'approval-filed': { zh: '审批备案', en: 'Approval put on file' },
  'group-joined': { zh: '编入党支部和党小组', en: 'Assigned to branch and group' },
  oath: { zh: '入党宣誓', en: 'Oath taken' },
  'probation-inspection': { zh: '预备期考察', en: 'Inspected during probation' },
  'conversion-application': { zh: '提出转正申请', en: 'Conversion applied for' },
  'conversion-meeting': { zh: '支部大会讨论转正', en: 'Branch meeting on the conversion' },
  'conversion-approval': { zh: '转正审批', en: 'Conversion approved' },
  filed: { zh: '材料归档', en: 'Papers filed' },
  registered: { zh: '期初登记', en: 'Registered at the opening of the record' },
  notice: { zh: '发展对象公示', en: 'Public notice' },
  moved: { zh: '培养关系转入', en: 'Moved here with the record' },
  extended: { zh: '延长预备期', en: 'Probation extended' },
  ended: { zh: '终止培养', en: 'Ended' },
} as const satisfies Readonly<Record<string, Label>>
export type StepId = keyof typeof STEPS

/**
 * The chart that numbers the steps, by the day from which it is used. The regulation numbers none: charts in use have
 * 23 to 29; ours is the most usual one. Source: 发展党员工作流程图 (25 步).
 */
export const CHARTS: readonly { readonly version: string; readonly from: string; readonly steps: readonly StepId[] }[] =
  [
    {
      version: '25 steps',
      from: '2014-06-11',
      steps: [
        'application',
        'talk',
        'activist',
        'activist-filed',
        'mentors-named',
        'inspection',
        'candidate',
        'candidate-filed',
        'introducers-named',
        'political-review',
        'training',
        'committee-review',
        'pre-review',
        'form-filled',
        'branch-meeting',
        'approval-talk',
        'approval',
        'approval-filed',
        'group-joined',
        'oath',
        'probation-inspection',
        'conversion-application',
        'conversion-meeting',
        'conversion-approval',
        'filed',
      ],
    },
  ]

/** How long a stage lasted, in classes that are counted: calendar months. */
export const WAITS = {
  'within-6-months': { zh: '半年内', en: 'within 6 months' },
  'within-12-months': { zh: '6至12月', en: '6 to 12 months' },
  'within-18-months': { zh: '12至18月', en: '12 to 18 months' },
  'within-24-months': { zh: '18至24月', en: '18 to 24 months' },
  'over-24-months': { zh: '超24月', en: 'over 24 months' },
} as const satisfies Readonly<Record<string, Label>>
export type Wait = keyof typeof WAITS

/** What has a date by rule: ids of `data/rules/development-*.ts` without their first word. */
export const DATED = {
  talk: { zh: '派人谈话', en: 'talk' },
  inspection: { zh: '半年考察', en: 'inspection' },
  meeting: { zh: '支部大会', en: 'branch meeting' },
  approval: { zh: '入党审批', en: 'approval' },
  conversion: { zh: '转正', en: 'conversion' },
} as const satisfies Readonly<Record<string, Label>>
export type Dated = keyof typeof DATED

/** What was reported before a rule allows it, or with less than it asks for. */
export const EARLY = {
  candidate: { zh: '培养未满一年', en: 'activist for less than a year' },
  notice: { zh: '公示天数不足', en: 'public notice too short' },
  training: { zh: '培训时间不足', en: 'training too short' },
  conversion: { zh: '预备期未满', en: 'probation not over' },
} as const satisfies Readonly<Record<string, Label>>
export type Early = keyof typeof EARLY

/** What a branch meeting came to: more than half of those entitled to vote, or not. */
export const OUTCOMES = {
  passed: { zh: '通过', en: 'passed' },
  'not-passed': { zh: '未通过', en: 'not passed' },
} as const satisfies Readonly<Record<string, Label>>
