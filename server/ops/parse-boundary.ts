import type { Boundary, BoundaryArea } from '../../data/contract/boundary.ts'
import { Problem, type ProblemCode } from '../../data/contract/problem.ts'
import { areaByCode, DISTRICTS, RETIRED } from '../../data/geo/areas.ts'

export const BOUNDARY_MAX_BYTES = 4 * 1_048_576
const MOST_POINTS = 100_000
const MOST_APPROVAL = 60

type Position = readonly [lon: number, lat: number]
type Ring = readonly Position[]

/**
 * An operator's GeoJSON as a boundary layer: one feature with `properties.adcode` for each district, no other, polygons
 * in degrees. A member `approval` (or `审图号`) of the collection is the number that stands beside the map.
 *
 * Fails: `too-large`, `boundary-format`, `boundary-retired`, `boundary-codes`, `boundary-shape`, each with a sentence that
 * says which feature it is about and what is wrong.
 */
export function parseBoundary(text: string): Boundary {
  if (text.length > BOUNDARY_MAX_BYTES) throw boundaryTooLarge()
  const json = toJson(text)
  if (!isObject(json) || json.type !== 'FeatureCollection' || !Array.isArray(json.features))
    throw refusal('boundary-format', '文件须为 GeoJSON 的 FeatureCollection，内有 features 数组')
  const features: readonly unknown[] = json.features
  const areas = features.map((feature, i) => toArea(feature, `第 ${i + 1} 个要素`))
  checkCodes(areas)
  const points = areas.reduce((n, { polygons }) => n + polygons.flat(2).length, 0)
  if (points > MOST_POINTS)
    throw new Problem('too-large', `边界共 ${points} 个点，上限 ${MOST_POINTS} 个，请先简化边界线`)
  return { areas, approval: toApproval(json.approval ?? json.审图号) }
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Problem('boundary-format', '文件不是完整的 JSON', { cause })
  }
}

function toApproval(value: unknown): string | null {
  if (value === undefined || value === null || value === '') return null
  if (typeof value !== 'string' || [...value].length > MOST_APPROVAL)
    throw refusal('boundary-format', `审图号（approval）须为不超过 ${MOST_APPROVAL} 字的文字`)
  return value
}

function toArea(feature: unknown, place: string): BoundaryArea {
  if (!isObject(feature) || feature.type !== 'Feature' || !isObject(feature.properties))
    throw refusal('boundary-format', `${place}不是带 properties 的 Feature`)
  const { adcode } = feature.properties
  const code = typeof adcode === 'number' ? String(adcode) : adcode
  if (typeof code !== 'string' || !/^\d{6}$/.test(code))
    throw refusal('boundary-codes', `${place}没有六位区划代码（properties.adcode）`)
  const retired = RETIRED.get(code)
  if (retired)
    throw refusal(
      'boundary-retired',
      `${place}是${retired.name}（${code}），已于 ${retired.year} 年撤销，请换用现行区划的边界`,
    )
  const district = areaByCode(code)
  if (district?.kind !== 'district')
    throw refusal('boundary-codes', `${place}的区划代码 ${code} 不在本市 ${DISTRICTS.length} 个区县市之内`)
  return { code, polygons: toPolygons(feature.geometry, `${place}（${district.full.zh} ${code}）`) }
}

/** The exact set: every district once. */
function checkCodes(areas: readonly BoundaryArea[]): void {
  const seen = new Set<string>()
  for (const { code } of areas) {
    if (seen.has(code)) throw refusal('boundary-codes', `${areaByCode(code)?.full.zh}（${code}）出现了不止一次`)
    seen.add(code)
  }
  const missing = DISTRICTS.filter(({ code }) => !seen.has(code))
  if (missing.length > 0)
    throw refusal('boundary-codes', `缺少 ${missing.map(({ code, full }) => `${full.zh}（${code}）`).join('、')}的边界`)
}

function toPolygons(geometry: unknown, place: string): BoundaryArea['polygons'] {
  if (!isObject(geometry) || !Array.isArray(geometry.coordinates)) throw refusal('boundary-shape', `${place}没有图形`)
  if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon')
    throw refusal(
      'boundary-shape',
      `${place}的图形须为 Polygon 或 MultiPolygon，不能是 ${String(geometry.type).slice(0, 30)}`,
    )
  const polygons: readonly unknown[] = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  if (polygons.length === 0) throw refusal('boundary-shape', `${place}没有一个多边形`)
  return polygons.map((polygon, i) => {
    const where = polygons.length === 1 ? place : `${place}第 ${i + 1} 个多边形`
    if (!Array.isArray(polygon) || polygon.length === 0) throw refusal('boundary-shape', `${where}没有边界线`)
    return polygon.map((ring: unknown, r) => toRing(ring, `${where}第 ${r + 1} 圈`))
  })
}

function toRing(ring: unknown, place: string): Ring {
  if (!Array.isArray(ring) || ring.length < 4) throw refusal('boundary-shape', `${place}须有至少 4 个点`)
  const points = ring.map((position: unknown, i) => toPosition(position, `${place}第 ${i + 1} 个点`))
  const [first, last] = [points[0], points.at(-1)]
  if (first?.[0] !== last?.[0] || first?.[1] !== last?.[1])
    throw refusal('boundary-shape', `${place}没有闭合：最后一点须与第一点相同`)
  const area = points.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = points[(i + 1) % points.length] ?? [x, y]
    return sum + x * nextY - nextX * y
  }, 0)
  if (area === 0) throw refusal('boundary-shape', `${place}没有面积`)
  return points
}

function toPosition(position: unknown, place: string): Position {
  const [lon, lat] = Array.isArray(position) ? position : []
  if (typeof lon !== 'number' || typeof lat !== 'number' || Math.abs(lon) > 180 || Math.abs(lat) > 85)
    throw refusal('boundary-shape', `${place}不是经纬度（度），应如 [120.2, 30.3]`)
  return [lon, lat]
}

function refusal(code: ProblemCode, detail: string): Problem {
  return new Problem(code, detail)
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What a layer beyond the limit is refused with. */
export function boundaryTooLarge(cause?: unknown): Problem {
  return new Problem('too-large', `边界文件超过 ${BOUNDARY_MAX_BYTES / 1_048_576} MB，请先简化边界线`, { cause })
}
