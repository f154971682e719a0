import { defineReasons } from '../../language/reason.ts'

export const REASONS = defineReasons({
  'appeal-unknown': { zh: '没有这件诉求', en: 'There is no such appeal' },
  'appeal-raised': { zh: '该诉求已经提出过', en: 'This appeal was raised already' },
  'appeal-answered': { zh: '该诉求已经答复', en: 'This appeal is answered already' },
  'appeal-settled': { zh: '该诉求已经办结', en: 'This appeal is settled already' },
  'appeal-not-settled': {
    zh: '该诉求尚未办结，不能评价或重办',
    en: 'This appeal is not settled: it cannot be rated or reopened',
  },
  'appeal-rated': { zh: '该诉求已经评价过', en: 'This appeal was rated already' },
})
