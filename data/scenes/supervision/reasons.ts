import { defineReasons } from '../../language/reason.ts'

export const REASONS = defineReasons({
  'supervision-due-past': { zh: '办结时限须晚于立项时间', en: 'The date due must be after the opening' },
  'supervision-opened': { zh: '该督办事项已经立项', en: 'This item is open or known already' },
  'supervision-unknown': { zh: '当时还没有这个督办事项', en: 'There was no such item then' },
  'supervision-acknowledged': { zh: '该督办事项已经签收', en: 'This item is acknowledged already' },
  'supervision-closed': { zh: '该督办事项已经销号', en: 'This item is closed' },
  'supervision-not-closed': {
    zh: '该督办事项没有销号，不必重启',
    en: 'This item is not closed: there is nothing to reopen',
  },
  'supervision-no-evidence': {
    zh: '数据没有恢复，也没有举证或异议，不能销号',
    en: 'The data have not recovered and there is neither evidence nor objection: it cannot be closed',
  },
  'supervision-urged-lately': { zh: '距上次催办太近', en: 'It was urged only lately' },
  'supervision-not-owner': { zh: '该督办事项不由这个组织承办', en: 'This item is not owed by that organisation' },
  'supervision-not-above': {
    zh: '立项、催办须由承办组织的上级作出',
    en: 'Only the organisation itself or one above it may open an item, only one above it may urge',
  },
  'supervision-not-opener': {
    zh: '销号、重启、移交须由立项的一级作出',
    en: 'Only the level that opened the item may close, reopen or hand it over',
  },
  'supervision-handed-outside': {
    zh: '只能移交给本级范围内的另一个组织',
    en: 'It can be handed only to another organisation below the one that hands it over',
  },
})
