import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { SCENES } from '../data/scenes/index.ts'

const kindsOf = (scene: (typeof SCENES)[number]) => scene.events.length

/** A row: id, Chinese label, in words what it reports, how many event kinds, how many metrics. */
const ROW = /^\| `([a-z-]+)` \| ([^|]+) \| [^|]{2,} \| (\d+) \| (\d+) \|$/

test.each(['README.md', 'README.zh-CN.md'])('%s lists every scene with its event kinds and metrics', (name) => {
  const text = readFileSync(new URL(`../${name}`, import.meta.url), 'utf8')
  const rows = text.split('\n').flatMap((line) => {
    const found = ROW.exec(line)
    return found ? [found.slice(1).map((cell) => cell.trim())] : []
  })
  expect(rows).toEqual(SCENES.map((s) => [s.id, s.label.zh, `${kindsOf(s)}`, `${s.metrics.length}`]))
})
