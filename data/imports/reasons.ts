import { defineReasons } from '../language/reason.ts'

/** The longest text that any cell may hold. */
export const MAX_TEXT = 2_000

/** Why a cell or a row of a file cannot be read; none repeats what was written. */
export const REASONS = defineReasons({
  'cell-formula': { zh: '是公式：请复制后“粘贴为数值”', en: 'A formula: copy it and paste its value' },
  'cell-error': { zh: '是错误值（如 #REF!）', en: 'An error value such as #REF!' },
  'cell-too-long': { zh: `超过 ${MAX_TEXT} 个字`, en: `More than ${MAX_TEXT} characters` },
  'cell-missing': {
    zh: '缺少此项（合并的单元格请取消合并，每行都填）',
    en: 'This is missing (unmerge merged cells, and fill in every row)',
  },
  'cell-exponent': {
    zh: '被表格软件改成了科学计数，末几位已丢失：请存成文本重填',
    en: 'The spreadsheet turned it into an exponent and lost its last digits: enter it again as a text',
  },
  'cell-code-number': { zh: '代码须为文本或整数', en: 'A code must be a text or a whole number' },
  'cell-code-rounded': {
    zh: '超过 15 位的数字存成数值会丢失末几位：请存成文本重填',
    en: 'A number of more than 15 digits loses its last ones: enter it again as a text',
  },
  'cell-id-rounded': {
    zh: '身份证号存成数值会丢失末几位：请存成文本重填',
    en: 'An ID number kept as a number loses its last digits: enter it again as a text',
  },
  'cell-id-invalid': { zh: '身份证号码校验不通过', en: 'The ID number does not pass its check' },
  'cell-count': { zh: '须为整数', en: 'Must be a whole number' },
  'cell-word': { zh: '须为以下之一', en: 'Must be one of these' },
  'cell-date-unreadable': {
    zh: '日期读不懂，请写成 2021-07-01 或 2021-07',
    en: 'Not a date: write 2021-07-01 or 2021-07',
  },
  'cell-date-none': { zh: '没有这一天', en: 'There is no such day' },
  'cell-date-no-day': { zh: '缺少日：请写成 2021-07-01', en: 'The day is missing: write 2021-07-01' },
  'cell-date-ambiguous': {
    zh: '分不清是 1 月还是 10 月：请写成 2021-01 或 2021-10',
    en: 'January or October? Write 2021-01 or 2021-10',
  },
  'cell-date-year-only': { zh: '只有年份：请写到月或日', en: 'A year alone: add month or day' },
  'cell-time-none': { zh: '没有这个时刻', en: 'There is no such time of day' },
})
