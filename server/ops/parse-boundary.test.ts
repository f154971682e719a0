import { expect, test } from 'vitest'
import { Problem } from '../../data/contract/problem.ts'
import { DISTRICTS } from '../../data/geo/areas.ts'
import { BOUNDARY_MAX_BYTES, parseBoundary } from './parse-boundary.ts'

/** Squares of our own making, side by side; nobody's borders. */
const square = (i: number) => {
  const [x, y] = [118 + (i % 4), 29 + Math.floor(i / 4)]
  return [
    [x, y],
    [x + 1, y],
    [x + 1, y + 1],
    [x, y + 1],
    [x, y],
  ]
}
const feature = (adcode: unknown, i: number, geometry: unknown = { type: 'Polygon', coordinates: [square(i)] }) => ({
  ...{ type: 'Feature', properties: { adcode }, geometry },
})
const features = DISTRICTS.map(({ code }, i) => feature(Number(code), i))
const file = (list: readonly unknown[], more: object = {}) =>
  JSON.stringify({ type: 'FeatureCollection', features: list, ...more })
function refusalOf(text: string): string {
  try {
    parseBoundary(text)
    return 'taken'
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return `${error.code} ${error.detail}`
  }
}
const withFirst = (first: unknown) => file([first, ...features.slice(1)])
const ringOf = (ring: unknown) => withFirst(feature(330102, 0, { type: 'Polygon', coordinates: [ring] }))

test('takes one shape for each district, in any order, and the number of the approval', () => {
  const many = { type: 'MultiPolygon', coordinates: [[square(0)], [square(20)]] }
  const taken = parseBoundary(
    file([...features.slice(1).reverse(), feature('330102', 0, many)], { 审图号: '浙S（2026）1号' }),
  )
  expect(taken.approval).toBe('浙S（2026）1号')
  expect(taken.areas.map(({ code }) => code).sort()).toEqual(DISTRICTS.map(({ code }) => code).sort())
  expect(taken.areas.at(-1)?.polygons).toHaveLength(2)
  expect(parseBoundary(file(features)).approval).toBeNull()
})

test.each([
  ['{"type":', 'boundary-format 文件不是完整的 JSON'],
  ['[]', 'boundary-format 文件须为 GeoJSON 的 FeatureCollection'],
  [withFirst({ type: 'Point' }), 'boundary-format 第 1 个要素不是带 properties 的 Feature'],
  [file(features, { approval: 7 }), 'boundary-format 审图号'],
  [withFirst(feature(undefined, 0)), 'boundary-codes 第 1 个要素没有六位区划代码'],
  [withFirst(feature(330103, 0)), 'boundary-retired 第 1 个要素是下城区（330103），已于 2021 年撤销'],
  [file([...features, feature('330104', 13)]), 'boundary-retired 第 14 个要素是江干区（330104）'],
  [withFirst(feature(110101, 0)), 'boundary-codes 第 1 个要素的区划代码 110101 不在本市 13 个区县市之内'],
  [withFirst(feature(330190, 0)), 'boundary-codes 第 1 个要素的区划代码 330190'],
  [file(features.slice(1)), 'boundary-codes 缺少 上城区（330102）的边界'],
  [file([...features, feature(330102, 0)]), 'boundary-codes 上城区（330102）出现了不止一次'],
  [withFirst(feature(330102, 0, null)), 'boundary-shape 第 1 个要素（上城区 330102）没有图形'],
  [withFirst(feature(330102, 0, { type: 'Point', coordinates: [1, 2] })), '不能是 Point'],
  [withFirst(feature(330102, 0, { type: 'MultiPolygon', coordinates: [] })), '没有一个多边形'],
  [
    ringOf([
      [0, 0],
      [1, 1],
      [0, 0],
    ]),
    'boundary-shape 第 1 个要素（上城区 330102）第 1 圈须有至少 4 个点',
  ],
  [ringOf([...square(0).slice(0, -1), [0, 0]]), '没有闭合'],
  [
    ringOf([
      [1, 1],
      [1, 1],
      [1, 1],
      [1, 1],
    ]),
    '没有面积',
  ],
  [
    ringOf([
      [13_400_000, 3_500_000],
      [1, 1],
      [2, 2],
      [3, 3],
    ]),
    '第 1 个点不是经纬度',
  ],
  [
    ringOf([
      [null, 2],
      [1, 1],
      [2, 2],
      [3, 3],
    ]),
    '第 1 个点不是经纬度',
  ],
])('refuses in a sentence that says what and where: %#', (text, said) => {
  expect(refusalOf(text)).toContain(said)
})

test('refuses what is larger than a wall can draw', () => {
  expect(refusalOf(' '.repeat(BOUNDARY_MAX_BYTES + 1))).toContain('too-large 边界文件超过 4 MB')
  const long = Array.from({ length: 100_000 }, (_, i) => [118 + Math.cos(i / 20_000), 29 + Math.sin(i / 20_000)])
  expect(refusalOf(ringOf([...long, long[0]]))).toMatch(/^too-large 边界共 \d+ 个点，上限 100000 个/)
})
