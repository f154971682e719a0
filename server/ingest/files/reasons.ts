import { defineReasons } from '../../../data/language/reason.ts'
import { LIMITS } from './limits.ts'

/** Why a row that could be read is refused, seen against what is there. */
export const ROW_REASONS = defineReasons({
  'row-twice': { zh: '同一份文件里已有这一行', en: 'The file has this row already' },
  'row-org-unknown': {
    zh: '组织不在系统里：请先导入党组织名册',
    en: 'The organisation is not known: import the register of organisations first',
  },
  'row-parent-unknown': {
    zh: '上级组织不在系统里，也不在这份文件里（或被退回了）',
    en: 'The organisation above is neither known nor in this file (or was refused)',
  },
  'row-org-dissolved': { zh: '组织已撤销', en: 'The organisation is dissolved' },
  'row-date-ahead': { zh: '日期在将来', en: 'The date lies in the future' },
  'row-meeting-withdrawn': { zh: '这次组织生活已被撤回', en: 'This meeting was taken back' },
  'row-id-contradicts': { zh: '与身份证号码不一致', en: 'It contradicts the ID number' },
  'row-full-already': { zh: '系统里已是正式党员', en: 'A full member already' },
  'row-joined-contradicts': {
    zh: '与系统登记的入党时间不是同一时期：请先更正登记',
    en: 'Not the period of joining that was registered: correct the registration first',
  },
})

/** Why a file cannot be read, whatever its rows say; all but the last five are faults of the file itself. */
export const FILE_REASONS = defineReasons({
  'file-empty': { zh: '文件是空的', en: 'The file is empty' },
  'file-old-excel': {
    zh: '这是旧版 Excel 文件（.xls）或加了密码的工作簿：请在表格软件里“另存为”不加密的 .xlsx 再导入',
    en: 'An old Excel file (.xls) or a workbook with a password: save it as .xlsx without one',
  },
  'file-pdf': {
    zh: '这是 PDF 文件：请导入原来的表格（.xlsx 或 .csv）',
    en: 'A PDF: import the table itself (.xlsx or .csv)',
  },
  'file-rtf': {
    zh: '这是 RTF 文档：请导入原来的表格（.xlsx 或 .csv）',
    en: 'An RTF document: import the table itself (.xlsx or .csv)',
  },
  'file-image': {
    zh: '这是图片：请导入原来的表格（.xlsx 或 .csv）',
    en: 'A picture: import the table itself (.xlsx or .csv)',
  },
  'file-archive': { zh: '这是压缩包：请解压后导入其中的表格', en: 'An archive: unpack it and import the table in it' },
  'file-html': {
    zh: '这是网页表格，只是扩展名像表格：请在表格软件里打开，“另存为” .xlsx 再导入',
    en: 'A web page under the name of a table: open it in a spreadsheet and save it as .xlsx',
  },
  'file-zip-cut': {
    zh: '这个压缩格式的文件不是完整的 Excel 工作簿',
    en: 'This packed file is no complete Excel workbook',
  },
  'file-no-workbook': {
    zh: '这不是 Excel 工作簿（只是改了名的压缩包）：请导入 .xlsx 或 .csv',
    en: 'No Excel workbook but an archive under its name: import .xlsx or .csv',
  },
  'file-not-text': { zh: '不是文本文件：请导入 .xlsx 或 .csv', en: 'No text file: import .xlsx or .csv' },
  'file-cut': {
    zh: '文件不完整：最后一个字只有一半，请重新导出',
    en: 'Incomplete: its last character is cut in half. Export it again',
  },
  'file-encoding': {
    zh: '文字编码读不懂：请在表格软件里“另存为” CSV UTF-8 或 .xlsx',
    en: 'Its encoding cannot be read: save it as CSV UTF-8 or .xlsx',
  },
  'file-quote-open': {
    zh: '文件不完整：最后一个引号没有结束，请重新导出',
    en: 'Incomplete: its last quotation mark is not closed. Export it again',
  },
  'file-record-long': {
    zh: `一行超过 ${LIMITS.recordChars} 个字：不像一张表`,
    en: `A row of more than ${LIMITS.recordChars} characters: that is no table`,
  },
  'file-rows': { zh: `超过 ${LIMITS.rows} 行`, en: `More than ${LIMITS.rows} rows` },
  'file-broken': {
    zh: '工作簿的内容读不懂：请在表格软件里打开、另存为 .xlsx 再导入',
    en: 'The workbook cannot be read: open it in a spreadsheet and save it as .xlsx',
  },
  'file-damaged': {
    zh: '文件不完整或已损坏：请重新保存或重新上传',
    en: 'Incomplete or damaged: save it or upload it again',
  },
  'file-macros': {
    zh: '工作簿里有宏：请另存为不含宏的 .xlsx 再导入',
    en: 'The workbook has macros: save it as .xlsx without them',
  },
  'file-links': {
    zh: '工作簿引用了别的文件（外部链接）：请断开链接、粘贴为数值后再导入',
    en: 'The workbook refers to other files: break the links and paste values',
  },
  'file-connections': {
    zh: '工作簿连着外部数据：请断开连接、粘贴为数值后再导入',
    en: 'The workbook is connected to outside data: disconnect it and paste values',
  },
  'file-programs': {
    zh: '工作簿里嵌有程序：请把表格复制到新的工作簿再导入',
    en: 'The workbook embeds programs: copy the table to a new workbook',
  },
  'file-no-sheet': { zh: '工作簿里没有可见的工作表', en: 'The workbook has no visible sheet' },
  'file-strings': { zh: '工作簿里的文字太多：请拆成几份再导入', en: 'Too much text in the workbook: split it' },
  'file-parts': {
    zh: `工作簿里的部件超过 ${LIMITS.entries} 个：不像一张表`,
    en: `A workbook of more than ${LIMITS.entries} parts: that is no table`,
  },
  'file-password': { zh: '工作簿加了密码：请去掉密码再导入', en: 'The workbook has a password: remove it' },
  'file-unpacks-huge': {
    zh: '工作簿解开后大得不像一张表（可能有大片空格式）：请把数据复制到新的工作簿，或拆成几份再导入',
    en: 'It unpacks to more than a table can be (formats over empty areas?): copy the data to a new workbook, or split it',
  },
  'file-no-header': { zh: '没有找到表头', en: 'No header was found' },
  'file-header-missing': { zh: '表头缺少列', en: 'The header lacks columns' },
  'file-header-twice': { zh: '表头里有两列都是', en: 'The header has two columns for' },
  'import-cancelled': { zh: '导入已取消', en: 'The import was cancelled' },
  'import-slow': { zh: '太久还没读完：请拆成几份再导入', en: 'It took too long to read: split it' },
  'import-no-reader': {
    zh: '读取进程没能启动：请联系运维人员',
    en: 'The reading process did not start: ask your operator',
  },
  'import-too-much': {
    zh: '文件太大或已损坏，读取时超出了限度：请拆成几份，或另存为新的 .xlsx 再导入',
    en: 'Too large or broken: reading it went past its limits. Split it, or save it as a new .xlsx',
  },
  'import-internal': {
    zh: '系统内部错误：没有处理完，可再导入一次（已入账的不会重复）',
    en: 'An error of the system: it was not finished. Import it again (nothing is posted twice)',
  },
})
