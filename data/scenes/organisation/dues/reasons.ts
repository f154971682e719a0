import { defineReasons } from '../../../language/reason.ts'

export const REASONS = defineReasons({
  'dues-assessed': {
    zh: '该月党费已经核定，改动请报更正',
    en: 'Dues of this month are assessed already: correct that event',
  },
  'dues-not-a-branch': { zh: '党费渠道由支部报送', en: 'Only a branch says how its dues are paid' },
})
