import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { termsOf } from '../language/metric.ts'
import { parseInstant } from '../language/time.ts'
import {
  CORRECTION_KIND,
  EVENTS,
  FOLD_OF,
  IDENTITIES,
  KEYED_OF,
  KIND_INDEX,
  MEASURE_INDEX,
  MEASURES,
  METRICS,
  metricById,
  PROJECTOR_OF,
  ROOT,
  SCENES,
} from './index.ts'

const REQUIRED = [
  'members',
  'members-women',
  'members-age-le35',
  'members-age-36-45',
  'members-age-46-60',
  'members-age-ge61',
  'orgs',
  'orgs-government',
  'orgs-institution',
  'orgs-enterprise',
  'orgs-social',
  'orgs-village',
  'meetings-today',
  'attendance-rate-month',
  'members-admitted-year',
]

/** DOMAIN §6 R1: what the cockpit must never measure, in either language. */
const FORBIDDEN =
  /在线时长|登录|排名|排行|点赞|浏览量|打卡|签到|人脸|定位|ranking|login|online.?time|screen.?time|\blikes?\b/i

describe('the catalogue of metrics', () => {
  test('has every id that others depend on, and at least 45 metrics', () => {
    for (const id of REQUIRED) expect(metricById(id)?.id).toBe(id)
    expect(metricById('no-such-metric')).toBeUndefined()
    expect(METRICS.length).toBeGreaterThanOrEqual(45)
  })

  test.each(METRICS.map((metric) => [metric.id, metric] as const))('%s says what it is', (id, metric) => {
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    expect([...metric.label.zh].length).toBeGreaterThan(1)
    expect([...metric.label.zh].length).toBeLessThanOrEqual(12)
    expect(metric.label.en.length).toBeGreaterThan(2)
    expect([...metric.definition.zh].length).toBeGreaterThan(5)
    expect(metric.definition.zh).toMatch(/。$/)
    expect(metric.definition.en).toMatch(/\.$/)
    expect(metric.source.length).toBeGreaterThan(2)
    expect(metric.known.length).toBeGreaterThan(0)
    expect(`${id} ${metric.label.zh} ${metric.label.en}`).not.toMatch(FORBIDDEN)
    for (const { measure } of termsOf(metric.of)) expect(MEASURE_INDEX.has(measure)).toBe(true)
  })

  test('no two metrics have the same label or the same formula', () => {
    const formulas = METRICS.map((metric) => JSON.stringify(metric.of))
    expect(new Set(METRICS.map((metric) => metric.label.zh)).size).toBe(METRICS.length)
    expect(new Set(METRICS.map((metric) => metric.label.en)).size).toBe(METRICS.length)
    expect(new Set(formulas).size).toBe(METRICS.length)
  })

  test('thresholds ascend', () => {
    for (const { thresholds = [] } of METRICS) expect([...thresholds].sort((a, b) => a - b)).toEqual(thresholds)
    expect(metricById('attendance-rate-month')?.thresholds).toHaveLength(4)
  })

  test('a metric that can be absent is so where nothing was reported: what must be known is never a stock that falls to 0', () => {
    for (const { known } of METRICS) for (const measure of known) expect(measure).not.toMatch(/\.stock/)
  })
})

describe('measures', () => {
  test('every one has a label in both languages, and stands in a column of some metric or in SQL only', () => {
    for (const { code, label } of MEASURES) {
      expect(code).toMatch(/^[a-z]+(\.[a-z]+(-[a-z]+)*)+(\/[a-z0-9-]+)?$/)
      expect(label.zh).not.toBe('')
      expect(label.en).not.toBe('')
      expect(`${code} ${label.zh} ${label.en}`).not.toMatch(FORBIDDEN)
    }
  })
})

describe('event kinds', () => {
  test('places and kinds agree, and the correction is one of them', () => {
    expect(EVENTS.map(({ kind }) => KIND_INDEX.get(kind))).toEqual(EVENTS.map((_, place) => place))
    expect(KIND_INDEX.has(CORRECTION_KIND)).toBe(true)
  })

  test.each(EVENTS.map((event) => [event.kind, event] as const))('every example of %s parses', (kind, event) => {
    expect(event.examples.length).toBeGreaterThan(0)
    expect(kind === CORRECTION_KIND || PROJECTOR_OF.has(kind) || FOLD_OF.has(kind) || KEYED_OF.has(kind)).toBe(true)
    for (const { time, data } of event.examples) {
      expect(event.payload.safeParse(data)).toMatchObject({ success: true })
      expect(parseInstant(time)).toBeDefined()
    }
  })

  test('every payload has a JSON Schema, for those who send', () => {
    for (const { payload } of EVENTS) expect(z.toJSONSchema(payload, { io: 'input' })).toMatchObject({ type: 'object' })
  })

  test('an unknown field is refused by every kind', () => {
    for (const { payload, examples } of EVENTS)
      expect(payload.safeParse({ ...examples[0]?.data, unheardOf: 1 }).success).toBe(false)
  })

  test('nothing about a single person is shown one by one', () => {
    for (const { kind, member, ribbon } of EVENTS)
      expect([kind, member !== undefined && ribbon === true]).toEqual([kind, false])
  })
})

describe('scenes and identities', () => {
  test('every scene says who owns it and what for', () => {
    for (const { owner, purpose, source, label } of SCENES)
      for (const text of [owner, purpose.zh, purpose.en, source, label.zh, label.en]) expect(text).not.toBe('')
  })

  test('what a scene asks of people is a kind of its own, each once, and no more fields than that kind has', () => {
    for (const { asks, events } of SCENES) {
      expect(new Set(asks.map(({ kind }) => kind)).size).toBe(asks.length)
      for (const { kind, fields, timesAYear } of asks) {
        const event = events.find((each) => each.kind === kind)
        const { properties = {} } = event ? z.toJSONSchema(event.payload, { io: 'input' }) : {}
        expect([kind, Object.keys(properties).length >= fields, timesAYear > 0]).toEqual([kind, true, true])
      }
    }
  })

  test('every identity names two different sides', () => {
    for (const { left, right, label } of IDENTITIES) {
      expect(left.length).toBeGreaterThan(0)
      expect(right.length).toBeGreaterThan(0)
      expect(right).not.toEqual(left)
      expect(label.zh).not.toBe('')
    }
  })

  test('the root is an area that nobody founded', () => {
    expect(ROOT).toMatchObject({ code: 'root', id: 0, state: { exists: 1, dissolved: 0, parent: -1 } })
  })
})
