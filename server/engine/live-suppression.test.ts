import { expect, test } from 'vitest'
import { parseInstant } from '../../data/language/time.ts'
import { kindsAnswer } from '../gateway/kinds.ts'
import { openTestEngine, type TestEvent } from '../testing/engine.ts'

const examples = kindsAnswer().kinds.flatMap((kind) => kind.examples)
const founded = examples.find(({ type }) => type === 'org.founded')
const registered = examples.find(({ type }) => type === 'member.registered')
const NOW = parseInstant('2026-11-27T12:00:00+08:00') ?? 0

const branch: TestEvent = {
  ...{ id: 'b', type: 'org.founded', subject: 'b', time: '2026-03-01T09:00:00+08:00' },
  data: { ...founded?.data, name: '一支部', short: '一支部', kind: 'branch', sector: 'community', parent: 'root' },
}
/** So many who were registered at the branch at that time. */
const people = (from: number, to: number, time: string): TestEvent[] =>
  Array.from({ length: to - from }, (_, i) => ({
    ...{ id: `p-${from + i}`, type: 'member.registered', subject: 'b', time },
    data: { ...registered?.data, member: `p-${from + i}`, gender: 'female' },
  }))

async function shownOn(time: string) {
  const { engine, take } = await openTestEngine({ now: () => NOW })
  await engine.tick()
  const shown = async () => {
    const at = { scope: 'root', metrics: ['members'], at: null, version: null, isPublic: true }
    return (await engine.values(at)).values[0]?.value
  }
  await take([branch, ...people(0, 3, time)])
  const few = await shown()
  await take(people(3, 40, time))
  const many = await shown()
  await engine.close()
  return [few, many]
}

test('what was left out today stays so, but not what was few only while the past was being told', async () => {
  expect(await shownOn('2026-11-27T10:00:00+08:00')).toEqual([null, null])
  expect(await shownOn('2026-03-02T10:00:00+08:00')).toEqual([null, 40])
})
