import { defineReasons } from '../../data/language/reason.ts'

/** Why the engine refuses what is right in itself. */
export const REASONS = defineReasons({
  'outside-scope': { zh: '不在报送方的组织范围内', en: 'Outside the sender’s organisations' },
  'too-many-held': {
    zh: '等待中的记录已达上限，请先补报所缺的组织或党员',
    en: 'Too many records wait already: first send the organisations or members that are missing',
  },
  'held-too-long': { zh: '等待已超过时限，所缺的仍未报来', en: 'What it waits for has not come in time' },
  'not-there-yet': { zh: '所指的组织、党员或事项还没有', en: 'What it refers to is not there' },
  conflict: {
    zh: '与已入账的事件冲突，请先更正该事件',
    en: 'Conflicts with an event already posted: correct that one first',
  },
  'correction-of-correction': {
    zh: '只能更正原始事件；要改更正，请对原事件再报一次更正',
    en: 'Only original events can be corrected: send another correction of the original',
  },
  'correction-other-member': {
    zh: '更正不能换成另一名党员：请撤回原事件后另行报送',
    en: 'A correction cannot name another member: take the event back and send a new one',
  },
  'correction-other-org': {
    zh: '更正不能换成另一个组织：请撤回原事件后另行报送',
    en: 'A correction cannot name another organisation: take the event back and send a new one',
  },
  'correction-in-future': { zh: '更正后的时间在将来', en: 'The corrected time lies in the future' },
  'correction-under-itself': { zh: '不能移到自己的下级之下', en: 'It cannot be moved below itself' },
  'correction-has-children': {
    zh: '该组织还有下级组织或党员，不能撤回其成立',
    en: 'It still has organisations or members: its founding cannot be taken back',
  },
})
