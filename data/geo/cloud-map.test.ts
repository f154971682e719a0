import { expect, test } from 'vitest'
import { AREAS, type AreaCode, areaByCode, DISTRICTS, MUNICIPAL_UNITS, NEIGHBOURS } from './areas.ts'
import { CLOUD_CELLS, cellsOf, districtOutline, labelAnchor, mapExtent, splitCells } from './cloud-map.ts'
import { cellCentre, cellCorners, cellKey, cellNeighbours, type HexPlace, outlineOf, type Point } from './hex.ts'

test('has at least 600 district cells, each place once', () => {
  expect(DISTRICTS.flatMap(({ code }) => cellsOf(code)).length).toBe(664)
  expect(CLOUD_CELLS.length).toBe(716)
  expect(new Set(CLOUD_CELLS.map(cellKey)).size).toBe(CLOUD_CELLS.length)
})

test('gives every area its cells as a walk, so that every run of them is connected', () => {
  for (const { code } of AREAS) {
    const cells = cellsOf(code)
    expect(cells.length).toBeGreaterThanOrEqual(10)
    for (const [k, cell] of cells.slice(1).entries()) expect(touches(cells[k], cell)).toBe(true)
  }
})

test('keeps all 27 neighbour pairs and draws no other two districts together', () => {
  const drawn = adjacentPairs()
  const wanted = new Set(NEIGHBOURS.map(pairKey))
  expect(wanted.size).toBe(27)
  expect([...wanted].filter((pair) => !drawn.has(pair))).toEqual([])
  expect([...drawn].filter((pair) => !wanted.has(pair))).toEqual([])
})

test('draws the land as one shape without holes and the municipal units as islands', () => {
  expect(
    outlineOf(
      DISTRICTS.flatMap(({ code }) => cellsOf(code)),
      1,
    ),
  ).toHaveLength(1)
  expect(outlineOf(CLOUD_CELLS, 1)).toHaveLength(1 + MUNICIPAL_UNITS.length)
})

test('closes every outline around exactly its cells', () => {
  for (const { code } of AREAS) {
    const rings = districtOutline(code, 12)
    expect(rings).toHaveLength(1)
    for (const ring of rings)
      for (const [k, point] of ring.entries()) expect(lengthTo(point, ring, k)).toBeCloseTo(12 / Math.sqrt(3), 9)
    const hexagon = (12 * 12 * Math.sqrt(3)) / 2
    expect(rings.reduce((sum, ring) => sum + areaOf(ring), 0)).toBeCloseTo(cellsOf(code).length * hexagon, 6)
  }
})

test('runs the ring around a hole the other way', () => {
  const rings = outlineOf(cellNeighbours({ col: 4, row: 4 }), 1)
  expect(rings.map((ring) => Math.sign(areaOf(ring))).sort()).toEqual([-1, 1])
})

test('writes the names of districts inside with room for a word, those of islands below', () => {
  for (const { code, kind } of AREAS) {
    const anchor = labelAnchor(code, 1)
    expect(anchor.stands).toBe(kind === 'district' ? 'inside' : 'below')
    if (kind === 'district')
      for (const dx of [-0.9, 0, 0.9]) expect(areaAt({ x: anchor.x + dx, y: anchor.y })).toBe(code)
    else expect(areaAt(anchor)).toBeUndefined()
  }
})

test('keeps the names of areas apart', () => {
  const anchors = AREAS.map(({ code }) => labelAnchor(code, 1))
  for (const [k, a] of anchors.entries()) {
    for (const b of anchors.slice(k + 1)) expect(Math.abs(a.x - b.x) > 3.5 || Math.abs(a.y - b.y) > 1.5).toBe(true)
  }
})

test('leaves the north-west free for a figure and the north-east for a legend', () => {
  const { x, y, width, height } = mapExtent(1)
  const centres = CLOUD_CELLS.map((cell) => cellCentre(cell, 1))
  expect(centres.filter((p) => p.x < x + 0.27 * width && p.y < y + 0.2 * height)).toEqual([])
  expect(centres.filter((p) => p.x > x + 0.85 * width && p.y < y + 0.18 * height)).toEqual([])
})

