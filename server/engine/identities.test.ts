import { expect, test } from 'vitest'
import { parseInstant } from '../../data/language/time.ts'
import { IDENTITIES, MEASURE_INDEX } from '../../data/scenes/index.ts'
import { openTestEngine } from '../testing/engine.ts'
import { daysOf, smallTown } from '../testing/scene-history.ts'

test('every identity is told with its sides and parts, holds now and as of then, and a residual is seen at once', async () => {
  const now = parseInstant('2026-03-01T12:00:00+08:00') ?? 0
  const { engine, take } = await openTestEngine({ now: () => now })
  await take(daysOf(smallTown(7), 8).flat())
  const live = await engine.identities({ scope: 'root', at: null, version: null })
  expect(live).toMatchObject({ scope: 'root', at: null, checked: IDENTITIES.length, residuals: 0 })
  const children = live.identities.find(({ id }) => id === 'children')
  expect(children?.left).toBeGreaterThan(100)
  expect(children?.right).toBe(children?.left)
  const gender = live.identities.find(({ id, parts }) => id.includes('gender') && parts.length > 2)
  expect(gender).toMatchObject({ scene: 'organisation', left: gender?.right, residual: 0 })
  expect(gender?.left).toBeGreaterThanOrEqual(28)
  const then = await engine.identities({
    scope: 's0',
    at: parseInstant('2026-02-25T12:00:00+08:00') ?? 0,
    version: null,
  })
  expect(then).toMatchObject({ checked: IDENTITIES.length, residuals: 0 })
  expect(await engine.health()).toMatchObject({ identities: { checked: IDENTITIES.length, residuals: 0 } })

  // A fault that no projector could make: the live cube alone is changed.
  engine.core.cube.add(0, MEASURE_INDEX.get('member.stock/female') ?? -1, now, 1)
  await take([
    {
      id: 'next',
      type: 'org.founded',
      subject: 'b99',
      time: '2026-02-28T08:00:00+08:00',
      data: { name: '新支部', kind: 'branch', parent: 's0', sector: 'community' },
    },
  ])
  expect((await engine.health()).identities.residuals).toBeGreaterThan(0)
  const wrong = await engine.identities({ scope: 'root', at: null, version: null })
  expect(wrong.identities[0]?.residual).not.toBe(0)
  expect(wrong.identities.find(({ id }) => id === 'children')?.parts.map(({ measure }) => measure)).toEqual([
    'member.stock/female',
  ])
  await engine.close()
})
