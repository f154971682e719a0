import { expect, test } from 'vitest'
import { type KeyActions, keyAction } from './use-keys.ts'

function done(key: string): string[] {
  const log: string[] = []
  const actions: KeyActions = {
    turn: (by) => log.push(`turn ${by}`),
    pick: (number) => log.push(`pick ${number}`),
    hold: () => log.push('hold'),
    table: () => log.push('table'),
    back: () => log.push('back'),
  }
  keyAction({ key })?.(actions)
  return log
}

test('arrows, digits, space, Esc and a presenter’s remote move the wall; other keys do nothing', () => {
  const keys = ['ArrowRight', 'ArrowLeft', 'PageDown', 'PageUp', '3', ' ', 't', 'Escape', 'x', '0']
  expect(keys.flatMap(done)).toEqual(['turn 1', 'turn -1', 'turn 1', 'turn -1', 'pick 3', 'hold', 'table', 'back'])
})
