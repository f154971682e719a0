import { expect, test } from 'vitest'
import type { Tokens } from '../../charts/theme.ts'
import { lineOf, rhythmOption, usualBy } from './option.ts'

const tokens: Tokens = {
  u: 10,
  family: 'sans-serif',
  ink: '#000000',
  cellLine: '#000000',
  line: '#111111',
  edge: '#222222',
  bar: '#333333',
  band: '#444444',
  track: '#555555',
  text: '#ffffff',
  quiet: '#aaaaaa',
  focus: '#88ccff',
  classes: [],
  cat: [],
}
const usual: [number, number, number, number][] = [
  [540, 0, 1, 2],
  [555, 3, 4, 6],
]

test('ends the line at the minute it is, with the total of the frame', () => {
  expect(lineOf([[545, 2]], 600, 5)).toEqual([
    [0, 0],
    [545, 2],
    [600, 5],
  ])
  expect(lineOf([[545, 2]], 600, null).at(-1)).toEqual([600, 2])
})

test('draws no line before the first meeting', () => {
  expect(lineOf([], 600, null)).toEqual([])
})

test('compares with the last quarter of an hour that has passed', () => {
  expect(usualBy(usual, 554)).toEqual({ lower: 0, upper: 2 })
  expect(usualBy(usual, 700)).toEqual({ lower: 3, upper: 6 })
  expect(usualBy([], 700)).toBeNull()
})

test('starts the axis before the first meeting, and thins out the hours of a narrow line', () => {
  const option = (width: number) => rhythmOption({ today: [[545, 2]], usual, minute: 600, total: 5 }, tokens, width)
  expect(option(900)).toMatchObject({ xAxis: { min: 480, max: 1_440, interval: 240 } })
  expect(option(200)).toMatchObject({ xAxis: { interval: 480 } })
})
