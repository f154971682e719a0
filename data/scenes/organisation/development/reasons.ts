import { defineReasons } from '../../../language/reason.ts'

export const REASONS = defineReasons({
  'development-not-begun': {
    zh: '还没有此人的入党申请或期初登记',
    en: 'There is no application or registration of this person yet',
  },
  'development-under-age': {
    zh: '申请人在申请之日未满18周岁',
    en: 'The applicant was not 18 on the day of the application',
  },
  'development-begun': { zh: '此人的入党申请已经登记', en: 'The application of this person is on record already' },
  'development-stage-skipped': {
    zh: '越过了应有的环节，请先补报前一阶段',
    en: 'A stage is skipped: report the one before first',
  },
  'development-stage-passed': {
    zh: '此人已过该环节所属的阶段',
    en: 'This person has passed the stage that the step belongs to',
  },
  'development-elsewhere': {
    zh: '此人的培养关系不在该组织，请先报转入',
    en: 'This person is with another organisation: report the move first',
  },
  'development-here': { zh: '此人的培养关系已在该组织', en: 'This person is with this organisation already' },
  'development-ended': { zh: '此人的培养已经终止，可重新申请', en: 'This development has ended; it may begin anew' },
  'development-member': { zh: '此人已是党员', en: 'This person is a member already' },
  'development-not-passed': {
    zh: '支部大会没有通过，不能接收',
    en: 'The branch meeting did not pass: no admission',
  },
  'development-extended': { zh: '预备期只能延长一次', en: 'Probation may be extended once only' },
  'development-since-later': {
    zh: '进入该阶段的日期晚于报送时间',
    en: 'The stage began after the event says it was so',
  },
})
