import { expect, test } from 'vitest'
import { PANELS } from '../../panels/index.ts'
import type { Panel } from '../../panels/panel.ts'
import { SHEET, SHEETS, widthIn } from './pages.ts'

const panels: Readonly<Record<string, Panel>> = PANELS

test('every sheet holds its rows, and every panel has at least the room that it needs', () => {
  for (const { title, rows } of SHEETS) {
    const height = rows.reduce((sum, row) => sum + row.height, (rows.length - 1) * SHEET.rowGap)
    expect(height, title.zh).toBeLessThanOrEqual(SHEET.height)
    for (const row of rows)
      for (const id of row.panels) {
        const least = panels[id]?.definition.least
        expect({ id, fits: least && least.width <= widthIn(row) && least.height <= row.height }).toEqual({
          id,
          fits: true,
        })
      }
  }
})

test('no panel stands on the brief twice', () => {
  const all = SHEETS.flatMap(({ rows }) => rows.flatMap(({ panels: ids }) => ids))
  expect(new Set(all).size).toBe(all.length)
})
