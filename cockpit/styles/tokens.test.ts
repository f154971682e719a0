import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { contrast } from '../charts/theme.ts'

const source = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')

/** The tokens of a theme as they stand in the file. */
function theme(name: string): Record<string, string> {
  const block = source.split(`[data-theme="${name}"] {`)[1]?.split('}')[0] ?? ''
  return Object.fromEntries([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((m) => [m[1] ?? '', m[2] ?? '']))
}

test.each(['night', 'day', 'ceremony'])('words and marks of %s can be told from what they stand on', (name) => {
  const tokens = theme(name)
  const on = (mark: string, ground = 'ink') => contrast(tokens[mark] ?? '', tokens[ground] ?? '')
  for (const word of ['text', 'quiet', 'focus']) {
    expect(on(word), word).toBeGreaterThanOrEqual(4.5)
    expect(on(word, 'raised'), `${word} on raised`).toBeGreaterThanOrEqual(4.5)
  }
  for (const mark of ['edge', 'bar', 'good', 'attention', 'part-1', 'part-2', 'part-3', 'part-4'])
    expect(on(mark), mark).toBeGreaterThanOrEqual(3)
})
