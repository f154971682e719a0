import { expect, test } from 'vitest'
import { WALL_DEFAULTS } from '../../../data/contract/wall.ts'
import { WALL_VIEWS } from '../../../data/contract/wall-views.ts'
import { VIEWS } from '../views/index.ts'
import { type TourState, themeAt, tourStep } from './tour.ts'

const settings = {
  ...WALL_DEFAULTS,
  idleSeconds: 120,
  turns: [
    { view: 'overview', seconds: 60 },
    { view: 'tasks', seconds: 30 },
    { view: 'people', seconds: 30 },
  ] as const,
}
const state = (change: Partial<TourState>): TourState => ({
  settings: { ...settings, turns: [...settings.turns] },
  views: ['overview', 'people', 'tasks'],
  view: 'overview',
  since: 0,
  touched: null,
  isHeld: false,
  now: 60_000,
  ...change,
})

test('a view stays its time, then the next in the order of the settings takes its turn, round and round', () => {
  expect(tourStep(state({ now: 59_999 }))).toEqual({ kind: 'wait' })
  expect(tourStep(state({}))).toEqual({ kind: 'end', next: 'tasks' })
  expect(tourStep(state({ view: 'people' }))).toEqual({ kind: 'end', next: 'overview' })
})

test('a touch takes over for two minutes, and then the view has its whole time again', () => {
  expect(tourStep(state({ touched: 50_000, now: 169_999 }))).toEqual({ kind: 'wait' })
  expect(tourStep(state({ touched: 50_000, now: 170_000 }))).toEqual({ kind: 'end', next: 'tasks' })
})

test('a held or only view comes to an end too, but stays; a view that this page lacks is passed over', () => {
  expect(tourStep(state({ isHeld: true }))).toEqual({ kind: 'end', next: null })
  expect(tourStep(state({ views: ['overview'] }))).toEqual({ kind: 'end', next: null })
  expect(tourStep(state({ views: ['overview', 'people'] }))).toEqual({ kind: 'end', next: 'people' })
  // One that is in no turn gives way at once.
  expect(tourStep(state({ view: 'books', now: 1 }))).toEqual({ kind: 'end', next: 'overview' })
})

test('the theme follows the server’s hour at +08:00', () => {
  const at = (time: string) => Date.parse(`2026-11-26T${time}:00+08:00`)
  const themes = [
    { from: '18:00', theme: 'night' },
    { from: '07:00', theme: 'day' },
  ] as const
  expect(['06:59', '07:00', '18:00'].map((time) => themeAt([...themes], at(time)))).toEqual(['night', 'day', 'night'])
  expect(themeAt([], at('07:00'))).toBeNull()
})

test('settings and orders can name every view that the wall has', () => {
  for (const { id } of VIEWS) expect(WALL_VIEWS).toContain(id)
})
