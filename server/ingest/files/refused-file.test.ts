import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { emptyFolder } from '../../testing/engine.ts'
import { csvRows } from './csv.ts'
import type { StoredRow } from './read-messages.ts'
import { writeRefused } from './refused-file.ts'

async function* rowsOf(all: readonly (readonly string[])[]): AsyncGenerator<StoredRow> {
  for (const [i, c] of all.entries()) yield { n: i + 2, c, w: '', y: { code: '', zh: '', en: '' } }
}

async function written(labels: readonly string[], rows: readonly (readonly string[])[]): Promise<string> {
  const path = join(emptyFolder(), 'refused.csv')
  const refusals = new Map(rows.map((_, i) => [i + 2, { column: '', reason: '不对' }]))
  await writeRefused({ path, labels, rows: rowsOf(rows), refusals })
  return readFileSync(path, 'utf8')
}

test('nothing in it runs in a spreadsheet, and no code loses its digits', async () => {
  const text = await written(
    ['代码', '名称'],
    [
      ['330106198006010010', '=1+1'],
      ['007', '@SUM(A1)'],
      ['-5', '-cmd'],
    ],
  )
  expect(text).toBe(
    '\ufeff代码,名称,退回原因\r\n"330106198006010010\t",\'=1+1,第 2 行：不对\r\n"007\t",\'@SUM(A1),第 3 行：不对\r\n-5,\'-cmd,第 4 行：不对\r\n',
  )
})

test('it reads back as it was, quotes and line breaks included, and the reasons of an earlier round make way', async () => {
  const rows = [['甲', '说“是”,\n"否"', '旧的原因']]
  const text = await written(['名', '话', '退回原因'], rows)
  const cells: string[][] = []
  for await (const row of csvRows(text)) cells.push(row.cells.map((cell) => cell.text))
  expect(cells).toEqual([
    ['名', '话', '退回原因'],
    ['甲', '说“是”,\n"否"', '第 2 行：不对'],
  ])
})
