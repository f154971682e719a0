import { expect, test } from 'vitest'
import type { BranchAnswer } from '../../data/contract/records.ts'
import { type Judged, refusalOf } from './record-rules.ts'

const NOW = Date.parse('2026-06-20T12:00:00+08:00')
const label = { zh: '', en: '' }
const person = (pseudonym: string, since: string, extensions: number[] = []) => ({
  ...{ pseudonym, name: null, stage: '', stageLabel: label, since, inspected: since, extensions, steps: [] },
})
const branch: BranchAnswer = {
  ...{ version: 1, org: 'b1', members: [], kinds: [], lastHeld: {}, dues: [], choices: {}, steps: [] },
  developing: [person('p', '2025-06-20'), person('q', '2025-06-21'), person('r', '2025-06-20', [6])],
}
const step = (data: Judged['data']): Judged => ({
  ...{ kind: 'development.step', time: '2026-06-20T09:00:00+08:00', data },
})
const codeOf = (data: Judged['data']) => refusalOf(step(data), { branch, now: NOW, newcomer: null })?.code ?? 'none'

test('a candidate a full calendar year after becoming an activist, and not a day before', () => {
  expect(codeOf({ member: 'p', step: 'candidate' })).toBe('none')
  expect(codeOf({ member: 'q', step: 'candidate' })).toBe('development-candidate-earliest')
  expect(refusalOf(step({ member: 'q', step: 'candidate' }), { branch, now: NOW, newcomer: null })?.reason).toContain(
    '2026-06-21',
  )
})

test('training by days or by hours', () => {
  expect(codeOf({ member: 'p', step: 'training', days: 3 })).toBe('none')
  expect(codeOf({ member: 'p', step: 'training', hours: 24 })).toBe('none')
  expect(codeOf({ member: 'p', step: 'training', days: 2, hours: 23 })).toBe('development-training')
})

test('no vote on conversion before the probation, and its extension, is over', () => {
  expect(codeOf({ member: 'p', step: 'conversion-meeting' })).toBe('none')
  expect(codeOf({ member: 'q', step: 'conversion-meeting' })).toBe('development-probation-end')
  expect(codeOf({ member: 'r', step: 'conversion-meeting' })).toBe('development-probation-end')
})

test('a step of somebody who is not on the way here is a stranger’s', () => {
  expect(codeOf({ member: 'z', step: 'talk' })).toBe('record-stranger')
})
