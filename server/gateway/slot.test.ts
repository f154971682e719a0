import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Health } from '../../data/contract/frames.ts'
import { connected, openLive, openTestGateway, type TestGateway } from '../testing/gateway.ts'

let server: TestGateway

beforeAll(async () => {
  server = await openTestGateway()
})
afterAll(() => server.close())

test('every screen hears at once how far the demonstration is, and when it lives', async () => {
  const socket = openLive(server.gateway.url, { token: server.run.tokens?.wall })
  const heard: Health['loading'][] = []
  socket.on('health', ({ loading }: Health) => heard.push(loading))
  await connected(socket)
  const stage = 'opening' as const
  server.slot.load({ done: 0, total: 0, stage: 'preparing' })
  // A few more of millions are no news.
  for (const done of [100_000, 100_001, 412_000]) server.slot.load({ done, total: 2_371_889, stage })
  server.slot.load(null)
  await expect.poll(() => heard.length).toBeGreaterThanOrEqual(5)
  expect(heard.slice(-4)).toEqual([
    { done: 0, total: 0, stage: 'preparing' },
    { done: 100_000, total: 2_371_889, stage },
    { done: 412_000, total: 2_371_889, stage },
    null,
  ])
  socket.disconnect()
})

test('what the engine says of itself leaves the demonstration’s progress as it was', async () => {
  const loading = { done: 1, total: 2, stage: 'history' } as const
  server.slot.load(loading)
  const health = await server.slot.engine.health()
  server.slot.events.onHealth({ ...health, loading: null })
  expect(await server.slot.engine.health()).toMatchObject({ loading })
  server.slot.load(null)
})
