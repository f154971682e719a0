import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BoundaryAnswer } from '../../data/contract/boundary.ts'
import { DISTRICTS } from '../../data/geo/areas.ts'
import { openTestGateway, type TestGateway } from '../testing/gateway.ts'

let server: TestGateway
beforeAll(async () => {
  server = await openTestGateway()
})
afterAll(() => server.close())

/** Triangles of our own making; nobody's borders. */
const features = DISTRICTS.map(({ code }, i) => ({
  type: 'Feature',
  properties: { adcode: code },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [118 + i / 10, 29],
        [118.1 + i / 10, 29],
        [118 + i / 10, 29.1],
        [118 + i / 10, 29],
      ],
    ],
  },
}))
const layer = (list: readonly unknown[]) =>
  JSON.stringify({ type: 'FeatureCollection', features: list, approval: '审 1 号' })
const put = (body: string, role: 'admin' | 'leader' = 'admin', type = 'application/geo+json') =>
  server.ask('/api/boundary', role, { method: 'PUT', body, headers: { 'content-type': type } })
const current = async () => (await (await server.ask('/api/boundary', 'wall')).json()) as BoundaryAnswer

test('only the administrator puts a layer there; walls read it; a bad one changes nothing and is told why', async () => {
  expect(await current()).toEqual({ boundary: null, problem: null })
  expect((await put(layer(features), 'leader')).status).toBe(403)
  expect((await put(layer(features))).status).toBe(200)
  const { boundary } = await current()
  expect(boundary?.areas.map(({ code }) => code)).toEqual(DISTRICTS.map(({ code }) => code))
  expect(boundary?.approval).toBe('审 1 号')
  const retired = await put(layer([...features, { ...features[0], properties: { adcode: 330103 } }]))
  expect(retired.status).toBe(422)
  expect(await retired.json()).toMatchObject({
    code: 'boundary-retired',
    detail: '第 14 个要素是下城区（330103），已于 2021 年撤销，请换用现行区划的边界',
  })
  expect((await put(`{${' '.repeat(4_300_000)}`)).status).toBe(413)
  expect((await put(layer(features), 'admin', 'text/csv')).status).toBe(415)
  expect((await current()).boundary).toEqual(boundary)
})

test('a file put there by hand is followed, one that does not fit is told of and the map stays; removing it ends it', async () => {
  const path = join(server.folder, 'boundary.geojson')
  expect(readFileSync(path, 'utf8')).toContain('FeatureCollection')
  writeFileSync(path, layer(features.slice(1)))
  await expect.poll(async () => (await current()).problem?.code, { timeout: 10_000 }).toBe('boundary-codes')
  const told = await current()
  expect(told.problem?.detail).toBe('boundary.geojson 没有采用，地图不变：缺少 上城区（330102）的边界')
  expect(told.boundary?.areas).toHaveLength(13)
  expect((await server.ask('/api/boundary', 'admin', { method: 'DELETE' })).status).toBe(200)
  expect(existsSync(path)).toBe(false)
  expect(await current()).toEqual({ boundary: null, problem: null })
})