test('scales with the size of a cell', () => {
  expect(mapExtent(10).width).toBeCloseTo(10 * mapExtent(1).width, 9)
  expect(labelAnchor('330106', 10).x).toBeCloseTo(10 * labelAnchor('330106', 1).x, 9)
  expect(cellCorners({ col: 1, row: 1 }, 10)).toHaveLength(6)
})

test('splits cells among weights in order, every positive weight with a cell', () => {
  const split = splitCells('330106', [5, 0.001, 0, 3, 2])
  expect(split).toHaveLength(70)
  expect(split).toEqual([...split].sort((a, b) => a - b))
  expect(countsOf(split, 5)).toEqual([34, 1, 0, 21, 14])
})

test('splits by largest remainder where every weight is due a cell', () => {
  for (let streets = 1; streets <= 26; streets++) {
    const weights = Array.from({ length: streets }, (_, k) => 5 + ((k * 7) % 5))
    const total = weights.reduce((sum, weight) => sum + weight, 0)
    const counts = countsOf(splitCells('330109', weights), streets)
    for (const [k, count] of counts.entries())
      expect(Math.abs(count - (96 * (weights[k] ?? 0)) / total)).toBeLessThan(1)
  }
})

test('gives the cells to the largest weights when there are more weights than cells', () => {
  const weights = Array.from({ length: 40 }, (_, k) => k + 1)
  expect(splitCells('330122', weights)).toEqual(Array.from({ length: 26 }, (_, k) => k + 14))
})

test('counts weights alike when all are zero, and answers no weights with no cells', () => {
  expect(countsOf(splitCells('330127', [0, 0]), 2)).toEqual([13, 13])
  expect(splitCells('330127', [])).toEqual([])
})

test('finds an area by its code, and none for the retired districts', () => {
  expect(areaByCode('330122')?.full).toEqual({ zh: '桐庐县', en: 'Tonglu County' })
  expect(areaByCode('330103')).toBeUndefined()
  expect(DISTRICTS.map(({ short }) => short.zh).join(' ')).toBe(
    '上城 拱墅 西湖 滨江 萧山 余杭 临平 钱塘 富阳 临安 桐庐 淳安 建德',
  )
})

function touches(a: HexPlace | undefined, b: HexPlace): boolean {
  return a !== undefined && cellNeighbours(a).some((place) => cellKey(place) === cellKey(b))
}

function pairKey(pair: readonly AreaCode[]): string {
  return [...pair].sort().join('–')
}

function adjacentPairs(): Set<string> {
  const areas = new Map(CLOUD_CELLS.map((cell) => [cellKey(cell), cell.area]))
  const pairs = CLOUD_CELLS.flatMap((cell) =>
    cellNeighbours(cell).map((place) => [cell.area, areas.get(cellKey(place))] as const),
  )
  return new Set(pairs.flatMap(([a, b]) => (b === undefined || a === b ? [] : [pairKey([a, b])])))
}

function lengthTo(point: Point, ring: readonly Point[], k: number): number {
  const next = ring[(k + 1) % ring.length] ?? point
  return Math.hypot(next.x - point.x, next.y - point.y)
}

/** Positive for a ring that runs clockwise on screen. */
function areaOf(ring: readonly Point[]): number {
  return ring.reduce((sum, { x, y }, k) => {
    const next = ring[(k + 1) % ring.length] ?? { x, y }
    return sum + (x * next.y - next.x * y) / 2
  }, 0)
}

/** The area whose cell lies under a point of the map drawn at size 1. */
function areaAt(point: Point): AreaCode | undefined {
  return CLOUD_CELLS.find((cell) => {
    const centre = cellCentre(cell, 1)
    return Math.hypot(centre.x - point.x, centre.y - point.y) <= 0.5
  })?.area
}

function countsOf(split: readonly number[], weights: number): number[] {
  return Array.from({ length: weights }, (_, index) => split.filter((k) => k === index).length)
}
