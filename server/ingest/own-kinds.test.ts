import { expect, test } from 'vitest'
import { EVENTS } from '../../data/scenes/index.ts'
import { keepPseudonym } from './personal.ts'
import { prepareEvents, type Sender } from './prepare.ts'

const OWN = EVENTS.filter(({ by }) => by !== undefined)

/** Why each kind of the server's own is refused when it comes under a source's name; `undefined` where it is not. */
function codesOf(source: string, sender: Partial<Sender>) {
  const at = { scope: 'root', received: 1_780_000_000_000, pseudonymise: keepPseudonym, firstLine: 1, ...sender }
  return OWN.map(({ kind, examples: [example] }) => {
    const { rejected } = prepareEvents([{ ...example, id: 'o-1', source, type: kind }], at)
    return rejected[0]?.code
  })
}

test('what the server alone finds or decides no source can send, under whatever name', () => {
  expect(OWN.map(({ kind, by }) => [kind, by])).toEqual([
    ['deadline.passed', 'clock'],
    ['deadline.cleared', 'clock'],
    ['ruleset.decided', 'door'],
  ])
  for (const source of ['urn:zzsh', 'urn:yuntu:role:manager'])
    expect(codesOf(source, {})).toEqual(['clock-only', 'clock-only', 'door-only'])
  expect(codesOf('urn:yuntu:clock', {})).toEqual(['clock-only', 'clock-only', 'clock-only'])
  expect(codesOf('urn:yuntu:role:manager', { isOwn: true })).toEqual(['clock-only', 'clock-only', undefined])
  expect(codesOf('urn:yuntu:clock', { isClock: true })).toEqual([undefined, undefined, 'door-only'])
})
