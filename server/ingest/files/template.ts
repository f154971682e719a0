import type { Column, ImportKind } from '../../../data/imports/column.ts'
import { writeXlsx } from './write-xlsx.ts'

const READING_WORDS: Readonly<Record<Column['reading']['kind'], string>> = {
  code: '文本',
  text: '文本',
  person: '文本',
  'id-number': '文本，18 位',
  count: '整数',
  month: '年月，如 2021-07',
  instant: '日期，如 2021-07-01 或 2021-07-01 14:00',
  word: '从下拉中选',
}

/** An empty workbook to fill in, made from the columns of a kind: the table with drop-downs, and what each column means. */
export function templateOf(kind: ImportKind): Uint8Array {
  const { columns } = kind
  const lists = new Map(
    columns.flatMap(({ reading }, place) =>
      reading.kind === 'word' ? [[place, Object.values(reading.words).map((label) => label.zh)] as const] : [],
    ),
  )
  const explained = columns.map((column) => {
    const { reading } = column
    const words =
      reading.kind === 'word'
        ? `：${Object.values(reading.words)
            .map((label) => label.zh)
            .join('、')}`
        : ''
    return [column.label.zh, column.label.en, READING_WORDS[reading.kind] + words, column.hint.zh, column.example]
  })
  return writeXlsx([
    {
      name: kind.label.zh,
      rows: [columns.map((column) => column.label.zh)],
      widths: columns.map(({ label, reading }) => Math.max(label.zh.length * 2 + 2, reading.kind === 'code' ? 18 : 12)),
      lists,
    },
    {
      name: '填写说明',
      rows: [['列', 'Column', '怎么写', '说明', '示例'], ...explained],
      widths: [18, 20, 44, 52, 28],
    },
  ])
}
