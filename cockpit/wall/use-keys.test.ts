import { expect, test } from 'vitest'
import { WALL_KEYS } from './help/keys.ts'
import { type KeyActions, keyAction } from './use-keys.ts'

function done(key: string, shiftKey = false): string[] {
  const log: string[] = []
  const actions: KeyActions = {
    turn: (by) => log.push(`turn ${by}`),
    pick: (number) => log.push(`pick ${number}`),
    hold: () => log.push('hold'),
    table: () => log.push('table'),
    back: () => log.push('back'),
    panel: (by) => log.push(`panel ${by}`),
    help: () => log.push('help'),
    pair: () => log.push('pair'),
  }
  keyAction({ key, shiftKey })?.(actions)
  return log
}

test('arrows, digits, space, Esc and a presenter’s remote move the wall; other keys do nothing', () => {
  const keys = ['ArrowRight', 'ArrowLeft', 'PageDown', 'PageUp', '3', ' ', 't', 'Escape', 'x', '0']
  expect(keys.flatMap((key) => done(key))).toEqual([
    'turn 1',
    'turn -1',
    'turn 1',
    'turn -1',
    'pick 3',
    'hold',
    'table',
    'back',
  ])
})

test('F6 goes from panel to panel, and every key that the help names is taken', () => {
  expect([...done('F6'), ...done('F6', true)]).toEqual(['panel 1', 'panel -1'])
  // The time bar takes its own.
  const taken = WALL_KEYS.flatMap(({ keys }) => keys).filter((key) => key !== 'r')
  expect(taken.filter((key) => done(key).length === 0)).toEqual([])
})
