import { defineReasons } from '../../../language/reason.ts'

export const REASONS = defineReasons({
  'away-not-here': { zh: '党员现不在该组织在册', en: 'The member is not on the books of this organisation now' },
  'away-already': { zh: '该党员已登记为流动党员', en: 'The member is on record as away already' },
  'away-to-itself': { zh: '流入组织与党员所在组织相同', en: 'The receiving organisation is the member’s own' },
  'away-not-begun': { zh: '该党员没有登记为流动党员', en: 'The member is not on record as away' },
  'contact-lost-already': { zh: '该党员已登记失去联系', en: 'The member is on record as out of contact already' },
  'contact-not-lost': { zh: '该党员没有登记失去联系', en: 'The member is not on record as out of contact' },
})
