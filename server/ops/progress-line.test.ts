import { expect, test } from 'vitest'
import type { Progress } from './demo-drive.ts'
import { progressLine } from './progress-line.ts'

const at = (done: number, stage: Progress['stage'] = 'opening'): Progress => ({
  done,
  total: 1_000_000,
  stage,
  label: stage === 'opening' ? '期初登记' : stage === 'history' ? '历史数据' : '实时',
})

function show(isTTY: boolean, steps: readonly Progress[]): string[] {
  const written: string[] = []
  let now = 0
  const line = progressLine({ isTTY, write: (text) => written.push(text) }, () => now)
  for (const step of steps) {
    now += 1_000
    line(step)
  }
  return written
}

test('a terminal has one line that is written over, and keeps how long it took', () => {
  const written = show(true, [at(20_000), at(40_000), at(60_000, 'live')])
  expect(written[0]).toBe('\r\u001b[K  期初登记 20,000 / 1,000,000 · 2 %')
  expect(written).toHaveLength(3)
  expect(written[2]).toMatch(/用时 3 秒.*3 s\n$/)
})

test('a log gets a line at every tenth and every stage', () => {
  const written = show(false, [at(20_000), at(40_000), at(110_000), at(120_000, 'history'), at(130_000, 'history')])
  expect(written).toEqual([
    '  期初登记 20,000 / 1,000,000 · 2 %\n',
    '  期初登记 110,000 / 1,000,000 · 11 %\n',
    '  历史数据 120,000 / 1,000,000 · 12 %\n',
  ])
})

test('a start at which nothing was to be loaded says nothing', () => {
  expect(show(true, [at(1_000_000, 'live')])).toEqual([])
})
