import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  formatChange,
  formatCount,
  formatExact,
  formatFull,
  formatRate,
  formatShare,
  formatValue,
  middleEllipsis,
} from './format.ts'

const count = (value: number | null, lang: 'zh' | 'en' = 'zh') => {
  const { digits, suffix } = formatCount(value, lang)
  return digits + suffix
}

test('is exact below 1 万, then 万 with one decimal, from 1 亿 with two', () => {
  expect(count(0)).toBe('0')
  expect(count(9_999)).toBe('9,999')
  expect(count(10_000)).toBe('1.0万')
  expect(count(786_721)).toBe('78.7万')
  expect(count(99_999_999)).toBe('9,999.9万')
  expect(count(100_000_000)).toBe('1.00亿')
  expect(count(-20_954)).toBe('−2.1万')
})

test('says thousands and millions in English', () => {
  expect(count(786_721, 'en')).toBe('786.7k')
  expect(count(999_999, 'en')).toBe('999.9k')
  expect(count(100_271_000, 'en')).toBe('100.27M')
})

test('shows what was never reported as a dash', () => {
  expect(count(null)).toBe('—')
  expect(formatRate(null).digits).toBe('—')
  expect(formatShare(3, 0)).toBe('—')
})

test('never rounds to 100 % or to 0', () => {
  expect(formatShare(9_999, 10_000)).toBe('>99.9%')
  expect(formatShare(1, 10_000)).toBe('<0.1%')
  expect(formatShare(10_000, 10_000)).toBe('100%')
  expect(formatShare(0, 10_000)).toBe('0%')
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e9 }), fc.integer({ min: 1, max: 1e9 }), (a, b) => {
      const text = formatShare(Math.min(a, b), Math.max(a, b) + 1)
      expect(['100%', '100.0%', '0%', '0.0%']).not.toContain(text)
    }),
  )
})

test('gives differences a sign and keeps whole numbers exact', () => {
  expect(formatChange(7_437)).toBe('+7,437')
  expect(formatChange(-3)).toBe('−3')
  expect(formatChange(0)).toBe('0')
  expect(formatExact(786_721)).toBe('786,721')
})

test('says means with one decimal, and never 0 for what is not', () => {
  expect(formatValue(17.5, 'mean', 'zh')).toEqual({ digits: '17.5', suffix: '' })
  expect(formatFull(12, 'mean')).toBe('12.0')
  expect(formatFull(0.01, 'mean')).toBe('<0.1')
  expect(formatFull(null, 'mean')).toBe('—')
})

test('cuts a name in the middle and keeps its tail', () => {
  const fits = (limit: number) => (text: string) => [...text].length <= limit
  expect(middleEllipsis('长河街道江三社区第三支部', fits(8))).toBe('长河街…第三支部')
  expect(middleEllipsis('江三二支', fits(8))).toBe('江三二支')
})
