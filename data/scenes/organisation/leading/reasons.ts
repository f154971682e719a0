import { defineReasons } from '../../../language/reason.ts'

/** Why something about a secretary's post is refused, or waits. */
export const SECRETARY_REASONS = defineReasons({
  'secretary-area': { zh: '区域不是党组织，没有书记', en: 'An area is no organisation and has no secretary' },
  'secretary-dissolved': { zh: '该组织已撤销，没有书记', en: 'A dissolved organisation has no secretary' },
  'secretary-vacant-already': { zh: '书记已经空缺', en: 'The secretary’s post is vacant already' },
  'secretary-no-member': {
    zh: '任职的党员不在任何组织：请先报送其组织关系',
    en: 'Whoever is appointed belongs to no organisation: first send the membership',
  },
})

/** Why a finding of weakness is refused, or waits. */
export const WEAK_REASONS = defineReasons({
  'weak-area': { zh: '区域不是党组织，不作认定', en: 'An area is no organisation and is not judged' },
  'weak-dissolved': { zh: '该组织已撤销，不作认定', en: 'A dissolved organisation is not judged' },
  'weak-already': { zh: '该组织已认定为软弱涣散', en: 'The organisation is found weak already' },
  'weak-not-found': { zh: '该组织此时没有认定为软弱涣散', en: 'The organisation is not found weak at that time' },
  'weak-not-above': { zh: '认定和销号须由上级作出', en: 'Only an organisation above may find it weak or mended' },
})
