import { defineReasons } from '../../language/reason.ts'

export const REASONS = defineReasons({
  'deadline-passed': { zh: '该时限已经记过', en: 'This date was noted as passed already' },
  'deadline-not-open': { zh: '没有待解除的时限', en: 'No date of this stands passed' },
})
