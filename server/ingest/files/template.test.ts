import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { ALL_IMPORTS } from '../../../data/imports/index.ts'
import { readCell } from '../../../data/imports/read-cell.ts'
import { CORRECTION_KIND, SENT_EVENTS } from '../../../data/scenes/index.ts'
import { emptyFolder } from '../../testing/engine.ts'
import { readFile } from './read-file.ts'
import type { ReadMessage } from './read-messages.ts'
import { templateOf } from './template.ts'

test('there is one for every roster and every event kind but corrections', () => {
  const kinds = SENT_EVENTS.map((event) => event.kind).filter((kind) => kind !== CORRECTION_KIND)
  expect(ALL_IMPORTS.map((kind) => kind.id)).toEqual(['organisations', 'members', 'meetings', ...kinds])
})

test.each(ALL_IMPORTS.map((kind) => [kind.id, kind] as const))(
  '%s: its header is understood when it comes back, and its drop-downs and examples are understood words',
  async (_, kind) => {
    const bytes = templateOf(kind)
    const sheet = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
    const lists = [...sheet.matchAll(/<formula1>"(.*?)"<\/formula1>/g)].map((match) => match[1]?.split(','))
    const words = kind.columns.flatMap(({ reading }) =>
      reading.kind === 'word' ? [Object.values(reading.words).map((label) => label.zh)] : [],
    )
    // Excel allows no longer list to choose from; the hint above the column says what may stand there.
    expect(lists).toEqual(words.filter((list) => list.join(',').length <= 255))

    const folder = emptyFolder()
    writeFileSync(join(folder, 'a.xlsx'), bytes)
    const told: ReadMessage[] = []
    await readFile({
      path: join(folder, 'a.xlsx'),
      out: join(folder, 'rows'),
      hint: kind.id,
      tell: (message) => told.push(message),
    })
    expect(told).toMatchObject([{ kind: 'read', rows: 0, facts: { kind: kind.id, headerLine: 1, ignored: [] } }])
    const [read] = told
    expect(read?.kind === 'read' && read.facts.columns.map((column) => column.column)).toEqual(
      kind.columns.map((column) => column.label.zh),
    )
    for (const { field, reading, example } of kind.columns)
      expect([field, readCell(reading, { text: example }, { date1904: false }).ok]).toEqual([field, true])
  },
)
