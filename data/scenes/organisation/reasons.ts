import { defineReasons } from '../../language/reason.ts'

/** Why something about an organisation is refused. */
export const ORG_REASONS = defineReasons({
  'org-known': { zh: '组织代码已存在', en: 'The organisation’s code exists already' },
  'org-unfounded': { zh: '组织尚未成立', en: 'The organisation is not founded yet' },
  'org-dissolved': { zh: '组织已撤销', en: 'The organisation is dissolved' },
  'root-moved': { zh: '全市节点不能调整隶属', en: 'The node of the whole city cannot be moved' },
  'root-dissolved': { zh: '全市节点不能撤销', en: 'The node of the whole city cannot be dissolved' },
  'org-group': {
    zh: '区域、党组（党工委）与基层党组织之间不能互相变更',
    en: 'Areas, leading groups and grass-roots organisations do not turn into each other',
  },
  'org-cycle': { zh: '不能移到自己的下级之下', en: 'It cannot be moved below one of its own' },
  'org-has-members': { zh: '还有党员未转出', en: 'Members still belong to it' },
  'org-has-children': { zh: '还有下级组织', en: 'Organisations still lie below it' },
  'branch-has-children': {
    zh: '还有下级组织，不能改为支部',
    en: 'Organisations still lie below it: it cannot become a branch',
  },
  'parent-unknown': { zh: '上级组织不存在', en: 'The organisation above does not exist' },
  'parent-dissolved': { zh: '上级组织已撤销', en: 'The organisation above is dissolved' },
  'parent-branch': { zh: '支部下不能再设组织', en: 'Nothing can be founded below a branch' },
})

/** Why something about a member is refused. */
export const MEMBER_REASONS = defineReasons({
  'member-unregistered': { zh: '党员尚未登记', en: 'The member is not registered yet' },
  'second-membership': {
    zh: '党员已在册，不能重复登记',
    en: 'The member is in stock: nobody has a second membership',
  },
  'member-stopped': { zh: '党员已停止党籍', en: 'The membership is stopped' },
  'member-expelled': { zh: '党员已出党', en: 'The member is expelled' },
  'member-deceased': { zh: '党员已去世', en: 'The member is deceased' },
  'member-left': { zh: '党员已转出本市', en: 'The member has left the city' },
  'restore-stopped': {
    zh: '党员已停止党籍，应报恢复党籍',
    en: 'The membership is stopped: report a restoration',
  },
  'restore-expelled': { zh: '党员已出党，应报恢复党籍', en: 'The member is expelled: report a restoration' },
  'return-by-transfer': {
    zh: '党员已转出本市，返回应报组织关系转接',
    en: 'The member has left the city: report the return as a transfer',
  },
  'member-underage': { zh: '未满18周岁', en: 'Not yet 18 years old' },
  'birth-ahead': { zh: '出生年月晚于事件时间', en: 'Born after the event' },
  'joined-ahead': { zh: '入党时间晚于事件时间', en: 'Joined after the event' },
  'joined-before-birth': { zh: '入党时间早于出生年月', en: 'Joined before birth' },
  'member-elsewhere': { zh: '党员不在该组织', en: 'The member does not belong to this organisation' },
  'not-probationary': { zh: '不是预备党员，不能转正', en: 'Not a probationary member' },
  'not-restorable': { zh: '党员在册，不需恢复党籍', en: 'The member is in stock: nothing to restore' },
  'transfer-open': { zh: '该党员已有未办结的转接', en: 'The member has an open transfer already' },
  'transfer-none': { zh: '该党员没有未办结的转接', en: 'The member has no open transfer' },
  'transfer-to-self': {
    zh: '转入组织与党员现所在组织相同',
    en: 'The member belongs to the receiving organisation already',
  },
  'transfer-sender': {
    zh: '应由转入组织报送；转出市外的由转出组织报送',
    en: 'The receiver reports it; the sender does where the member leaves the city',
  },
  'transfer-origin': {
    zh: '转出组织与党员现所在组织不符',
    en: 'The member does not belong to the sending organisation',
  },
  'transfer-inside': {
    zh: '党员在本市在册，转出组织不能为市外',
    en: 'The member is in stock in this city: the sender cannot lie outside',
  },
  'receiver-area': { zh: '区域不是党组织，不能接收党员', en: 'An area is no organisation and receives nobody' },
  'receiver-dissolved': { zh: '该组织已撤销，不能接收党员', en: 'A dissolved organisation receives nobody' },
})
